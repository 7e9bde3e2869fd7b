import type { BrowserContext, Locator } from '@playwright/test'
import { openTogether } from '../people/person.ts'
import { expect, test } from '../test.ts'

test('Anna makes words bold, italic, underlined and a link, and headings, lists and a quote from the slash menu; Bram sees them', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  const { keyboard } = anna.page

  await test.step('the look of words', async () => {
    await hers.enterText('Taalklas')
    for (const [key, words] of [
      ['b', ' vet'],
      ['i', ' schuin'],
      ['u', ' streep'],
    ] as const) {
      await keyboard.press(`Control+${key}`)
      await keyboard.type(words)
      await keyboard.press(`Control+${key}`)
    }
    await keyboard.type(' site')
    for (let letter = 0; letter < 'site'.length; letter++) await keyboard.press('Shift+ArrowLeft')
    await anna.page.getByRole('toolbar', { name: 'Opmaak' }).getByRole('button', { name: 'Link' }).click()
    await anna.page.getByLabel('Adres van de link').fill('https://voorbeeld.nl')
    await keyboard.press('Enter')

    const body = his.body('Taalklas')
    await expect(body.getByRole('link', { name: 'site' })).toHaveAttribute('href', 'https://voorbeeld.nl')
    await expect(body.locator('strong')).toHaveText('vet')
    await expect(body.locator('em')).toHaveText('schuin')
    await expect(body.locator('u')).toHaveText('streep')
  })

  await test.step('the kind of a line', async () => {
    await hers.enterText('Gelijke kansen')
    for (const [kind, words] of [
      ['Kop', 'Waarom'],
      ['Opsomming', 'eerste punt'],
      ['Nummering', 'eerste stap'],
      ['Citaat', 'Zo zei een ouder het.'],
    ] as const) {
      await keyboard.type('/')
      const menu = anna.page.getByRole('listbox', { name: 'Invoegen' })
      await menu.getByRole('option', { name: kind }).click()
      await keyboard.type(words)
      await keyboard.press('Enter')
      await keyboard.press('Enter')
    }
    // a list that is no list for a moment leaves her where she was
    await hers.body('Gelijke kansen').getByText('eerste punt').click()
    for (const key of ['Home', 'Backspace', 'Control+z']) await keyboard.press(key)
    await keyboard.type('het ')
    // what a screen reader hears of her text while she is in it
    await expect(hers.block('Gelijke kansen').getByRole('textbox', { name: /^Tekst van/ })).toMatchAriaSnapshot(`
    - textbox:
      - list:
        - listitem: /het eerste punt/
      - list:
        - listitem: /eerste stap/
  `)
    await keyboard.press('Escape')
    await anna.page.close()
    const body = his.body('Gelijke kansen')
    await expect(body.getByRole('heading', { name: 'Waarom' })).toBeVisible()
    await expect(body.getByRole('listitem').filter({ hasText: 'eerste punt' })).toBeVisible()
    await expect(body.getByRole('listitem').filter({ hasText: 'eerste stap' })).toBeVisible()
    await expect(body.getByRole('blockquote')).toContainText('Zo zei een ouder het.')
  })
})

