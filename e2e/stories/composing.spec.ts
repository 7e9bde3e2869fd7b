import { KeyboardWithWords } from '../people/keyboardWithWords.ts'
import { openTogether } from '../people/person.ts'
import { expect, test } from '../test.ts'

test('what Anna composes on her phone and what Bram types in the same paragraph both come out whole', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  await hers.enterText('Taalklas')
  await his.enterText('Taalklas')
  const keyboard = await KeyboardWithWords.of(anna.page)
  await bram.page.keyboard.press('Home')
  await bram.page.keyboard.type('1 ')
  await expect(hers.body('Taalklas')).toHaveText('1 Over taalklas:')

  // an accent that waits for its letter, while his caret walks through her line
  await keyboard.compose('¨')
  for (let step = 0; step < 5; step++) await bram.page.keyboard.press('ArrowRight')
  await bram.page.keyboard.type('heen: ')
  await expect(his.body('Taalklas')).toHaveText(/^1 O.*heen: .*:¨$/)
  const written = (await his.body('Taalklas').textContent()) ?? ''
  expect(written.replace('heen: ', '')).toBe('1 Over taalklas:¨')
  await keyboard.commit('ë')
  for (const screen of [hers, his]) await expect(screen.body('Taalklas')).toHaveText(written.replace('¨', 'ë'))

  const words = ['samen', 'kiezen', 'ouders']
  const compose = async () => {
    for (const word of words) {
      for (let length = 1; length <= word.length; length++) await keyboard.compose(word.slice(0, length))
      await keyboard.commit(word)
      await keyboard.commit(' ')
    }
  }
  await Promise.all([compose(), bram.page.keyboard.type('0123456789', { delay: 40 })])
  for (const screen of [hers, his]) {
    await expect(screen.body('Taalklas')).toHaveText(
      `${written.replace('¨', 'ë').replace('heen: ', 'heen: 0123456789')}samen kiezen ouders `,
    )
  }
})

test('Anna leaves a word half composed: what Bram types comes in all the same, and both go on', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  await hers.enterText('Taalklas')
  const keyboard = await KeyboardWithWords.of(anna.page)
  await keyboard.compose('sam')

  await his.write('Logopedie', ' is er.')

  await expect(hers.body('Logopedie')).toHaveText('Over logopedie: is er.')
  await hers.expectCaretIn('Taalklas', 'body')
  await anna.page.keyboard.type('en')
  for (const screen of [hers, his]) await expect(screen.body('Taalklas')).toHaveText('Over taalklas:samen')
})
