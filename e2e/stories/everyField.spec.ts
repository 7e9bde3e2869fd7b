import { type BlockDraft, type BlockTypeName, blockTypes, newId } from '@lea/agenda'
import type { Locator } from '@playwright/test'
import { openTogether } from '../people/person.ts'
import { makeAgenda } from '../relay/agenda.ts'
import { takeLine } from '../relay/line.ts'
import { expect, test } from '../test.ts'

/** One block of each kind that stands in the text, under one chapter where it may stand there. */
const inText = Object.entries(blockTypes).flatMap(([type, { placement }]) =>
  placement === 'document' ? [type as BlockTypeName] : [],
)

function oneOfEach(): BlockDraft[] {
  const underAmbition: BlockTypeName[] = ['focusGoal']
  const others = inText.filter((type) => type !== 'ambition' && !underAmbition.includes(type))
  return [
    {
      type: 'ambition',
      title: 'Een ambition',
      children: underAmbition.map((type) => ({ type, title: `Een ${type}` })),
    },
    ...others.map((type): BlockDraft => ({ type, title: `Een ${type}` })),
    { type: 'partner', title: 'Bibliotheek', children: [{ type: 'responsibility', title: 'Boeken uitlenen' }] },
    {
      type: 'body',
      title: 'Stuurgroep',
      children: [
        // held in words, as before there were people: only then that field is shown
        { type: 'seat', title: 'Zetel namens de bibliotheek', fields: { holder: 'bibliothecaris' } },
        { type: 'meeting', title: 'Najaarsoverleg' },
      ],
    },
    { type: 'fund', title: 'LEA-budget' },
  ]
}

/** Every field of a type has something in this part of the screen to fill it in with. */
async function expectControls(part: Locator, type: BlockTypeName): Promise<void> {
  const folded = part.locator('details:not([open]) > summary')
  while ((await folded.count()) > 0) await folded.first().click()
  for (const field of Object.keys(blockTypes[type].fields)) {
    if (field === 'hint') continue
    const control = part.locator(`[data-field="${field}"]`).first().locator('input, select, textarea').first()
    await expect(control, `${type}: ${field}`).toBeVisible()
  }
}

test('Anna can fill in every field of every kind of block in the text', async ({ anna, relay }) => {
  const hers = await anna.open(await makeAgenda(relay, oneOfEach()))
  for (const type of inText) {
    await hers.take(`Een ${type}`)
    await expectControls(hers.panel, type)
    if (type !== 'assignment') continue
    for (const letter of ['Specifiek', 'Meetbaar', 'Acceptabel', 'Resultaatgericht', 'Tijdgebonden'])
      await expect(hers.panel.getByRole('textbox', { name: letter })).toHaveAccessibleDescription(/\w+\?/)
  }
})

test('Anna can fill in every field of partners, duties, bodies, seats and meetings', async ({ anna, relay }) => {
  const hers = await anna.open(await makeAgenda(relay, oneOfEach()))
  await anna.page.getByRole('link', { name: 'Deelnemers' }).click()
  // a name counts when one goes on with the mouse, and its row doesn't push away what one presses
  await hers.main.getByRole('textbox', { name: 'Nieuwe partner' }).fill('Unicoz')
  await hers.main.getByRole('button', { name: 'Voeg persoon toe' }).click()
  await expect(hers.main.getByRole('textbox', { name: 'Nieuwe persoon' })).toBeFocused()
  await expect(hers.main.getByRole('textbox', { name: 'Naam van de partner' }).last()).toHaveText('Unicoz')
  await hers.main.getByText('Verantwoordelijkheden').first().click()
  const duty = hers.main.getByRole('region', { name: 'Verantwoordelijkheden' }).getByRole('listitem').first()
  await expectControls(duty, 'responsibility')
  await hers.main.getByText('1 zetel').click()
  const body = hers.main.getByRole('listitem').filter({ hasText: '1 zetel' })
  await expectControls(body, 'body')
  for (const [type, title] of [
    ['seat', 'Zetels'],
    ['meeting', 'Overleggen'],
  ] as const) {
    await expectControls(body.getByRole('region', { name: title }).getByRole('listitem').first(), type)
  }
})

