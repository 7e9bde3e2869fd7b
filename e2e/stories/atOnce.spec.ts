import { addBlocks, createAgenda, setField } from '@lea/agenda'
import * as Y from 'yjs'
import { openTogether } from '../people/person.ts'
import { bringFixture } from '../relay/fixtures.ts'
import { takeLine } from '../relay/line.ts'
import { expect, test } from '../test.ts'

test('Anna and Bram change one amount at once; both see both amounts, and Bram picks one', async ({
  anna,
  bram,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  const [hers, his] = await openTogether(agenda, anna, bram)
  await line.cut()
  await hers.take('Huisbezoeken')
  await hers.setAmount('€ 1.200,00')
  await his.take('Huisbezoeken')
  await his.setAmount('1500')
  line.mend()

  for (const screen of [hers, his]) {
    await expect(screen.page.getByRole('button', { name: '1 keuze open' })).toBeVisible()
    const choice = screen.panel.getByRole('group', { name: 'Twee waarden voor Bedrag' })
    await expect(choice).toContainText('€ 1.200')
    await expect(choice).toContainText('van Anna')
    await expect(choice).toContainText('€ 1.500')
    await expect(choice).toContainText('van Bram')
  }

  await his.panel.getByRole('button', { name: /Kies deze: .*1\.200.*van Anna/ }).click()

  for (const screen of [hers, his]) {
    await expect(screen.amount).toHaveValue('€ 1.200,00')
    await expect(screen.page.getByRole('button', { name: '1 keuze open' })).toBeHidden()
  }
})

test('Bram moves, deletes and retypes what Anna is in; nothing that she types goes', async ({ anna, bram, agenda }) => {
  const [hers, his] = await openTogether(agenda, anna, bram)

  await test.step('it goes to another chapter while she types in it', async () => {
    await hers.write('Taalklas', ' voor de verhuizing,')

    await his.choose('Taalklas', 'Verplaats naar…')
    await bram.page
      .getByRole('dialog')
      .getByRole('button', { name: /Gelijke kansen/ })
      .click()
    await expect(hers.block('Taalklas')).toHaveAccessibleName('Actie 2.3 Taalklas')
    await anna.page.keyboard.type(' en erna.')

    for (const screen of [hers, his]) {
      await expect(screen.body('Taalklas')).toHaveText('Over taalklas: voor de verhuizing, en erna.')
      await expect(screen.block('Taalklas')).toHaveCount(1)
    }
  })

  await test.step('it is deleted while she types in it: she is told, brings it back, and her text is in it', async () => {
    await hers.write('Zomerschool', ' zes weken lang,')
    await expect(his.body('Zomerschool')).toContainText('zes weken lang,')

    await his.choose('Zomerschool', 'Verwijderen')
    await expect(his.block('Zomerschool')).toBeHidden()

    await expect(hers.main.getByText('Bram heeft “Zomerschool” verwijderd terwijl u erin werkte.')).toBeVisible()
    await hers.main.getByRole('button', { name: 'Herstel', exact: true }).click()
    for (const screen of [hers, his]) {
      await expect(screen.body('Zomerschool')).toHaveText('Over zomerschool: zes weken lang,')
    }
  })

  await test.step('it becomes a pillar while she types in it', async () => {
    await hers.write('Logopedie', ' op school')

    await his.choose('Logopedie', 'Maak er een pijler van')
    await expect(hers.block('Logopedie')).toHaveAccessibleName(/^Pijler/)
    await anna.page.keyboard.type(' en thuis')

    for (const screen of [hers, his]) {
      await expect(screen.body('Logopedie')).toContainText('Over logopedie: op school')
      await expect(screen.body('Logopedie')).toContainText('en thuis')
    }
  })

  await test.step('it is deleted while she types an amount: what she typed is there when she brings it back', async () => {
    await hers.take('Huisbezoeken')
    await hers.amount.fill('4.321')

    await his.choose('Huisbezoeken', 'Verwijderen')
    await hers.main.getByRole('button', { name: 'Herstel', exact: true }).click()

    for (const screen of [hers, his]) {
      await screen.take('Huisbezoeken')
      await expect(screen.amount).toHaveValue('4.321')
    }
  })

  await test.step('it becomes a pillar while she types its planning, which is there when it is an action again', async () => {
    await hers.take('Brugklas')
    const planning = hers.panel.getByRole('textbox', { name: 'Planning' })
    await planning.fill('voorjaar 2027')

    await his.choose('Brugklas', 'Maak er een pijler van')
    await expect(hers.block('Brugklas')).toHaveAccessibleName(/^Pijler/)
    await his.choose('Brugklas', 'Maak er een actie van')

    await hers.take('Brugklas')
    await expect(planning).toHaveValue('voorjaar 2027')
  })
})

test('Bram deletes the action that Anna is typing in, its text and then its planning; she types on, and no key of hers goes astray', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  await hers.write('Zomerschool', ' zes weken')
  await expect(his.body('Zomerschool')).toContainText('zes weken')
  const others = his.main.getByRole('group')
  await his.choose('Zomerschool', 'Verwijderen')
  await expect(his.block('Zomerschool')).toBeHidden()
  const left = await others.count()

  await expect(hers.block('Zomerschool')).toContainText('Bram heeft dit verwijderd')
  await hers.expectCaretIn('Zomerschool', 'body')
  await anna.page.keyboard.type(' lang, elke dag.')
  await anna.page.keyboard.press('Delete')
  await anna.page.keyboard.press('Alt+Shift+ArrowUp')
  await hers.expectCaretIn('Zomerschool', 'body')
  await hers.expectSavedOnRelay()
  await expect(others).toHaveCount(left)

  await hers.block('Zomerschool').getByRole('button', { name: 'Herstel Zomerschool' }).click()
  for (const screen of [hers, his]) {
    await expect(screen.body('Zomerschool')).toHaveText('Over zomerschool: zes weken lang, elke dag.')
    await expect(screen.block('Zomerschool')).not.toContainText('verwijderd')
  }

  await hers.take('Zomerschool')
  const planning = hers.panel.getByRole('textbox', { name: 'Planning' })
  await planning.pressSequentially('sept')
  await his.choose('Zomerschool', 'Verwijderen')
  await expect(hers.panel).toContainText('Bram heeft dit verwijderd')
  await expect(planning).toBeFocused()
  await anna.page.keyboard.type(' 2026')
  await planning.press('Tab')
  await hers.panel.getByRole('button', { name: 'Herstel Zomerschool' }).click()
  await his.take('Zomerschool')
  await expect(his.panel.getByRole('textbox', { name: 'Planning' })).toHaveValue('sept 2026')
})