test('what Anna types before the editor is there is seen and kept at once, where she clicked; the editor goes on from it', async ({
  anna,
  agenda,
}) => {
  let letEditorCome = () => {}
  const editorMayCome = new Promise<void>((resolve) => {
    letEditorCome = resolve
  })
  await anna.page.route(/assets\/MountedProse-.*\.js/, async (route) => {
    await editorMayCome
    await route.continue()
  })
  const hers = await anna.open(agenda)
  await hers.body('Taalklas').click()
  await anna.page.keyboard.type(' Net op tijd.')
  await expect(hers.body('Taalklas')).toContainText('Over taalklas: Net op tijd.')
  await anna.page.reload()
  await expect(hers.body('Taalklas')).toContainText('Over taalklas: Net op tijd.')
  await hers.body('Taalklas').click()
  // on the page this key leads to the last block
  await anna.page.keyboard.press('End')
  await anna.page.keyboard.type(' Vroeg.')
  // a field takes its letters itself
  const planning = hers.panel.getByRole('textbox', { name: 'Planning' })
  await planning.click()
  await anna.page.keyboard.type('Q1 2027')
  await expect(planning).toHaveValue('Q1 2027')
  // at its number
  await hers.block('Huisbezoeken').click({ position: { x: 60, y: 16 } })
  await expect(hers.body('Taalklas')).toContainText('Over taalklas: Net op tijd. Vroeg.')
  await anna.page.keyboard.type(' thuis')
  // Enter does as with an editor: to the text, from an empty one to the next of its kind, and among words to the next line
  await anna.page.keyboard.press('Control+Enter')
  for (const words of ['Vroege actie', 'Waarom vroeg', 'Tweede vroege']) {
    await anna.page.keyboard.type(words)
    await anna.page.keyboard.press('Enter')
    if (words !== 'Waarom vroeg') continue
    await anna.page.keyboard.type('Daarom')
    await anna.page.keyboard.press('Control+Enter')
  }
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.type('Derde vroege')
  await expect(hers.body('Vroege actie').locator('.lea-line')).toHaveText(['Waarom vroeg', 'Daarom'])
  await expect(hers.block('Tweede vroege')).toBeVisible()
  await expect(hers.block('Derde vroege')).toBeVisible()
  await hers.body('Zomerschool').click()
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.type('Tweede regel')
  await expect(hers.body('Zomerschool').locator('.lea-line')).toHaveText(['Over zomerschool:', 'Tweede regel'])
  await hers.body('Taalklas').click({ position: { x: 2, y: 8 } })
  await anna.page.keyboard.type('Eerste ')
  // a second click in the same text, behind its last word
  await hers.body('Taalklas').click({ position: { x: 500, y: 8 } })
  await anna.page.keyboard.type(' Laat')
  await anna.page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ' en geplakt\nop twee regels')
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  letEditorCome()
  await hers.expectCaretIn('Taalklas', 'body')
  await anna.page.keyboard.type('.')
  await expect(hers.body('Taalklas').locator('.lea-line, p')).toHaveText([
    'Eerste Over taalklas: Net op tijd. Vroeg. Laat en geplakt',
    'op twee regels.',
  ])
  await expect(hers.block('Huisbezoeken thuis')).toBeVisible()
  // so many steps as she took half seconds
  await expect(async () => {
    await anna.page.keyboard.press('Control+z')
    await expect(hers.block('Huisbezoeken thuis')).toBeHidden({ timeout: 200 })
  }).toPass()
  await expect(hers.block('Huisbezoeken')).toBeVisible()
})

test('Enter right after the caret went to the end works there, also when the browser tells late that it went', async ({
  anna,
  agenda,
}) => {
  await anna.page.addInitScript(() => {
    const keepFromAll = (event: Event) => {
      if (event.isTrusted) event.stopImmediatePropagation()
    }
    window.addEventListener('selectionchange', keepFromAll, { capture: true })
  })
  const hers = await anna.open(agenda)
  await hers.body('Taalklas').click({ position: { x: 4, y: 8 } })
  await hers.expectCaretIn('Taalklas', 'body')
  await anna.page.keyboard.press('Control+End')
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.type('Daarna')
  await expect(hers.body('Taalklas').locator('.lea-line')).toHaveText(['Over taalklas:', 'Daarna'])
})

