import {
  fillHaarlemmermeer,
  fillLeidschendamVoorburg,
  fillWestland,
  fillZoetermeerExecution,
  fillZoetermeerVision,
} from '@lea/agenda/fixtures'
import { goWithin } from '../people/person.ts'
import { bringFixture } from '../relay/fixtures.ts'
import { takeLine } from '../relay/line.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expectNoViolations } from '../screens/axe.ts'
import { type ViewPath, ViewScreen, viewNames } from '../screens/viewScreen.ts'
import { expect, test } from '../test.ts'

test('Leidschendam-Voorburg: 22 actions by partner, five quarters, and the traps of its budget', async ({
  anna,
  relay,
}) => {
  const agendaId = await bringFixture(relay, fillLeidschendamVoorburg)
  const view = new ViewScreen(anna.page)
  await view.open(agendaId, 'rolverdeling')
  const roles = view.table('Rollen per partner')
  await expect(view.rows(roles)).toHaveCount(22)
  await expect(view.row(roles, 'Huisbezoeken in Leidschendam-Voorburg')).toContainText('Uitvoerder')

  await view.goTo('planning')
  const planning = view.table('Planning per kwartaal')
  await expect(planning.locator('.view-group')).toHaveText([
    /^3e kwartaal 2021/,
    /^4e/,
    /^1e/,
    /^2e/,
    /^3e kwartaal 2022/,
  ])
  await expect(view.row(planning, 'Werkgroep samenstellen')).toContainText('Te laat')

  await view.goTo('controle')
  const totals = view.table('Een totaal in de tekst klopt niet met de begrotingsregels (2)')
  await expect(totals).toContainText('De tekst zegt € 32.500, de agenda komt op € 26.000.')
  await expect(totals).toContainText('De tekst zegt € 19.400, de agenda komt op € 10.000.')
  await expect(view.table('Dit heeft geen trekker (22)')).toBeVisible()
  // with a filter the heading counts what stands under it, of the same total as before
  const heading = view.main.getByRole('heading', { name: /om naar te kijken$/ })
  const all = Number.parseInt(await heading.innerText(), 10)
  await view.filter.getByLabel('Thema').selectOption({ index: 2 })
  await expect(view.main).toContainText(`van ${all} punten getoond door het filter`)
  const left = Number.parseInt(await heading.innerText(), 10)
  expect(left).toBeLessThan(all)
  await expect(view.main).toContainText(`${left} van ${all} punten getoond door het filter`)
  await view.filter.getByRole('button', { name: 'Wis filter' }).click()
  await anna.page.setViewportSize({ width: 390, height: 844 })
  const deed = anna.page.getByRole('button', { name: /^Negeer met reden/ }).first()
  const [words, row] = await Promise.all([
    deed.evaluate((button) => {
      const range = document.createRange()
      range.selectNodeContents(button)
      return range.getBoundingClientRect().left
    }),
    deed.evaluate((button) => button.closest('tr')?.getBoundingClientRect().left ?? Number.NaN),
  ])
  expect(words, 'on a telephone its first letter is whole').toBeGreaterThanOrEqual(row)
  await anna.page.setViewportSize({ width: 1440, height: 900 })

  await view.goTo('indicatoren')
  const indicators = view.table('Indicatoren')
  await expect(view.rows(indicators)).toHaveCount(5)
  await expect(view.row(indicators, /Studenten met een huisbezoek/)).toContainText('minstens 300')

  await anna.page.getByRole('link', { name: 'Begroting' }).click()
  await expect(anna.page.getByRole('row').filter({ hasText: 'Totaal' })).toContainText('€ 66.650')
  const toSee = anna.page.getByRole('region', { name: 'Aandachtspunten (2)' })
  await expect(toSee).toContainText('De tekst zegt € 32.500, de agenda komt op € 26.000.')
  await expect(toSee).toContainText('De tekst zegt € 19.400, de agenda komt op € 10.000.')
  await expect(toSee.getByRole('button', { name: 'Verbinding zorg en onderwijs, Onder de streep' })).toBeVisible()

  await view.open(agendaId, 'verbanden')
  await expect(view.main).toContainText('Er staat nog geen pijler in de agenda')
})

