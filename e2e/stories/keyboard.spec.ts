import type { Page } from '@playwright/test'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expect, test } from '../test.ts'

// A service worker would fetch the editor beforehand, and this story is about what is typed before it is there.
test.use({ serviceWorkers: 'block' })

test('Anna gets from the start page to a filled in action without a mouse, and types before the editor is there', async ({
  page,
}) => {
  let letEditorCome = () => {}
  const editorMayCome = new Promise<void>((resolve) => {
    letEditorCome = resolve
  })
  await page.route(/assets\/MountedProse-.*\.js/, async (route) => {
    await editorMayCome
    await route.continue()
  })
  await page.goto('/')
  await tabTo(page, 'Uw naam')
  await page.keyboard.type('Anna')
  await tabTo(page, 'Uw organisatie')
  await page.keyboard.type('Gemeente')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Nieuwe agenda')
  await page.keyboard.press('Enter')

  const dialog = page.getByRole('dialog', { name: 'Nieuwe agenda' })
  await tabTo(page, 'Jaaragenda met acties en begroting')
  const empty = dialog.getByRole('radio', { name: /Lege agenda/ })
  for (let presses = 0; presses < 8 && !(await empty.isChecked()); presses++) await page.keyboard.press('ArrowDown')
  await expect(empty).toBeChecked()
  await tabTo(page, 'Maak de agenda')
  await page.keyboard.press('Enter')

  const screen = new AgendaScreen(page)
  await tabTo(page, 'Voeg hoofdstuk toe')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Gelijke kansen')
  letEditorCome()
  await screen.expectCaretIn('Gelijke kansen', 'title')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Iedereen doet mee.')
  await expect(screen.block('Gelijke kansen')).toContainText('Iedereen doet mee.')

  await page.keyboard.press('Escape')
  await page.keyboard.type('Ook wie later komt.')
  await expect(screen.block('Gelijke kansen')).toContainText('Iedereen doet mee.Ook wie later komt.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('+')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.type('Act')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Voorlezen in de wijk')
  await expect(screen.block('Voorlezen in de wijk')).toHaveAccessibleName('Actie 1.1 Voorlezen in de wijk')

  await tabTo(page, 'Status')
  await page.keyboard.type('Gep')
  await tabTo(page, 'Planning')
  await page.keyboard.type('Q4 2026')
  await tabTo(page, 'Voeg regel toe')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Bedrag')
  await page.keyboard.type('2.500')
  await page.keyboard.press('Tab')
  const action = screen.block('Voorlezen in de wijk')
  await expect(action).toContainText('Q4 2026')
  await expect(action).toContainText('Gepland')
  await expect(action).toContainText('2.500')
})

test('Anna walks through the outline to the text, moves an action there with the keys, and hears where it went', async ({
  anna,
  agenda,
}) => {
  const screen = await anna.open(agenda)
  const { keyboard } = anna.page

  await test.step('through the outline with arrow keys, and to the text with Enter', async () => {
    await screen.line('Zorg en onderwijs').focus()
    await keyboard.press('ArrowRight')
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    await expect(screen.line('Taalklas')).toBeFocused()
    await keyboard.press('Enter')
    await expect(screen.block('Taalklas')).toBeFocused()
  })

  await test.step('an action to another place', async () => {
    await screen.enterTitle('Taalklas')
    await keyboard.press('Escape')
    await expect(screen.block('Taalklas')).toBeFocused()

    await keyboard.press('Alt+Shift+ArrowUp')
    await expect(screen.block('Taalklas')).toHaveAccessibleName('Actie 1.1 Taalklas')
    await expect(anna.page.getByRole('log').first()).toHaveText(
      '“Taalklas” verplaatst: 1 van 3 onder “Zorg en onderwijs”',
    )
    await expect(screen.block('Taalklas')).toBeFocused()

    // who looks where it could go and leaves it there is back at the action
    await keyboard.press('Shift+F10')
    await anna.page.getByRole('menuitem', { name: 'Verplaats naar…' }).press('Enter')
    await anna.page.getByRole('dialog').waitFor()
    await keyboard.press('Escape')
    await expect(screen.block('Taalklas')).toBeFocused()

    // and who writes in it goes on where the caret was, also when it comes to stand under something else
    await screen.enterText('Taalklas')
    await keyboard.press('ArrowLeft')
    for (const [key, name] of [
      ['ArrowDown', 'Actie 1.2 Taalklas'],
      ['ArrowUp', 'Actie 1.1 Taalklas'],
      ['ArrowLeft', 'Actie 2 Taalklas'],
      ['ArrowRight', 'Actie 1.3 Taalklas'],
    ] as const) {
      await keyboard.press(`Alt+Shift+${key}`)
      await expect(screen.block('Taalklas')).toHaveAccessibleName(name)
      await screen.expectCaretIn('Taalklas', 'body')
      await keyboard.type(key.charAt(5))
    }
    await expect(screen.body('Taalklas')).toHaveText('Over taalklasDULR:')
    await keyboard.press('Escape')

    await keyboard.press('Control+d')
    await expect(screen.block('Taalklas')).toHaveCount(2)
    await keyboard.press('Delete')
    await expect(screen.block('Taalklas')).toHaveCount(1)
    await keyboard.press('Control+z')
    await expect(screen.block('Taalklas')).toHaveCount(2)
  })
})

/** Presses Tab until the control with this name has the focus, as somebody without a mouse has to. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByLabel(name, { exact: false }).or(page.getByRole('button', { name }))
  for (let presses = 0; presses < 60; presses++) {
    const found = await wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement))
    if (found) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`'${name}' can't be reached with the Tab key`)
}
