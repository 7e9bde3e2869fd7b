import { openTogether } from '../people/person.ts'
import { expect, test } from '../test.ts'

test('Anna folds a chapter away, makes it part of another, and drags actions; Bram sees them where she put them', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)

  await test.step('folded away for her, not for him', async () => {
    await hers.block('Zorg en onderwijs').hover({ position: { x: 8, y: 16 } })
    await hers.block('Zorg en onderwijs').getByRole('button', { name: 'Inklappen' }).click()
    await expect(hers.block('Taalklas')).toBeHidden()
    await expect(his.block('Taalklas')).toBeVisible()
    await hers.block('Zorg en onderwijs').getByRole('button', { name: 'Uitklappen' }).click()
    await expect(hers.block('Taalklas')).toBeVisible()
  })

  await test.step('part of the one above it, and out again', async () => {
    await hers.choose('Gelijke kansen', 'Inspringen')
    await expect(hers.block('Gelijke kansen')).toHaveAccessibleName('Hoofdstuk 1.4 Gelijke kansen')
    await expect(hers.block('Brugklas')).toHaveAccessibleName('Actie 1.4.2 Brugklas')
    await hers.choose('Gelijke kansen', 'Terugspringen')
    await expect(hers.block('Brugklas')).toHaveAccessibleName('Actie 2.2 Brugklas')
  })

  await test.step('dragged in the outline to another chapter, and by its dots in the text', async () => {
    for (const chapter of ['Zorg en onderwijs', 'Gelijke kansen']) {
      await hers.line(chapter).focus()
      await anna.page.keyboard.press('ArrowRight')
    }

    const { mouse } = anna.page
    await hers.line('Taalklas').hover()
    await mouse.down()
    // as a hand does, on until the line shows where it lands: dragging is fetched when one presses
    await expect(async () => {
      await hers.line('Huisbezoeken').hover()
      await hers.line('Gelijke kansen').hover()
      await expect(hers.outline.locator('[data-drop]')).toBeVisible({ timeout: 500 })
    }).toPass()
    await mouse.up()

    for (const screen of [hers, his]) {
      await expect(screen.block('Taalklas')).toHaveAccessibleName('Actie 2.3 Taalklas')
      await expect(screen.block('Zomerschool')).toHaveAccessibleName('Actie 1.2 Zomerschool')
    }

    await hers.block('Brugklas').hover({ position: { x: 8, y: 16 } })
    await hers.block('Brugklas').getByRole('button', { name: 'Menu van dit onderdeel' }).hover()
    await mouse.down()
    const { x = 0, y = 0 } = (await hers.block('Huisbezoeken').boundingBox()) ?? {}
    await mouse.move(x + 100, y + 3, { steps: 4 })
    await expect(hers.main.locator('.drop-line')).toBeVisible()
    await mouse.up()
    for (const screen of [hers, his]) await expect(screen.block('Brugklas')).toHaveAccessibleName('Actie 1.1 Brugklas')
    await expect(anna.page.getByRole('menu')).toBeHidden()
  })
})