test('Westland: 48 pillars as 12, 8, 10, 7, 4 and 7, a year plan of seven columns and five rows, six against five', async ({
  anna,
  relay,
}) => {
  const agendaId = await bringFixture(relay, fillWestland)
  const view = new ViewScreen(anna.page)
  await view.open(agendaId, 'verbanden')
  const links = view.table('Pijlers en programmalijnen')
  await expect(view.rows(links)).toHaveCount(48)
  await expect(view.row(links, '48 verbanden').getByRole('cell')).toHaveText(['12', '8', '10', '7', '4', '7'])

  // on paper the names of the lines have the room, not the ticks
  const paper = (await anna.page.pdf({ format: 'A4' })).toString('latin1')
  expect(paper.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(3)

  await view.goTo('jaarplan')
  const plan = view.table('Jaarplan per programmalijn')
  await expect(plan.getByRole('columnheader')).toHaveText([
    'Programmalijn',
    'Jaardoelstelling',
    'Prestatie-indicatoren',
    'Huidige situatie',
    'Te bereiken resultaat',
    'Inspanningen en middelen',
    'Rolverdeling',
  ])
  await expect(view.rows(plan)).toHaveCount(5)
  const elsewhere = view.main.getByRole('listitem').filter({ hasText: 'Integraal huisvestingsplan (IHP) 2022-2037' })
  await expect(elsewhere).toHaveText('Huisvesting: Integraal huisvestingsplan (IHP) 2022-2037')
  // no gap between the name and what follows it
  const name = await elsewhere.getByRole('button').evaluate((button) => {
    const words = document.createRange()
    words.selectNodeContents(button)
    return { words: words.getBoundingClientRect().width, button: button.getBoundingClientRect().width }
  })
  expect(name.button - name.words).toBeLessThan(2)
  // a role that nobody takes after all leaves nothing behind
  const partners = plan.getByRole('combobox', { name: 'Partner' })
  const before = await partners.count()
  const adds = plan.getByRole('button', { name: /^Voeg rol toe/ }).first()
  await adds.click()
  await expect(partners).toHaveCount(before + 1)
  await expect(partners.and(view.page.locator(':focus'))).toBeVisible()
  await view.page.keyboard.press('Escape')
  await expect(partners).toHaveCount(before)
  await expect(adds).toBeFocused()

  await view.goTo('controle')
  const counts = view.table('Een aantal in de tekst klopt niet met de agenda (1)')
  await expect(counts).toContainText('“vijf programmalijnen” De tekst zegt 5, de agenda komt op 6.')

  await anna.page.getByRole('link', { name: 'Begroting' }).click()
  await expect(view.main).toContainText('Er staan nog geen bedragen in deze agenda')
  await expect(view.rows(view.table('Fondsen'))).toHaveCount(4)
  await expect(view.main).not.toContainText('Geen open punten')
})

test('Zoetermeer, vision: 17 questions as 6, 6 and 5, six owners in the steering group, tables of five to eight', async ({
  anna,
  relay,
}) => {
  const agendaId = await bringFixture(relay, fillZoetermeerVision)
  const view = new ViewScreen(anna.page)
  await view.open(agendaId, 'verbanden')
  const links = view.table(/^Vraagstukken en/)
  await expect(view.rows(links)).toHaveCount(17)
  await expect(view.row(links, '17 verbanden').getByRole('cell')).toHaveText(['6', '6', '5'])

  await view.goTo('gremia')
  const bodies = view.table('Gremia')
  await expect(view.row(bodies, 'Stuurgroep LEA').getByRole('cell').nth(1)).toHaveText(/^6/)
  const tables = bodies
    .getByRole('row')
    .filter({ has: anna.page.getByRole('cell', { name: 'Overlegtafel', exact: true }) })
  await expect(tables).toHaveCount(3)
  for (const [at, seats] of ['5', '6', '8'].entries()) {
    await expect(tables.nth(at).getByRole('cell').nth(1)).toHaveText(new RegExp(`^${seats}`))
    await expect(tables.nth(at)).toContainText('1 gekregen')
  }
  await expect(view.table('Vergaderkalender')).toContainText('1 jan 2024 tot en met 31 dec 2024')
})

test('Haarlemmermeer: 25 responsibilities as 6, 9, 6 and 4, a committee of eight seats, four topics', async ({
  anna,
  relay,
}) => {
  const agendaId = await bringFixture(relay, fillHaarlemmermeer)
  const view = new ViewScreen(anna.page)
  await view.open(agendaId, 'rolverdeling')
  const duties = view.table('Verantwoordelijkheden per partner (25)')
  for (const [at, count] of ['6', '9', '6', '4'].entries())
    await expect(view.rows(duties).nth(at).getByRole('cell').first()).toHaveText(count)
  await expect(view.main).toContainText('Er zijn nog geen rollen verdeeld.')
  await expect(view.table('Rollen per partner')).toBeHidden()

  await view.goTo('gremia')
  await expect(
    view
      .row(view.table('Gremia'), /Agendacommissie/)
      .getByRole('cell')
      .nth(1),
  ).toHaveText(/^8/)

  await view.goTo('wettelijk-kader')
  await expect(view.rows(view.table('Wettelijke onderwerpen'))).toHaveCount(4)
  await expect(view.rows(view.table('Wetsartikelen'))).toHaveCount(4)
  // an agreement is written down where the text speaks of its topic
  await view.main.getByRole('button', { name: 'Voeg afspraak toe: Inschrijving en toelating' }).click()
  const added = view.main.getByRole('group', { name: 'Afspraak Zonder titel' })
  await expect(added).toBeFocused()
  await anna.page.keyboard.press('Delete')
  await expect(added).toBeHidden()

  // on paper the document also says whose it is, who answers for what, and who meets
  await anna.page.getByRole('navigation', { name: 'Weergaven' }).getByRole('link', { name: 'Document' }).click()
  await expect(view.main.getByRole('group', { name: 'Samenwerkingsstructuur' })).toBeVisible()
  await expect(view.main).not.toContainText('Afgedrukt op')
  await anna.page.emulateMedia({ media: 'print' })
  await anna.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await expect(view.main).toContainText('Haarlemmermeer · Convenant')
  await expect(view.main).toContainText('Vastgesteld op 22 jan 2025')
  const entry = (title: string) =>
    view.main.locator('.paper-entry').filter({ has: anna.page.getByRole('heading', { name: title, exact: true }) })
  const held = view.main
    .locator('.paper-part')
    .filter({ has: anna.page.getByRole('heading', { name: 'Verantwoordelijkheden' }) })
  await expect(held.locator('li')).toHaveCount(25)
  await expect(entry('Stuur- en werkgroepen').getByRole('listitem')).toHaveCount(5)
  await expect(entry('Gemeente Haarlemmermeer').getByRole('listitem')).toHaveCount(6)
  await expect(entry('Agendacommissie').locator('tbody tr')).toHaveCount(8)
  await anna.page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(view.main).not.toContainText('Afgedrukt op')
})

test('Zoetermeer, execution: 11 links as 5, 3 and 3, 13 agreements as 2, 5, 5 and 1, 11 seats by 10 people', async ({
  anna,
  relay,
}) => {
  const agendaId = await bringFixture(relay, fillZoetermeerExecution)
  const view = new ViewScreen(anna.page)
  // The day decides what is covered: agreements count for twelve months.
  await anna.page.clock.setFixedTime('2026-01-15T12:00:00')
  await view.open(agendaId, 'verbanden')
  const links = view.table('Actielijnen en ambities')
  await expect(view.row(links, '11 verbanden').getByRole('cell')).toHaveText(['5', '3', '3'])
  const [first] = await links.getByRole('checkbox', { checked: false }).all()
  await first?.check()
  await expect(view.row(links, '12 verbanden')).toBeVisible()
  await links.getByRole('checkbox', { checked: false }).first().check()
  await expect(view.row(links, '13 verbanden')).toBeVisible()
  await anna.page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await anna.page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(view.row(links, '11 verbanden').getByRole('cell')).toHaveText(['5', '3', '3'])

  await view.goTo('wettelijk-kader')
  const topics = view.rows(view.table('Wettelijke onderwerpen'))
  for (const [at, count] of ['2', '5', '5', '1'].entries()) {
    await expect(topics.nth(at).getByRole('cell').nth(2)).toHaveText(count)
    await expect(topics.nth(at)).toContainText('Ja, op tijd')
  }
  // what a filter leaves out says nothing of the law
  await view.open(agendaId, 'wettelijk-kader', '?jaar=2026')
  await expect(topics.filter({ hasText: 'Geen afspraak binnen dit filter' })).toHaveCount(3)
  await expect(topics.filter({ hasText: 'Ja, op tijd' })).toHaveCount(1)

  await view.goTo('gremia')
  const steering = view.row(view.table('Gremia'), 'Stuurgroep LEA').getByRole('cell')
  await expect(steering.nth(1)).toHaveText('11')
  await expect(steering.nth(2)).toHaveText('10')

  await view.goTo('controle')
  for (const check of [
    'Dit heeft geen trekker',
    'Dit heeft geen planning',
    'Van dit werk staat niet vast wat het kost',
  ])
    await expect(view.table(`${check} (6)`)).toBeVisible()

  // a short view has no empty page behind it
  await view.goTo('indicatoren')
  const paper = await anna.page.pdf({ format: 'A4' })
  expect(paper.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
})

test('axe finds nothing wrong with any view (light and wide, dark and 390 px wide)', async ({ anna, relay }) => {
  // Ten screens are looked at, twice.
  test.slow()
  const { page } = anna
  const look = async (what: string) => {
    await expectNoViolations(page, what)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await expectNoViolations(page, `${what}, dark and narrow`)
    await page.setViewportSize({ width: 1440, height: 844 })
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  }
  const view = new ViewScreen(page)
  const vision = await bringFixture(relay, fillZoetermeerVision)
  const [first, ...others] = Object.keys(viewNames) as [ViewPath, ...ViewPath[]]
  await view.open(vision, first)
  await look(first)
  for (const path of others) {
    await view.goTo(path)
    await look(path)
  }
  const year = await bringFixture(relay, fillLeidschendamVoorburg)
  await view.open(year, 'controle', '?jaar=ooit')
  await view.main
    .getByRole('button', { name: /^Negeer met reden/ })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
  await look('dismissing a finding')
  await goWithin(page, `/agenda/${year}/overzichten`)
  await page.getByRole('link', { name: /^Rolverdeling/ }).waitFor()
  await look('the list of views')
})

test('Anna goes from a finding to its block and back, dismisses one with a reason, and writes a cell of the year plan while Bram does too', async ({
  anna,
  bram,
  relay,
}) => {
  const agendaId = await bringFixture(relay, fillWestland)
  const line = await takeLine(anna.context)
  const hers = new ViewScreen(anna.page)
  const his = new ViewScreen(bram.page)

  await test.step('a finding leads to the block that it is about, and Back to where she was in the list', async () => {
    await hers.open(agendaId, 'controle')
    await hers
      .table('Een aantal in de tekst klopt niet met de agenda (1)')
      .getByRole('button', { name: 'Werken met een jaarplan', exact: true })
      .click()
    const screen = new AgendaScreen(anna.page)
    await expect(screen.block('Werken met een jaarplan')).toBeInViewport()
    await expect(screen.block('Werken met een jaarplan')).toBeFocused()
    await anna.page.goBack()

    const last = hers.main.locator('[data-check]').getByRole('row').last()
    await last.getByRole('button').first().click()
    await expect(anna.page.getByRole('heading', { name: 'Controle' })).toBeHidden()
    await anna.page.goBack()
    await expect(last).toBeInViewport()
  })

  await test.step('Bram reads the reason and lets the finding count again; she switches a check off', async () => {
    await hers.open(agendaId, 'controle')
    await his.open(agendaId, 'controle')
    const counts = 'Een aantal in de tekst klopt niet met de agenda (1)'
    await hers
      .table(counts)
      .getByRole('button', { name: /^Negeer met reden/ })
      .click()
    const dialog = anna.page.getByRole('dialog', { name: 'Negeer met reden' })
    await dialog.getByRole('button', { name: 'Negeer dit punt' }).click()
    await expect(dialog).toContainText('Schrijf erbij waarom dit zo goed is.')
    await dialog.getByLabel('Waarom is dit goed zo?').fill('Huisvesting heeft een eigen plan')
    // what was typed waits when one looks something up first
    await anna.page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await hers
      .table(counts)
      .getByRole('button', { name: /^Negeer met reden/ })
      .click()
    await expect(dialog.getByLabel('Waarom is dit goed zo?')).toHaveValue('Huisvesting heeft een eigen plan')
    await dialog.getByRole('button', { name: 'Negeer dit punt' }).click()

    await expect(hers.table(counts)).toBeHidden()
    const dismissed = his.table('Genegeerde punten (1)')
    await expect(dismissed).toContainText('Huisvesting heeft een eigen plan (Anna)')
    await dismissed.getByRole('button', { name: /^Tel weer mee/ }).click()
    await expect(hers.table(counts)).toBeVisible()

    await hers.main.getByRole('button', { name: /^Zet deze controle uit: Een aantal/ }).click()
    await expect(his.table(counts)).toBeHidden()
    await his.main.getByRole('button', { name: /^Zet weer aan: Een aantal/ }).click()
    await expect(hers.table(counts)).toBeVisible()

    // the reasons that somebody gave stay when the check goes
    const topics = hers.main.locator('[data-check=statutoryTopicHasNoAgreement]')
    await topics
      .getByRole('button', { name: /^Negeer met reden/ })
      .first()
      .click()
    await dialog.getByLabel('Waarom is dit goed zo?').fill('Dat doet ieder zelf')
    await dialog.getByRole('button', { name: 'Negeer dit punt' }).click()
    await topics.getByRole('button', { name: /^Zet deze controle uit/ }).click()
    await expect(topics).toBeHidden()
    await expect(his.table('Genegeerde punten (1)')).toBeHidden()
    await his.main.getByText('Eerder gegeven redenen (1)').first().click()
    await expect(his.table('Eerder gegeven redenen (1)')).toContainText('Dat doet ieder zelf (Anna)')
  })

  await test.step('both texts of one cell stand in it until Bram picks one', async () => {
    await hers.open(agendaId, 'jaarplan')
    await his.open(agendaId, 'jaarplan')
    const label = 'Jaardoelstelling: Brede ontwikkeling'
    await line.cut()
    for (const [view, words] of [
      [hers, 'Op elke school sport\nna schooltijd'],
      [his, 'Muziek op tien scholen'],
    ] as const) {
      // Enter begins the next line
      await view.main.getByRole('textbox', { name: label }).pressSequentially(words)
      await view.page.keyboard.press('Control+Enter')
    }
    line.mend()

    for (const view of [hers, his]) {
      const both = view.main.getByRole('group', { name: 'Twee waarden voor Jaardoelstelling' })
      await expect(both.getByText('na schooltijd')).toHaveText('Op elke school sport\nna schooltijd', {
        useInnerText: true,
      })
      await expect(both).toContainText('Muziek op tien scholen')
    }
    await his.main.getByRole('button', { name: /Kies deze: Op elke school.*van Anna/ }).click()
    await expect(hers.main.getByRole('textbox', { name: label })).toHaveValue('Op elke school sport\nna schooltijd')
  })
})

test('Anna filters, goes to another view and the budget, and Bram sees the same by her link', async ({
  anna,
  bram,
  relay,
}) => {
  const agendaId = await bringFixture(relay, fillLeidschendamVoorburg)

  await test.step('the filter goes along, to him and to the document', async () => {
    const hers = new ViewScreen(anna.page)
    await hers.open(agendaId, 'rolverdeling')
    await hers.filter.getByLabel('Partner').selectOption('mboRijnland')
    await expect(hers.rows(hers.table('Rollen per partner'))).toHaveCount(3)
    await expect(hers.main).toContainText('3 van 22 onderdelen getoond door het filter.')
    await hers.goTo('planning')
    await hers.filter.getByLabel('Jaar').selectOption('2022')
    await expect(hers.table('Planning per kwartaal')).not.toContainText('Werkgroep samenstellen')

    await bram.page.goto(new URL(anna.page.url()).pathname + new URL(anna.page.url()).search)
    const his = new ViewScreen(bram.page)
    await his.expectRead('planning')
    await expect(his.filter.getByLabel('Jaar')).toHaveValue('2022')
    const planning = his.table('Planning per kwartaal')
    await expect(his.row(planning, /Huisbezoeken in Leidschendam-Voorburg/).first()).toBeVisible()
    await expect(planning).not.toContainText('Werkgroep samenstellen')

    await bram.page.setViewportSize({ width: 390, height: 844 })
    await expect(his.filter.getByLabel('Jaar')).toBeHidden()
    await expect(his.filter).toContainText('Partner: mboRijnland · Jaar: 2022')
    await his.filter.getByRole('button', { name: 'Filter (2)' }).press('Enter')
    await expect(his.filter.getByLabel('Jaar')).toBeVisible()
    await his.filter.getByRole('button', { name: 'Wis filter' }).click()
    await expect(his.filter.getByRole('button', { name: 'Filter', exact: true })).toBeVisible()
    await expect(planning).toContainText('Werkgroep samenstellen')
    await expect(bram.page).toHaveURL(/planning$/)

    // the document takes the filter along; what one goes to is in sight, and nothing goes while one writes
    await anna.page.getByRole('navigation', { name: 'Weergaven' }).getByRole('link', { name: 'Document' }).click()
    const text = new AgendaScreen(anna.page)
    await expect(hers.main).toContainText(/\d+ van \d+ onderdelen getoond door het filter/)
    await expect(text.block('Werkgroep samenstellen')).toBeHidden()
    await text.take('Huisbezoeken in Leidschendam-Voorburg')
    await text.panel.getByRole('combobox', { name: 'Status' }).selectOption('Klaar')
    await text.line('Pilot vroegsignalering').click()
    await expect(text.block('Pilot vroegsignalering')).toBeFocused()
    await expect(text.block('Werkgroep samenstellen')).toBeVisible()
    await hers.filter.getByLabel('Partner').selectOption('')
    await hers.filter.getByLabel('Jaar').selectOption('')
    await hers.filter.getByLabel('Status').selectOption('Klaar')
    await expect(hers.main).toContainText(/[1-9]\d* van \d+ onderdelen getoond door het filter/)
    await text.enterTitle('Huisbezoeken in Leidschendam-Voorburg')
    await text.panel.getByRole('combobox', { name: 'Status' }).selectOption('Loopt')
    await expect(text.block('Huisbezoeken in Leidschendam-Voorburg')).toContainText('Past niet bij het filter.')
    await hers.filter.getByRole('button', { name: 'Wis filter' }).press('Enter')
    await expect(text.block('Werkgroep samenstellen')).toBeVisible()
    await expect(text.main.getByText('Past niet bij het filter.')).toHaveCount(0)
    await expect(hers.filter.getByLabel('Partner')).toBeFocused()
    await expect(anna.page.getByRole('log').first()).toContainText('Filter gewist.')
  })

  await test.step('in the budget one theme adds up to its own total, the funds stay whole', async () => {
    const view = new ViewScreen(anna.page)
    await view.open(agendaId, 'planning')
    await view.filter.getByLabel('Thema').selectOption('2 Verbinding zorg en onderwijs')
    await anna.page.getByRole('navigation', { name: 'Weergaven' }).getByRole('link', { name: 'Begroting' }).click()
    const themes = view.table('Begroting per thema')
    await expect(
      view
        .row(themes, /^Totaal/)
        .getByRole('cell')
        .first(),
    ).toHaveText('€ 32.500')
    await expect(view.row(view.table('Begroting per jaar'), '2021').getByRole('cell').last()).toHaveText('€ 26.000')
    await expect(view.table('Fondsen')).toContainText('€ 66.650')
    await view.filter.getByRole('button', { name: 'Wis filter' }).click()
    await expect(
      view
        .row(themes, /^Totaal/)
        .getByRole('cell')
        .first(),
    ).toHaveText('€ 92.550')

    // where the figures don't fit they scroll in a frame that the keyboard can reach, and the names stay
    await anna.page.setViewportSize({ width: 260, height: 844 })
    const frame = anna.page.getByRole('region', { name: 'Begroting per thema' })
    await frame.focus()
    await frame.evaluate((element) => element.scrollTo(60, 0))
    const name = view.row(themes, /^Totaal/).getByRole('rowheader')
    expect(await frame.evaluate((element) => element.scrollLeft)).toBe(60)
    expect((await name.boundingBox())?.x).toBe((await frame.boundingBox())?.x)
  })
})

test('a view says what a link asked that is not there, follows what a colleague does, and is found by keyboard', async ({
  anna,
  bram,
  agenda,
}) => {
  const view = new ViewScreen(anna.page)

  await test.step('a filter that the agenda does not know: it says so, and shows everything', async () => {
    await view.open(agenda, 'planning', '?partner=weg&jaar=ooit&status=klaar')
    await expect(view.filter).toContainText('Dit staat niet (meer) in de agenda: partner, jaar, status.')
    await expect(view.main.getByRole('button', { name: 'Taalklas' })).toBeVisible()
  })

  await test.step('a colleague fills in a planning; an empty view says what to fill in and where', async () => {
    await view.open(agenda, 'indicatoren')
    await expect(view.main).toContainText('Er staat nog geen indicator in de agenda')
    await view.goTo('planning')
    await expect(view.table('Planning per kwartaal')).toContainText('Nog geen planning')

    const his = await bram.open(agenda)
    await his.take('Taalklas')
    await his.panel.getByRole('textbox', { name: 'Planning' }).fill('Q2 2035')
    await bram.page.keyboard.press('Tab')
    const row = view.row(view.table('Planning per kwartaal'), /Taalklas/)
    await expect(row).toContainText('Q2 2035')
    await expect(view.table('Planning per kwartaal')).toContainText('2e kwartaal 2035')
  })

  await test.step('by keyboard she gets from the document to a view, and the marks say where she is', async () => {
    await goWithin(anna.page, `/agenda/${agenda}`)
    const header = anna.page.getByRole('navigation', { name: 'Weergaven' })
    await header.getByRole('link', { name: 'Overzichten' }).focus()
    await anna.page.keyboard.press('Enter')
    await expect(anna.page.getByRole('heading', { name: 'Overzichten', level: 1 })).toBeFocused()
    await anna.page.keyboard.press('Tab')
    await expect(anna.page.getByRole('link', { name: /^Rolverdeling/ })).toBeFocused()
    await anna.page.keyboard.press('Enter')
    await expect(anna.page.getByRole('heading', { name: 'Rolverdeling', level: 1 })).toBeFocused()
    await expect(header.getByRole('link', { name: 'Overzichten' })).toHaveAttribute('aria-current', 'true')
    const views = anna.page.getByRole('navigation', { name: 'Overzichten' })
    await expect(views.getByRole('link', { name: 'Rolverdeling' })).toHaveAttribute('aria-current', 'page')
  })
})
