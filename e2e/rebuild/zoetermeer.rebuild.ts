import { zoetermeerExecution } from '@lea/agenda/fixtures/parts'
import type { Locator } from '@playwright/test'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { ViewScreen } from '../screens/viewScreen.ts'
import { expect, test } from '../test.ts'
import { Typist } from './typist.ts'

const { ambitions, lines, agreements, seats } = zoetermeerExecution

/** What a template calls the chapter of each topic. */
const chapters = [
  'Voorkomen van segregatie',
  'Bevorderen van integratie',
  'Bestrijden van onderwijsachterstanden',
  'Inschrijving en toelating',
]

/** Organisations of the seats, as the template's list of partners knows them; the last one isn't on it. */
const partnerOf: Record<string, string> = {
  Gemeente: 'Gemeente',
  Samenwerkingsverband: 'Samenwerkings',
  Kinderopvang: 'Kinderopvang',
  'Primair onderwijs': 'primair',
  'Voortgezet onderwijs': 'voortgezet',
  Beroepsonderwijs: 'Beroepsonderwijs',
}

test('Anna rebuilds the execution agenda of Zoetermeer with keyboard and mouse: every view shows its figures', async ({
  anna,
}) => {
  const { page } = anna
  const by = new Typist(page)
  const hers = new AgendaScreen(page)
  const empty = (kind: string) => hers.main.getByRole('group', { name: `${kind} Zonder titel` }).first()
  const title = (block: Locator) => block.locator('[data-part=title]').first()
  const enter = async (block: Locator) => {
    await by.click(title(block))
    await expect(title(block).locator('[contenteditable=true]')).toBeFocused()
  }
  const expectNewTitle = () => expect(page.locator('[data-part=title] [contenteditable=true]')).toBeFocused()
  const addBelow = async (block: Locator, kind: string) => {
    await block.hover({ position: { x: 8, y: 16 } })
    await by.click(block.getByRole('button', { name: 'Hieronder toevoegen' }))
    await by.click(page.getByRole('menuitem', { name: kind, exact: true }))
    await expectNewTitle()
  }
  const step = (what: string) => console.info(`${what}: ${by.keys} keys, ${by.clicks} clicks so far`)

  await page.goto('/')
  await by.click(page.getByRole('button', { name: 'Nieuwe agenda' }))
  await by.click(page.getByText('Uitvoeringsagenda met actielijnen'))
  await page.getByLabel('Titel').focus()
  await by.press('Control+a')
  await by.type('LEA-uitvoeringsagenda Zoetermeer')
  await by.press('Tab')
  await by.type('Zoetermeer')
  await by.press('Tab')
  await by.type('september 2025 – december 2026')
  await by.press('Enter')
  await expect(hers.outline).toBeVisible()
  step('begun')

  for (const { short, goal } of ambitions) {
    await enter(empty('Ambitie'))
    await by.type(short)
    await by.press('Enter')
    await hers.expectCaretIn(`Ambitie ${short}`, 'body')
    await by.type(goal)
  }
  await enter(hers.block('Evaluatie van deze agenda'))
  await by.click(hers.panel.getByRole('textbox', { name: 'Planning' }))
  await by.type('2024')
  await by.press('Tab')
  await by.type('24')
  await by.press('Tab')
  await by.type('Best')
  step('ambitions and evaluation')

  for (const [at, { agreed }] of agreements.entries()) {
    await enter(empty('Afspraak'))
    for (const [nth, words] of agreed.entries()) {
      await by.type(words)
      if (nth === 0) {
        await by.click(hers.panel.getByRole('textbox', { name: 'Afgesproken op' }))
        await by.type('1 september 2025')
        await by.press('Tab')
        if (agreed.length > 1) await enter(hers.block(words))
      }
      if (nth === agreed.length - 1) continue
      await by.press('Enter')
      await hers.expectCaretIn(words, 'body')
      await by.press('Enter')
      await expectNewTitle()
    }
    await expect(hers.panel).toContainText(chapters[at] ?? '')
  }
  await addBelow(hers.block('Afspraak Minstens 92%'), 'Indicator')
  await by.type('Doelgroep in de opvang')
  await by.click(hers.panel.getByRole('textbox', { name: 'Eenheid' }))
  await by.type('%')
  await by.press('Tab', 'Tab')
  await by.type('92')
  await by.press('Tab')
  await by.type('Min')
  await by.press('Tab')
  await by.type('31-12-2026')
  await by.press('Tab')
  step('agreements')

  for (const [at, { title: name, serves, goals, involved }] of lines.entries()) {
    const line = hers.block(`Actielijn ${name}`)
    if (at < 3) await enter(empty('Actielijn'))
    else {
      await by.click(page.getByRole('button', { name: 'Voeg actielijn toe' }))
      await expectNewTitle()
    }
    await by.type(name)
    await by.click(hers.panel.getByRole('textbox', { name: 'Betrokkenen (in woorden)' }))
    await by.type(involved)
    await by.press('Tab')
    for (const ambition of serves) {
      await by.type((ambitions[ambition]?.short ?? '').slice(0, 5))
      await by.press('Enter')
    }
    // somebody who is done choosing presses Escape or clicks beside the list
    await by.press('Escape')
    if (at < 3) await enter(empty('Focusdoel'))
    else await addBelow(line, 'Focusdoel')
    for (const [nth, goal] of goals.entries()) {
      await by.type(goal)
      if (nth === goals.length - 1) continue
      await by.press('Enter')
      await hers.expectCaretIn(goal, 'body')
      await by.press('Enter')
      await expectNewTitle()
    }
  }
  step('lines and goals')

  await by.click(page.getByRole('link', { name: 'Deelnemers' }))
  await by.click(hers.main.locator('summary').filter({ hasText: 'Stuurgroep' }).first())
  await by.click(hers.main.getByRole('textbox', { name: 'Naam van het gremium' }).first())
  await by.press('Control+a')
  await by.type('Stuurgroep LEA')
  for (const [organisation, holder] of seats) {
    await by.click(hers.main.getByRole('button', { name: 'Voeg zetel toe' }).first())
    await expect(hers.main.getByRole('combobox', { name: 'Namens' }).last()).toBeFocused()
    await by.type(partnerOf[organisation] ?? '')
    await by.press('Enter', 'Tab')
    await by.type(holder)
    await by.press('Enter', 'Escape')
  }
  await by.click(hers.main.locator('summary').filter({ hasText: 'Bestuurlijk platform' }).first())
  await by.click(hers.main.getByRole('button', { name: 'Voeg overleg toe' }).nth(1))
  await by.type('Themabijeenkomst over inclusie')
  await by.press('Tab')
  await by.type('oktober 2025')
  await by.press('Tab')
  step('seats and people')

  const agendaId = new URL(page.url()).pathname.split('/')[2] ?? ''
  const view = new ViewScreen(page)
  await view.open(agendaId, 'verbanden')
  const links = view.table('Actielijnen en ambities')
  await expect(view.row(links, '11 verbanden').getByRole('cell')).toHaveText(['5', '3', '3'])
  await view.goTo('wettelijk-kader')
  const topics = view.rows(view.table('Wettelijke onderwerpen'))
  for (const [at, count] of ['2', '5', '5', '1'].entries())
    await expect(topics.nth(at).getByRole('cell').nth(2)).toHaveText(count)
  await view.goTo('gremia')
  const steering = view.row(view.table('Gremia'), 'Stuurgroep LEA').getByRole('cell')
  await expect(steering.nth(1)).toHaveText('11')
  await expect(steering.nth(2)).toHaveText('10')
  await view.goTo('indicatoren')
  await expect(view.row(view.table('Indicatoren'), /Doelgroep/)).toContainText('minstens 92%')
  await view.goTo('controle')
  for (const check of [
    'Dit heeft geen trekker',
    'Dit heeft geen planning',
    'Van dit werk staat niet vast wat het kost',
  ])
    await expect(view.table(`${check} (6)`)).toBeVisible()
  await page.getByRole('navigation', { name: 'Weergaven' }).getByRole('link', { name: 'Document' }).click()
  await expect(hers.main.getByRole('group', { name: /^Focusdoel / })).toHaveCount(8)
})
