import { blocksOf, proseToText, readProse } from '@lea/agenda'
import * as Y from 'yjs'
import type { Person } from '../people/person.ts'
import { openTogether } from '../people/person.ts'
import { Colleague } from '../relay/colleague.ts'
import { expect, test } from '../test.ts'

test('Bram sees what Anna types', async ({ anna, bram, agenda }) => {
  const [hers, his] = await openTogether(agenda, anna, bram)

  await hers.write('Huisbezoeken', ' iedere leerkracht belt aan.')

  await expect(his.body('Huisbezoeken')).toHaveText('Over huisbezoeken: iedere leerkracht belt aan.')
  await hers.expectSavedOnRelay()
})

test('Anna and Bram type in one text at once and see the same, with every letter of both', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  await hers.enterText('Taalklas')
  await his.enterText('Taalklas')

  await Promise.all([anna.page.keyboard.type('ABCDEFGH'), bram.page.keyboard.type('12345678')])

  const lettersOf = (text: string | null) => [...(text ?? '').replace('Over taalklas:', '')].sort().join('')
  for (const screen of [hers, his]) {
    await expect.poll(async () => lettersOf(await screen.body('Taalklas').textContent())).toBe('12345678ABCDEFGH')
  }
  expect(await hers.body('Taalklas').textContent()).toBe(await his.body('Taalklas').textContent())
})

test("Bram sees Anna's name, where she is, and her caret in the text", async ({ anna, bram, agenda }) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
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

  await anna.page.close()
  await expect(his.people).toBeHidden()
})

test('Anna sees five colleagues type at once: nothing is lost, her text stays in place and her menu open', async ({
  anna,
  arrive,
  agenda,
}) => {
  // Six browsers take their time on a small machine.
  test.slow()
  const titles = ['Huisbezoeken', 'Taalklas', 'Zomerschool', 'Logopedie', 'Brugklas']
  const hers = await anna.open(agenda)
  const colleagues: { person: Person; title: string; words: string }[] = []
  for (const title of titles) {
    const person = await arrive(`Collega in ${title}`)
    const screen = await person.open(agenda)
    await screen.enterText(title)
    colleagues.push({ person, title, words: ` ${title.toUpperCase()}`.repeat(3) })
  }
  const menu = await hers.openMenu('Zomerschool')
  const topOf = () => hers.block('Zomerschool').evaluate((element) => element.getBoundingClientRect().top)
  const before = await topOf()

  // Short enough for one line each: longer texts push what is below them down, as they should.
  await Promise.all(colleagues.map(({ person, words }) => person.page.keyboard.type(words, { delay: 20 })))

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
  const body = bodyOf(colleague.doc, 'Taalklas')
  const paragraph = body.get(0)
  if (!(paragraph instanceof Y.XmlElement)) throw new Error("the story's agenda has no text in 'Taalklas'")

  paragraph.insert(paragraph.length, [new Y.XmlText(' geschreven zonder scherm')])
  await expect(hers.body('Taalklas')).toContainText('geschreven zonder scherm')

  await hers.write('Taalklas', ' en met.')
  await expect.poll(() => proseToText(readProse(body).paragraphs)).toContain('zonder scherm en met.')
  colleague.leave()
})

function bodyOf(doc: Y.Doc, title: string): Y.XmlFragment {
  for (const block of blocksOf(doc).values()) {
    const heading = block.get('title')
    const body = block.get('body')
    if (!(heading instanceof Y.XmlFragment && body instanceof Y.XmlFragment)) continue
    if (proseToText(readProse(heading).paragraphs) === title) return body
  }
  throw new Error(`the story's agenda has no block '${title}'`)
}