test('Bram deletes an action while Anna writes in it without a line; nothing of hers is lost', async ({
  anna,
  bram,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  const [hers, his] = await openTogether(agenda, anna, bram)
  await line.cut()
  await hers.write('Zomerschool', ' in de trein.')
  await his.choose('Zomerschool', 'Verwijderen')
  await expect(his.block('Zomerschool')).toBeHidden()
  line.mend()

  await expect(hers.main.getByText('Bram heeft “Zomerschool” verwijderd terwijl u erin werkte.')).toBeVisible({
    timeout: 20_000,
  })
  await hers.main.getByRole('button', { name: 'Herstel', exact: true }).click()
  for (const screen of [hers, his])
    await expect(screen.body('Zomerschool')).toHaveText('Over zomerschool: in de trein.')
})

test('Anna and Bram write over one title without knowing of each other; both are told that the words of both stand there', async ({
  anna,
  bram,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  const screens = await openTogether(agenda, anna, bram)
  await line.cut()
  for (const [at, words] of ['Thuis', 'Bezoek'].entries()) {
    await screens[at]?.block('Huisbezoeken').locator('[data-part=title]').click()
    await screens[at]?.page.keyboard.press('ControlOrMeta+a')
    await screens[at]?.page.keyboard.type(words)
  }
  await screens[1].expectSavedOnRelay()
  line.mend()
  for (const [at, name] of ['Bram', 'Anna'].entries()) {
    const told = screens[at]?.main.getByText(
      new RegExp(`^U en ${name} schreven tegelijk een titel.* “(Thuis|Bezoek){2}”`),
    )
    await expect(told ?? anna.page.locator('main')).toBeVisible({ timeout: 20_000 })
  }
  await screens[1].main.getByRole('button', { name: 'Ga naar de titel' }).click()
  await expect(screens[1].page.getByRole('button', { name: 'Ga naar de titel' })).toBeHidden()
  await expect(screens[0].page.getByRole('button', { name: 'Ga naar de titel' })).toBeVisible()
})

test('what two people made of a partner and of a fund stands beside the other fields, on a tablet too', async ({
  anna,
  relay,
}) => {
  const agenda = await bringFixture(relay, (doc, writer) => {
    createAgenda(doc, writer, { title: 'Agenda', kind: 'year' })
    const made = addBlocks(doc, writer, { parent: null }, [
      { type: 'partner', title: 'Bibliotheek' },
      { type: 'fund', title: 'LEA-budget' },
    ])
    if (!made.ok) throw new Error(made.refusal)
    const [partner = '', fund = ''] = made.value
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    for (const [at, who, words, sector] of [
      [doc, 'een', 'Bibliotheek Westland', 'culture'],
      [other, 'twee', 'De bieb', 'primary'],
    ] as const) {
      const by = { deviceId: who, name: who }
      setField(at, by, partner, 'shortName', words)
      setField(at, by, partner, 'sector', sector)
      setField(at, by, fund, 'ledgerNumber', words)
    }
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  })
  await anna.page.setViewportSize({ width: 820, height: 1180 })
  await anna.page.goto(`/agenda/${agenda}/partners`)
  await expect(anna.page.getByText(/tegelijk gewijzigd/)).toHaveCount(3)
  const overlapping = () =>
    [...document.querySelectorAll('.listed__row')].flatMap((row) => {
      const boxes = [...row.querySelectorAll('.lea-field, .conflict, .conflict__value, button')]
      const across = (one: Element, other: Element) => {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
        return a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1
      }
      return boxes.flatMap((one, at) =>
        boxes
          .slice(at + 1)
          .filter((other) => !one.contains(other) && !other.contains(one) && across(one, other))
          .map((other) => `${one.textContent} / ${other.textContent}`),
      )
    })
  expect(await anna.page.evaluate(overlapping)).toEqual([])
})
