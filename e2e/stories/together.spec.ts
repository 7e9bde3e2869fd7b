import { setTimeout } from 'node:timers/promises'
import { blocksOf, proseToText, readProse } from '@lea/agenda'
import * as Y from 'yjs'
import { openTogether } from '../people/person.ts'
import { Colleague } from '../relay/colleague.ts'
import { expect, test } from '../test.ts'

test('Bram sees what Anna types, where she is and her caret; what both type in one text stands there with every letter', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)

  await test.step('her name, where she is, and her caret', async () => {
    await expect(his.people).toContainText('Anna, Organisatie van Anna')

    await hers.write('Huisbezoeken', ' hier.')

    await expect(his.people).toContainText('werkt in “Huisbezoeken”')
    await expect(his.block('Huisbezoeken').getByText('Anna', { exact: true })).toBeVisible()
    const caret = his.caretOf('Anna', 'Huisbezoeken')
    await expect(caret).toBeAttached()
    await expect(his.body('Huisbezoeken')).toContainText('hier.')

    // he clicks where she stands (it lets his click through, so nothing is waited for), and writes there too
    await caret.click({ force: true })
    await bram.page.keyboard.type(' Hij ook.')
    await expect(hers.body('Huisbezoeken')).toContainText('hier. Hij ook.')
    // a browser can put the caret elsewhere and leave the focus
    await bram.page.evaluate(() => getSelection()?.collapse(document.activeElement?.closest('.block') ?? null, 0))
    await bram.page.keyboard.type(' Nog steeds.')
    await expect(hers.body('Huisbezoeken')).toContainText('hier. Hij ook. Nog steeds.')
  })

  await test.step('what she types', async () => {
    await hers.write('Logopedie', ' iedere leerkracht belt aan.')

    await expect(his.body('Logopedie')).toHaveText('Over logopedie: iedere leerkracht belt aan.')
    await hers.expectSavedOnRelay()
  })

  await test.step('what both type at once', async () => {
    await hers.enterText('Taalklas')
    await his.enterText('Taalklas')

    await Promise.all([anna.page.keyboard.type('ABCDEFGH'), bram.page.keyboard.type('12345678')])

    const lettersOf = (text: string | null) => [...(text ?? '').replace('Over taalklas:', '')].sort().join('')
    for (const screen of [hers, his]) {
      await expect.poll(async () => lettersOf(await screen.body('Taalklas').textContent())).toBe('12345678ABCDEFGH')
    }
    expect(await hers.body('Taalklas').textContent()).toBe(await his.body('Taalklas').textContent())
  })

  await test.step('she goes', async () => {
    await anna.page.close()
    await expect(his.people).toBeHidden()
  })
})

test('Anna sees five colleagues type at once: nothing is lost, her text stays in place and her menu open', async ({
  anna,
  arrive,
  agenda,
  relay,
}) => {
  const titles = ['Huisbezoeken', 'Taalklas', 'Zomerschool', 'Logopedie', 'Brugklas']
  const hers = await anna.open(agenda)
  const colleagues: { title: string; words: string; type: (words: string) => Promise<void> }[] = []
  for (const [at, title] of titles.entries()) {
    const words = ` ${title.toUpperCase()}`.repeat(3)
    if (at < 2) {
      const person = await arrive(`Collega in ${title}`)
      const screen = await person.open(agenda)
      await screen.enterText(title)
      colleagues.push({ title, words, type: (keys) => person.page.keyboard.type(keys, { delay: 20 }) })
    } else {
      // on her screen there is no telling that these have none
      const colleague = await Colleague.join(relay, agenda)
      colleague.show(`Collega in ${title}`, blockIn(colleague.doc, title).id)
      colleagues.push({ title, words, type: (keys) => typeAtEnd(colleague.doc, title, keys) })
    }
  }
  await expect(hers.block('Brugklas')).toContainText('Collega in Brugklas')
  const menu = await hers.openMenu('Zomerschool')
  const topOf = () => hers.block('Zomerschool').evaluate((element) => element.getBoundingClientRect().top)
  const before = await topOf()

  // Short enough for one line each: longer texts push what is below them down, as they should.
  await Promise.all(colleagues.map(({ words, type }) => type(words)))

  for (const { title, words } of colleagues) await expect(hers.body(title)).toContainText(words.trim())
  await expect(menu).toBeVisible()
  expect(Math.abs((await topOf()) - before)).toBeLessThan(2)
})

test('Anna keeps typing in her place while colleagues above her write long texts', async ({ anna, bram, agenda }) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  await his.enterText('Zorg en onderwijs')
  await hers.enterText('Brugklas')

  await Promise.all([
    anna.page.keyboard.type(' wie gaat er mee naar de brugklas?', { delay: 20 }),
    (async () => {
      for (let line = 0; line < 12; line++) {
        await bram.page.keyboard.type(`Regel ${line}`)
        await bram.page.keyboard.press('Enter')
      }
    })(),
  ])

  await expect(hers.body('Zorg en onderwijs')).toContainText('Regel 11')
  await expect(hers.body('Brugklas')).toHaveText('Over brugklas: wie gaat er mee naar de brugklas?')
  await hers.expectCaretIn('Brugklas', 'body')
  await expect(hers.body('Brugklas')).toBeInViewport()
})

test('a plain y-websocket client and Anna see what the other writes', async ({ anna, relay, agenda }) => {
  const hers = await anna.open(agenda)
  const colleague = await Colleague.join(relay, agenda)
  const { body } = blockIn(colleague.doc, 'Taalklas')
  const paragraph = body.get(0)
  if (!(paragraph instanceof Y.XmlElement)) throw new Error("the story's agenda has no text in 'Taalklas'")

  paragraph.insert(paragraph.length, [new Y.XmlText(' geschreven zonder scherm')])
  await expect(hers.body('Taalklas')).toContainText('geschreven zonder scherm')

  await hers.write('Taalklas', ' en met.')
  await expect.poll(() => proseToText(readProse(body).paragraphs)).toContain('zonder scherm en met.')
  colleague.leave()
})

function blockIn(doc: Y.Doc, title: string): { id: string; body: Y.XmlFragment } {
  for (const [id, block] of blocksOf(doc)) {
    const heading = block.get('title')
    const body = block.get('body')
    if (!(heading instanceof Y.XmlFragment && body instanceof Y.XmlFragment)) continue
    if (proseToText(readProse(heading).paragraphs) === title) return { id, body }
  }
  throw new Error(`the story's agenda has no block '${title}'`)
}

/** Letter by letter, as somebody does who has a screen. */
async function typeAtEnd(doc: Y.Doc, title: string, keys: string): Promise<void> {
  const line = blockIn(doc, title).body.get(0)
  const text = line instanceof Y.XmlElement ? line.get(0) : undefined
  if (!(text instanceof Y.XmlText)) throw new Error(`the story's agenda has no text in '${title}'`)
  for (const key of keys) {
    text.insert(text.length, key)
    await setTimeout(20)
  }
}