test('Anna writes where she went with the keys, explains a new action under its title, and takes a deleted one back from the bin', async ({
  anna,
  agenda,
}) => {
  const hers = await anna.open(agenda)

  await test.step('she clicks in a text, goes to its start and on with the arrows at once', async () => {
    await hers.body('Gelijke kansen').click()
    await hers.expectCaretIn('Gelijke kansen', 'body')
    await hers.body('Taalklas').click()
    // in one go, as quick fingers do
    await anna.page.keyboard.press('Control+Home')
    for (let i = 0; i < 5; i++) await anna.page.keyboard.press('ArrowRight')
    await anna.page.keyboard.type('al ')
    await expect(hers.body('Taalklas').locator('.lea-line')).toHaveText(['Over al taalklas:'])
  })

  await test.step('she adds an action, and explains it in the text to which Enter leads, as everywhere', async () => {
    await hers.enterTitle('Zomerschool')
    await anna.page.keyboard.press('Control+Enter')
    await anna.page.keyboard.type('Voorleesweek')
    await expect(hers.block('Voorleesweek')).toBeVisible()

    await anna.page.keyboard.press('Enter')
    await hers.expectCaretIn('Voorleesweek', 'body')
    await expect(hers.body('Voorleesweek').locator('.lea-line')).toHaveAttribute(
      'data-hint',
      'Toelichting · Enter voor de volgende · Typ / voor een nieuw onderdeel',
    )
    // a second Enter makes the next action; however often it is pressed, one that is empty, and Backspace takes it away again
    for (let presses = 0; presses < 3; presses++) await anna.page.keyboard.press('Enter')
    await expect(hers.block('Zonder titel')).toHaveCount(1)
    for (let presses = 0; presses < 3; presses++) await anna.page.keyboard.press('Backspace')
    await hers.expectCaretIn('Voorleesweek', 'title')
    await expect(hers.block('Zonder titel')).toHaveCount(0)
    await anna.page.keyboard.press('Enter')
    await anna.page.keyboard.type('Elke groep leest een week lang voor.')
    await hers.enterTitle('Taalklas')

    await expect(hers.body('Voorleesweek')).toHaveText('Elke groep leest een week lang voor.')

    // Ctrl+Enter makes the next of the same kind, wherever one is in it
    await hers.block('Voorleesweek').locator('[data-part=body]').click()
    await hers.expectCaretIn('Voorleesweek', 'body')
    await anna.page.keyboard.press('Control+Enter')
    await anna.page.keyboard.type('Voorleesdag')
    await expect(hers.block('Voorleesdag')).toBeVisible()
    await expect(hers.body('Voorleesweek')).toHaveText('Elke groep leest een week lang voor.')
    // and in a list in the panel its next row; what was being typed is kept
    const amounts = hers.panel.getByRole('textbox', { name: 'Bedrag' })
    await hers.panel.getByRole('button', { name: 'Voeg regel toe' }).click()
    await amounts.fill('2.500')
    await anna.page.keyboard.press('Control+Enter')
    await expect(amounts).toHaveCount(2)
    await expect(amounts.first()).toHaveValue('2.500')
    await expect(hers.panel.getByRole('listitem').last().locator(':focus')).toHaveCount(1)
  })

  await test.step('she takes a deleted action back, with the text that was in it', async () => {
    await hers.choose('Logopedie', 'Verwijderen')
    await expect(hers.block('Logopedie')).toBeHidden()

    await hers.chooseForAgenda('Prullenbak')
    await anna.page
      .getByRole('dialog', { name: 'Prullenbak' })
      .getByRole('button', { name: 'Herstel Logopedie' })
      .click()

    await expect(hers.body('Logopedie')).toHaveText('Over logopedie:')
  })
})

