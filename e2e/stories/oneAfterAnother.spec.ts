import { makeAgenda } from '../relay/agenda.ts'
import { expect, test } from '../test.ts'

test('Anna writes agreements one after another, and gives one person two seats: both count as they should', async ({
  anna,
  relay,
}) => {
  const legal = { topics: ['segregation'], basis: 'statutory' }
  const agenda = await makeAgenda(relay, [
    {
      type: 'text',
      title: 'Voorkomen van segregatie',
      fields: legal,
      children: [
        { type: 'agreement', title: 'Samen spelen', fields: { ...legal, agreedOn: '2026-09-01' } },
        { type: 'openPoint', title: 'Wie betaalt?' },
        { type: 'openPoint', title: 'Wie regelt?' },
      ],
    },
    {
      type: 'body',
      title: 'Stuurgroep',
      children: [
        { type: 'seat', title: 'Primair onderwijs' },
        { type: 'seat', title: 'Voortgezet onderwijs' },
      ],
    },
  ])
  const hers = await anna.open(agenda)
  await hers.enterTitle('Samen spelen')
  await hers.page.keyboard.press('Enter')
  await hers.expectCaretIn('Samen spelen', 'body')
  await hers.page.keyboard.press('Enter')
  await expect(hers.panel.getByText('Voorkomen van segregatie')).toBeVisible()
  await hers.page.keyboard.type('Samen leren')
  await expect(hers.block('Samen leren')).toContainText('1 sep 2026')

  // a field that gets its first value is said under its block, and nothing below moves under the mouse
  await hers.take('Wie betaalt?')
  const below = hers.block('Wie regelt?')
  const placeBefore = await below.boundingBox()
  await hers.panel.getByRole('textbox', { name: 'Uiterlijk' }).fill('1 september 2026')
  await hers.page.keyboard.press('Tab')
  await expect(hers.block('Wie betaalt?')).toContainText('1 sep 2026')
  expect(await below.boundingBox()).toEqual(placeBefore)

  await hers.page.getByRole('link', { name: 'Deelnemers' }).click()
  await hers.main.getByText('2 zetels').click()
  const holders = hers.main.getByRole('combobox', { name: 'Bekleed door' })
  for (const nth of [0, 1]) {
    await holders.nth(nth).click()
    await hers.page.keyboard.type('Anna')
    await hers.page.getByRole('option', { name: /Anna/ }).click()
    await expect(holders.nth(nth)).toHaveValue('Anna')
  }
  await hers.page.getByRole('link', { name: 'Overzichten' }).click()
  await hers.main.getByRole('link', { name: /Gremia/ }).click()
  const people = hers.main.getByRole('table', { name: 'Wie waar zit' })
  await expect(people.getByRole('row', { name: /Anna/ })).toContainText('2')
  await expect(people.getByRole('row', { name: /Anna/ })).toContainText('Voortgezet onderwijs')
  await expect(hers.main.getByText('2 zetels, 1 persoon')).toBeVisible()
})

test('Anna links a line to three ambitions with the keys, the third takes none away; one body comes to belong to another', async ({
  anna,
  relay,
}) => {
  const ambitions = ['Samen in de stad', 'Gelijke kansen', 'Passende plek']
  const agenda = await makeAgenda(relay, [
    ...ambitions.map((title) => ({ type: 'ambition' as const, title })),
    { type: 'pillar', title: 'Doorgaande lijn' },
    { type: 'body', title: 'Stuurgroep' },
    { type: 'body', title: 'Werkgroep' },
  ])
  const hers = await anna.open(agenda)
  await hers.take('Doorgaande lijn')
  await hers.panel.getByRole('combobox', { name: 'Voeg toe bij Draagt bij aan' }).click()
  const links = hers.panel.locator('[data-field=serves] li')
  for (const [at, ambition] of ambitions.entries()) {
    await hers.page.keyboard.type(ambition.slice(0, 4))
    await hers.page.keyboard.press('Enter')
    await expect(links).toHaveCount(at + 1)
  }

  await hers.page.getByRole('link', { name: 'Deelnemers' }).click()
  await hers.main.getByText('0 zetels').last().click()
  await hers.main.getByRole('combobox', { name: 'Valt onder' }).last().selectOption('Stuurgroep')
  // the card is under the other one now, open as it was, and one goes on where one was
  await expect(hers.main.getByRole('combobox', { name: 'Valt onder' }).last()).toBeFocused()
  await hers.page.getByRole('link', { name: 'Overzichten' }).click()
  await hers.main.getByRole('link', { name: /Gremia/ }).click()
  await expect(hers.main.getByRole('row', { name: /Werkgroep/ })).toContainText('Onder Stuurgroep')
})