test('Anna adds an agreement from the menu, and an indicator with a measurement', async ({ anna, bram, agenda }) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  const add = async (title: string, kind: string) => {
    await hers.block(title).hover({ position: { x: 8, y: 16 } })
    await hers.block(title).getByRole('button', { name: 'Hieronder toevoegen' }).click()
    await anna.page.getByRole('menuitem', { name: kind, exact: true }).click()
  }
  await add('Gelijke kansen', 'Afspraak')
  await anna.page.keyboard.type('Wij delen cijfers')
  await expect(his.block('Afspraak Wij delen cijfers')).toBeVisible()
  await hers.panel.getByRole('textbox', { name: 'Afgesproken op' }).fill('in het overleg')
  await anna.page.keyboard.press('Tab')
  await expect(hers.panel).toContainText('geen datum in te lezen')
  await his.take('Wij delen cijfers')
  await expect(his.panel.getByRole('textbox', { name: 'Afgesproken op' })).toHaveValue('in het overleg')
  await hers.panel.getByRole('textbox', { name: 'Afgesproken op' }).fill('14-10-2026')
  await anna.page.keyboard.press('Tab')
  await expect(hers.panel.getByRole('textbox', { name: 'Afgesproken op' })).toHaveValue('14 oktober 2026')

  await add('Gelijke kansen', 'Indicator')
  await anna.page.keyboard.type('Bereik van vve')
  await hers.panel.getByRole('button', { name: 'Voeg meting toe' }).click()
  const measurement = hers.panel.getByRole('region', { name: 'Metingen' }).getByRole('listitem')
  await measurement.getByRole('textbox', { name: 'Waarde', exact: true }).fill('circa 92,5%')
  await anna.page.keyboard.press('Tab')
  await expect(measurement).toContainText('Telt als 92,5')
  await measurement.getByRole('textbox', { name: 'Gemeten op' }).fill('eind 2026')
  await anna.page.keyboard.press('Tab')
  await his.take('Bereik van vve')
  await expect(his.panel.getByRole('textbox', { name: 'Waarde', exact: true })).toHaveValue('circa 92,5%')
  await expect(his.panel.getByRole('textbox', { name: 'Gemeten op' })).toHaveValue('eind 2026')
})

test('Anna and Bram link a line of work to different ambitions at once; both links are there', async ({
  anna,
  bram,
  relay,
}) => {
  const [city, chances] = [newId(), newId()]
  const agenda = await makeAgenda(relay, [
    { type: 'ambition', id: city, title: 'Samen in de stad' },
    { type: 'ambition', id: chances, title: 'Gelijke kansen' },
    { type: 'ambition', title: 'Passende plek' },
    { type: 'pillar', title: 'Doorgaande lijn', fields: { serves: [city] } },
  ])
  const line = await takeLine(anna.context)
  const [hers, his] = await openTogether(agenda, anna, bram)
  await line.cut()
  for (const [screen, ambition] of [
    [hers, 'Gelijke kansen'],
    [his, 'Passende plek'],
  ] as const) {
    await screen.take('Doorgaande lijn')
    await screen.panel.getByRole('combobox', { name: 'Voeg toe bij Draagt bij aan' }).fill(ambition.slice(0, 5))
    await screen.page.getByRole('option', { name: ambition }).click()
    await expect(screen.panel.getByRole('group', { name: 'Draagt bij aan' })).toContainText(ambition)
  }
  line.mend()
  for (const screen of [hers, his]) {
    const links = screen.panel.getByRole('group', { name: 'Draagt bij aan' }).getByRole('listitem')
    await expect(links).toHaveCount(3)
    await expect(screen.page.getByRole('button', { name: /keuzes? open/ })).toBeHidden()
  }
  await hers.panel.getByRole('button', { name: 'Haal “Samen in de stad” weg bij Draagt bij aan' }).click()
  await expect(his.panel.getByRole('group', { name: 'Draagt bij aan' }).getByRole('listitem')).toHaveCount(2)
})