test('what Anna pastes from Word keeps its headings, lists and emphasis, and one notice beside her line tells what is different', async ({
  anna,
  agenda,
}) => {
  const refused: string[] = []
  anna.page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text())
  })
  await copyInWord(anna.context, wordHtml)
  const hers = await anna.open(agenda)
  await hers.enterText('Gelijke kansen')
  await anna.page.keyboard.press('Control+v')
  const notice = anna.page.getByRole('status').locator('.lea-notice')
  await expect(notice).toContainText('Weggelaten: tekst die al verwijderd was. Een tabel staat er nu als lijst.')
  // she goes on writing: neither her line nor the menu is under the notice
  await anna.page.setViewportSize({ width: 390, height: 500 })
  await notice.hover()
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.type('/')
  const menu = anna.page.getByRole('listbox', { name: 'Invoegen' })
  await expect(menu).toBeVisible()
  const line = anna.page.locator('[contenteditable=true] .lea-line').last()
  const edge = (part: Locator, side: 'top' | 'bottom') =>
    part.evaluate((element, name) => element.getBoundingClientRect()[name], side)
  await expect.poll(() => edge(line, 'bottom')).toBeLessThan(await edge(notice, 'top'))
  // under the line there would be room for the menu, but for the notice
  await anna.page.setViewportSize({ width: 390, height: 844 })
  await notice.hover()
  await line.evaluate((element) => window.scrollBy({ top: element.getBoundingClientRect().top - 400 }))
  await expect.poll(() => edge(line, 'top')).toBeLessThan(440)
  await expect.poll(() => edge(menu, 'bottom')).toBeLessThan(await edge(notice, 'top'))
  await anna.page.keyboard.press('Escape')
  await anna.page.keyboard.press('Escape')

  const body = hers.body('Gelijke kansen')
  await expect(body.getByRole('heading', { name: 'Doelen' })).toBeVisible()
  await expect(body.getByRole('listitem').filter({ hasText: 'taal op maat' })).toBeVisible()
  await expect(body.getByRole('listitem').filter({ hasText: 'ouders erbij' })).toBeVisible()
  await expect(body.locator('strong')).toHaveText('ieder kind')
  await expect(body).not.toContainText('·')
  await expect(body).not.toContainText('vervalt')
  expect(refused).toEqual([])
})

test('Anna types the name of a partner that is not in the list yet and presses Enter; it has the role', async ({
  anna,
  agenda,
}) => {
  const hers = await anna.open(agenda)
  await hers.take('Taalklas')
  const partner = hers.panel.getByRole('combobox', { name: 'Partner' })
  await hers.panel.getByRole('button', { name: 'Voeg rol toe' }).click()
  await expect(partner).toBeFocused()
  await anna.page.keyboard.type('De Wegwijzer')
  await anna.page.keyboard.press('Enter')
  await expect(hers.block('Taalklas').getByRole('button', { name: /^Partners/ })).toContainText('De Wegwijzer')
  await expect(partner).toHaveValue('De Wegwijzer')

  // words that name no partner don't take the one that was chosen away, whichever way one goes
  const chip = hers.block('Taalklas').getByRole('button', { name: /^Partners/ })
  await partner.fill('zzz')
  await anna.page.keyboard.press('Escape')
  await expect(partner).toHaveValue('De Wegwijzer')
  await partner.fill('zzz')
  await anna.page.keyboard.press('Tab')
  await expect(hers.panel).toContainText('‘zzz’ is nog niet gekozen')
  await expect(chip).toContainText('De Wegwijzer')
  // and stay in the field, also when she has been elsewhere
  await expect(hers.status).toHaveText('Nog in het veld')
  await hers.take('Logopedie')
  await hers.status.click()
  await anna.page.getByRole('button', { name: 'Partner van “Rol van De Wegwijzer”: “zzz”' }).click()
  await expect(partner).toBeFocused()
  await expect(partner).toHaveValue('zzz')
  await partner.fill('De Wegwijzer')
  await anna.page.keyboard.press('Tab')

  await hers.panel.getByRole('button', { name: 'Voeg rol toe' }).click()
  await expect(partner.last()).toBeFocused()
  await anna.page.keyboard.type('wegw')
  await anna.page.keyboard.press('Enter')
  await expect(partner.last()).toHaveValue('De Wegwijzer')

  // the list opens over the mouse: what lies under it isn't taken when she leaves the field
  await hers.panel.getByRole('button', { name: 'Voeg rol toe' }).click()
  await expect(partner.last()).toBeFocused()
  await anna.page.getByRole('option', { name: 'De Wegwijzer' }).hover()
  await anna.page.keyboard.press('Tab')
  await expect(partner.last()).toHaveValue('')
  // a name that the list has only the offer to add for is added when she leaves it
  await partner.last().fill('Kernteam')
  await anna.page.keyboard.press('Tab')
  await expect(chip).toContainText('Kernteam')
  await expect(hers.panel).not.toContainText('nog niet gekozen')
  // a body can have a role as well
  await anna.page.getByRole('link', { name: 'Deelnemers' }).click()
  await anna.page.getByLabel('Nieuw gremium').fill('Regiegroep')
  await anna.page.keyboard.press('Enter')
  await anna.page.getByRole('link', { name: 'Document' }).click()
  await hers.take('Taalklas')
  await hers.panel.getByRole('button', { name: 'Voeg rol toe' }).click()
  await partner.last().fill('regie')
  await anna.page.getByRole('option', { name: /Regiegroep/ }).click()
  await expect(chip).toContainText('Regiegroep')
  // and lead a whole chapter
  await hers.take('Zorg en onderwijs')
  await hers.panel.getByLabel('Trekker').selectOption('Regiegroep')
  await expect(hers.block('Zorg en onderwijs')).toContainText('Trekker: Regiegroep')
  await hers.expectSavedOnRelay()
  await anna.page.getByRole('link', { name: 'Overzichten' }).click()
  await anna.page.getByRole('link', { name: /Rolverdeling/ }).click()
  const roles = hers.main.getByRole('table', { name: 'Rollen per partner en gremium' })
  await expect(roles.getByRole('columnheader', { name: 'Doen mee' })).toBeVisible()
  await expect(roles.getByRole('row', { name: /^(\d+ )?Zorg en onderwijs/ })).toContainText('Trekker')
})

