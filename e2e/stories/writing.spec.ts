import { openTogether } from '../people/person.ts'
import { expect, test } from '../test.ts'

test('Anna makes headings, lists and a quote from the slash menu, and Bram sees them', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  await hers.enterText('Gelijke kansen')
  const { keyboard } = anna.page
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
  await keyboard.press('Escape')
  await anna.page.close()
  const body = his.body('Gelijke kansen')
  await expect(body.getByRole('heading', { name: 'Waarom' })).toBeVisible()
  await expect(body.getByRole('listitem').filter({ hasText: 'eerste punt' })).toBeVisible()
  await expect(body.getByRole('listitem').filter({ hasText: 'eerste stap' })).toBeVisible()
  await expect(body.getByRole('blockquote')).toContainText('Zo zei een ouder het.')
})

test('Anna makes words bold, italic and underlined with the keyboard, and a link with the toolbar', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  await hers.enterText('Taalklas')
  const { keyboard } = anna.page
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

test('what Anna types before the editor is there stays when she goes on elsewhere; a click beside a text is for that text', async ({
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
  // on the page this key leads to the last block
  await anna.page.keyboard.press('End')
  await anna.page.keyboard.type(' Vroeg.')
  // at its number
  await hers.block('Huisbezoeken').click({ position: { x: 60, y: 16 } })
  await expect(hers.body('Taalklas')).toContainText('Over taalklas: Vroeg.')
  await anna.page.keyboard.type(' thuis')
  letEditorCome()
  await expect(hers.block('Huisbezoeken thuis')).toBeVisible()
  await anna.page.keyboard.press('Control+z')
  await expect(hers.block('Huisbezoeken thuis')).toBeHidden()
})

test('what Anna pastes from Word keeps its headings, lists and emphasis', async ({ anna, agenda }) => {
  const hers = await anna.open(agenda)
  await hers.enterText('Gelijke kansen')

  await anna.page.evaluate(async (html) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    data.setData('text/plain', 'Doelen')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, wordHtml)
  await anna.page.keyboard.press('Escape')

  const body = hers.body('Gelijke kansen')
  await expect(body.getByRole('heading', { name: 'Doelen' })).toBeVisible()
  await expect(body.getByRole('listitem').filter({ hasText: 'taal op maat' })).toBeVisible()
  await expect(body.getByRole('listitem').filter({ hasText: 'ouders erbij' })).toBeVisible()
  await expect(body.locator('strong')).toHaveText('ieder kind')
  await expect(body).not.toContainText('·')
})

test('Anna adds an action, and explains it in the text that opens under its title', async ({ anna, agenda }) => {
  const hers = await anna.open(agenda)
  await hers.enterTitle('Zomerschool')
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.type('Voorleesweek')
  await expect(hers.block('Voorleesweek')).toBeVisible()

  await hers.block('Voorleesweek').locator('[data-part=body]').click()
  await hers.expectCaretIn('Voorleesweek', 'body')
  await anna.page.keyboard.type('Elke groep leest een week lang voor.')
  await hers.enterTitle('Taalklas')

  await expect(hers.body('Voorleesweek')).toHaveText('Elke groep leest een week lang voor.')
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

  await hers.panel.getByRole('button', { name: 'Voeg rol toe' }).click()
  await expect(partner.last()).toBeFocused()
  await anna.page.keyboard.type('wegw')
  await anna.page.keyboard.press('Enter')
  await expect(partner.last()).toHaveValue('De Wegwijzer')
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

test('Anna deletes an action and takes it back from the bin, with the text that was in it', async ({
  anna,
  agenda,
}) => {
  const hers = await anna.open(agenda)
  await hers.choose('Taalklas', 'Verwijderen')
  await expect(hers.block('Taalklas')).toBeHidden()

  await hers.chooseForAgenda('Prullenbak')
  await anna.page.getByRole('dialog', { name: 'Prullenbak' }).getByRole('button', { name: 'Herstel Taalklas' }).click()

  await expect(hers.body('Taalklas')).toHaveText('Over taalklas:')
})

/** As Word puts it on the clipboard: lists are paragraphs with a drawn bullet. */
const wordHtml = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"></head><body lang=NL><!--StartFragment-->
<h2>Doelen<o:p></o:p></h2>
<p class=MsoNormal>Voor <b>ieder kind</b> hetzelfde.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>taal op maat<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>ouders erbij<o:p></o:p></p>
<!--EndFragment--></body></html>`
