import { openTogether } from '../people/person.ts'
import { expect, test } from '../test.ts'

test('the sample adds up: 92.550 costs, 25.900 cover, 66.650 charged, balance 0', async ({ anna }) => {
  const screen = await anna.openSample()
  await screen.page.getByRole('link', { name: 'Begroting' }).click()

  const themes = screen.page.getByRole('table', { name: 'Begroting per thema' })
  const row = (name: string) => themes.getByRole('row').filter({ hasText: name }).getByRole('cell')
  const figures = [
    ['Verbinding zorg en onderwijs', '€ 32.500', '€ 6.500', '€ 26.000'],
    ['Brede ontwikkeling', '€ 19.400', '€ 9.400', '€ 10.000'],
    ['Preventie: huisbezoeken mboRijnland', '€ 35.300', '€ 10.000', '€ 25.300'],
    ['Pilot vroegsignalering', '€ 5.350', '–', '€ 5.350'],
    ['Totaal', '€ 92.550', '€ 25.900', '€ 66.650'],
  ] as const
  for (const [name, cost, cover, net] of figures) {
    await expect(row(name).nth(0)).toHaveText(cost)
    await expect(row(name).nth(1)).toHaveText(cover)
    await expect(row(name).nth(2)).toHaveText(net)
  }
  await expect(themes.getByRole('columnheader')).toContainText(['Kosten', 'Dekking', 'Ten laste van LEA-budget 2021'])
  const whole = ['€ 92.550', '€ 25.900', '€ 66.650', '€ 66.650', '€ 0 sluit']
  const rowOf = (table: string, words: string) =>
    screen.page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: words }).getByRole('cell')
  await expect(rowOf('Fondsen', '64521071')).toHaveText(['64521071', ...whole])
  await expect(rowOf('Begroting per jaar', '2021')).toHaveText(whole)
})

test('amounts typed the Dutch way count for what they say, and Bram sees the total change', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)

  await test.step('Bram sees the total of the chapter change as Anna fills in an amount', async () => {
    await bram.page.getByRole('link', { name: 'Begroting' }).click()
    const total = bram.page.getByRole('row').filter({ hasText: 'Totaal' })
    await expect(total).toContainText('€ 1.000')

    await hers.take('Huisbezoeken')
    await hers.setAmount('6.250')
    // neither the line nor its fund says of which year it is
    await hers.panel.getByRole('textbox', { name: 'Planning' }).fill('Q4 2026')
    await anna.page.keyboard.press('Enter')
    await expect(hers.panel).toContainText('Jaar: 2026, uit de planning')
    await expect(bram.page.getByRole('table', { name: 'Begroting per jaar' })).toContainText('2026')

    await expect(total).toContainText('€ 6.250')
    await expect(his.main.getByRole('table', { name: 'Fondsen' })).toContainText('tekort')

    // on a telephone sums that don't fit beside each other stand below each other: what is charged is in sight without scrolling
    await hers.setAmount('987.654.321.012')
    await expect(total).toContainText('€ 987.654.321.012')
    await bram.page.setViewportSize({ width: 390, height: 844 })
    const frame = his.main.getByRole('region', { name: 'Begroting per thema' })
    await expect(frame).toHaveJSProperty('scrollWidth', await frame.evaluate((each) => each.clientWidth))
    await bram.page.setViewportSize({ width: 1440, height: 900 })
  })

  await test.step('what she types, and what it counts for', async () => {
    await hers.take('Huisbezoeken')
    // the words of a button stay on one line, however narrow the panel is
    const addSource = hers.panel.getByRole('button', { name: 'Voeg bron toe' })
    expect((await addSource.boundingBox())?.height).toBeLessThan(40)
    const typed = [
      ['32.500', '€ 32.500'],
      ['€ 32.500,00', '€ 32.500'],
      ['32500', '€ 32.500'],
      ['1.250,50', '€ 1.250,50'],
      ['2 x 500', '€ 1.000'],
      ['€ 5k', '€ 5.000'],
    ] as const
    for (const [words, shown] of typed) {
      await hers.setAmount(words)
      await expect(hers.amount).toHaveValue(words)
      await expect(hers.block('Huisbezoeken').getByRole('button', { name: /^Budget/ })).toContainText(shown)
    }

    await hers.setAmount('n.v.t.')
    await expect(hers.panel).toContainText('Telt niet mee')
    await hers.setAmount('10 casussen, 4 uur per casus')
    await expect(hers.panel).toContainText('= 40 uur eigen inzet')

    const budget = hers.block('Huisbezoeken').getByRole('button', { name: /^Budget/ })
    await hers.setAmount('ca. 5.000')
    await expect(hers.panel).toContainText('= € 5.000')
    await expect(budget).toContainText('ca. 5.000')
    await expect(budget).not.toContainText('telt niet mee')

    await hers.setAmount('idem')
    await expect(hers.amount).toHaveAccessibleDescription(/^Telt niet mee. Typ hier het bedrag zelf/)
    await expect(budget).toContainText('idem(telt niet mee)')
    await hers.setAmount('max. 5.000')
    await expect(hers.amount).toHaveAccessibleDescription(/^Telt niet mee: dit is een grens/)
    // it has the width of the card, not of its column
    const [said, field] = [hers.panel.getByText(/dit is een grens/), hers.amount]
    expect((await said.boundingBox())?.width).toBeGreaterThan(((await field.boundingBox())?.width ?? 0) * 1.5)

    await hers.choose('Huisbezoeken', 'Verwijderen')
    await expect(hers.page.getByText('Verwijderd: “Huisbezoeken”')).toBeVisible()
  })
})