test('Anna undoes her own work over several blocks, also a move and a deletion, and leaves Bram’s alone', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  await hers.write('Huisbezoeken', ' eerst.')
  await hers.write('Taalklas', ' daarna.')
  await his.write('Logopedie', ' van Bram.')
  await expect(hers.body('Logopedie')).toContainText('van Bram.')
  await hers.choose('Zomerschool', 'Omhoog')
  await expect(hers.block('Zomerschool')).toHaveAccessibleName('Actie 1.2 Zomerschool')
  await hers.choose('Brugklas', 'Verwijderen')
  await expect(hers.block('Brugklas')).toBeHidden()

  const undo = anna.page.getByRole('button', { name: 'Ongedaan maken' })
  await undo.click()
  await expect(hers.block('Brugklas')).toBeVisible()
  await undo.click()
  await expect(hers.block('Zomerschool')).toHaveAccessibleName('Actie 1.3 Zomerschool')
  await undo.click()
  await expect(hers.body('Taalklas')).toHaveText('Over taalklas:')
  await undo.click()
  await expect(hers.body('Huisbezoeken')).toHaveText('Over huisbezoeken:')
  await expect(undo).toBeDisabled()
  await expect(hers.body('Logopedie')).toHaveText('Over logopedie: van Bram.')

  const redo = anna.page.getByRole('button', { name: 'Opnieuw doen' })
  for (let step = 0; step < 4; step++) await redo.click()
  for (const screen of [hers, his]) {
    await expect(screen.body('Taalklas')).toHaveText('Over taalklas: daarna.')
    await expect(screen.block('Brugklas')).toBeHidden()
  }
})

/** Puts HTML on the real clipboard, from a page of another program: ours would not be allowed its styles. */
async function copyInWord(context: BrowserContext, html: string): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const word = await context.newPage()
  await word.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Word</title>' }))
  await word.goto('http://localhost/')
  await word.evaluate(async (copied) => {
    const [rich, plain] = [new Blob([copied], { type: 'text/html' }), new Blob(['Doelen'], { type: 'text/plain' })]
    await navigator.clipboard.write([new ClipboardItem({ 'text/html': rich, 'text/plain': plain })])
  }, html)
  await word.close()
}

/** As Word puts it on the clipboard: lists are paragraphs with a drawn bullet. */
const wordHtml = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"></head><body lang=NL><!--StartFragment-->
<h2>Doelen<o:p></o:p></h2>
<p class=MsoNormal>Voor <b>ieder kind</b> hetzelfde.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>taal op maat<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>ouders erbij<o:p></o:p></p>
<p class=MsoNormal>Klaar<span class=msoDel><del cite="mailto:Bram" datetime="2026-01-05T10:12"> wat vervalt</del></span>.<o:p></o:p></p>
<table><tr><td><p class=MsoNormal>Taal<o:p></o:p></p></td><td><p class=MsoNormal>500<o:p></o:p></p></td></tr></table>
<!--EndFragment--></body></html>`
