import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  addBlock,
  type BlockTypeName,
  blocksOf,
  blockTypes,
  createAgenda,
  type Field,
  type FieldValue,
  newId,
  paragraph,
  parseAmount,
  quote,
  readProse,
  setField,
  writeProse,
} from '@lea/agenda'
import type { Locator } from '@playwright/test'
import * as Y from 'yjs'
import { sayWhoYouAre } from '../people/person.ts'
import { Colleague } from '../relay/colleague.ts'
import { untilRelayHas } from '../relay/fixtures.ts'
import { NextBuild } from '../relay/nextBuild.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expect, test } from '../test.ts'
import { buildEarlier, laterFields, laterTypes } from './earlierBuild.ts'

const rounds = Number(process.env.LEA_BEFORE ?? 1)
const bram = { deviceId: 'bram', name: 'Bram' }

/** A block of every type of today, each with the field that the earlier build lacks; in every third text what it can't read. */
function writeAll(doc: Y.Doc): Map<string, string> {
  createAgenda(doc, bram, { title: 'Agenda van twee bouwsels', kind: 'year' })
  const idByType = new Map<string, string>()
  const registry = Object.entries(blockTypes) as [BlockTypeName, (typeof blockTypes)[BlockTypeName]][]
  while (idByType.size < registry.length) {
    const before = idByType.size
    for (const [type, { parents }] of registry) {
      if (idByType.has(type)) continue
      const names = parents as readonly string[]
      const parent = names.includes('agenda') ? null : names.map((name) => idByType.get(name)).find(Boolean)
      if (parent === undefined) continue
      const added = addBlock(doc, bram, { type, parent, title: `Een ${type}` })
      if (added.ok) idByType.set(type, added.value)
    }
    if (idByType.size === before) throw new Error('some type can stand under nothing')
  }
  let at = 0
  for (const [type, id] of idByType) {
    const name = laterFields[type]
    const field = name === undefined ? undefined : blockTypes[type as BlockTypeName].fields[name]
    if (name !== undefined && field !== undefined) {
      const outcome = setField(doc, bram, id, name, valueFor(field, idByType))
      if (!outcome.ok) throw new Error(`${type}.${name} was refused: ${outcome.refusal}`)
    }
    const body = bodyOf(doc, id)
    doc.transact(() => {
      body.delete(0, body.length)
      if (at++ % 3 === 0) writeProse(body, [paragraph('Gewoon'), quote(`n-citaat van ${type}`)])
      else if (at % 3 === 0) writeProse(body, [paragraph({ text: `n-streep van ${type}`, underline: true })])
      else writeProse(body, [paragraph(`Over ${type}`)])
    })
  }
  return idByType
}

function bodyOf(doc: Y.Doc, id: string): Y.XmlFragment {
  const body = blocksOf(doc).get(id)?.get('body')
  if (!(body instanceof Y.XmlFragment)) throw new Error(`block ${id} has no text`)
  return body
}

function valueFor(field: Field, idByType: ReadonlyMap<string, string>): FieldValue {
  switch (field.kind) {
    case 'text':
      return 'n-woorden'
    case 'amount':
      return parseAmount('1.234').amount
    case 'period':
      return { words: 'n-periode', start: '2027-01-01', end: '2027-06-30' }
    case 'date':
      return '2027-03-04'
    case 'number':
      return 7
    case 'choice':
      return field.choices[0] ?? null
    case 'choices':
      return field.choices.slice(0, 1)
    case 'reference':
      return idByType.get(field.to) ?? null
    case 'references':
      return [idByType.get(field.to) ?? newId()]
  }
}

/** What only today's build has words for, as it stands in a document now. */
function wordsOfToday(doc: Y.Doc): Map<string, string> {
  const words = new Map<string, string>()
  for (const [id, block] of blocksOf(doc)) {
    const type = String(block.get('type'))
    if (laterTypes.includes(type as BlockTypeName)) words.set(`${id} type`, type)
    for (const [key, value] of block.entries()) {
      if (key.startsWith(`f:${laterFields[type]}:`)) words.set(`${type} ${id} ${key}`, JSON.stringify(value))
    }
    for (const line of readProse(bodyOf(doc, id)).paragraphs) {
      const text = line.runs.map((run) => run.text).join('')
      if (text.startsWith('n-')) words.set(`${type} ${id} ${text}`, JSON.stringify(line))
    }
  }
  return words
}

test(`a build that lacks types, fields, a kind of line and a mark opens, types, pastes and undoes in an agenda of today (${rounds} times)`, async ({
  anna,
  relay,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'lea-tafel-earlier-'))
  await buildEarlier(folder)
  const agenda = newId()
  const today = await Colleague.join(relay, agenda)
  const idByType = writeAll(today.doc)
  await untilRelayHas(relay, agenda, today.doc)
  const wanted = wordsOfToday(today.doc)
  // beside the relay, which gives today's pages: the same relay with those of the earlier build
  const pages = await NextBuild.of(relay, folder)
  const page = await anna.context.newPage()
  await page.goto(pages.url)
  await sayWhoYouAre(page, 'Anna', 'Gemeente')
  await page.goto(`${pages.url}/agenda/${agenda}`)
  const hers = new AgendaScreen(page)
  await hers.expectSavedOnRelay()
  const { keyboard } = page
  await expect(page.getByText('Gemaakt met een nieuwere versie').first()).toBeVisible()
  let typedIn = 0
  let readOnly = 0

  const isEditor = async (part: Locator) => (await part.locator('[contenteditable=true]').count()) > 0

  /** Answers whether there was an editor to do it in. The keys are pressed either way. */
  const typePasteUndo = async (part: Locator): Promise<boolean> => {
    await part.click()
    const mounted = await isEditor(part)
    await keyboard.press('End')
    await keyboard.type(' oud')
    await keyboard.press('Shift+Home')
    await keyboard.press('Control+c')
    await keyboard.press('End')
    await keyboard.press('Control+v')
    for (let undo = 0; undo < 3; undo++) await keyboard.press('Control+z')
    await keyboard.press('Control+y')
    return mounted
  }

  for (let round = 1; round <= rounds; round++) {
    for (const [type, id] of idByType) {
      const block = hers.main.locator(`[data-block="${id}"]`)
      if ((await block.count()) === 0) continue
      for (const part of ['title', 'body']) {
        const place = block.locator(`[data-part=${part}]`).first()
        if ((await place.count()) === 0) continue
        const mounted = await typePasteUndo(place)
        if (mounted) typedIn++
        else readOnly++
        if (part === 'body' && mounted) {
          // while her editor stands there, today's build writes what she has no word for
          today.doc.transact(() => {
            const line = new Y.XmlElement('paragraph')
            line.setAttribute('kind', 'quote')
            const text = new Y.XmlText()
            bodyOf(today.doc, id).push([line])
            line.insert(0, [text])
            text.insert(0, `n-erbij ${round} in ${type}`)
          }, 'keyboard')
          for (const [place, words] of wordsOfToday(today.doc)) if (place.includes(' n-erbij')) wanted.set(place, words)
          await expect(block.getByText(`n-erbij ${round} in ${type}`)).toBeVisible()
          expect(await isEditor(place)).toBe(false)
          await keyboard.type('nog iets')
          await keyboard.press('Control+z')
        }
      }
      // what she may fill in of it
      for (const input of await hers.panel.locator('input:not([type=checkbox]):not([type=radio]), textarea').all()) {
        if (!(await input.isEditable()) || !(await input.isVisible())) continue
        await input.click()
        await keyboard.press('End')
        await keyboard.type('1')
        await keyboard.press('Tab')
      }
    }
    for (const name of ['Deelnemers', 'Begroting']) {
      await page.getByRole('link', { name }).first().click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    }
    await page.goto(`${pages.url}/agenda/${agenda}`)
    await hers.expectSavedOnRelay()
  }
  const after = await Colleague.join(relay, agenda)
  const there = wordsOfToday(after.doc)
  expect(typedIn).toBeGreaterThan(0)
  const lost = [...wanted].filter(([place, words]) => there.get(place) !== words)
  expect(lost).toEqual([])
  process.stdout.write(
    `a build before this one, in Chromium: ${rounds} times through ${idByType.size} types, ${typedIn} texts typed in, ${readOnly} only shown: 0 of ${wanted.size} words, values and types of today lost\n`,
  )
  after.leave()
  today.leave()
  await page.close()
  await pages.end()
  await rm(folder, { recursive: true, force: true })
})
