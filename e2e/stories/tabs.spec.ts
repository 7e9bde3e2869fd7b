import { takeLine } from '../relay/line.ts'
import { expect, test } from '../test.ts'

test('Anna types in two tabs at once and each shows what she typed in the other', async ({ anna, agenda }) => {
  const left = await anna.open(agenda)
  const right = await anna.openInNewTab(agenda)

  await left.write('Huisbezoeken', ' links.')
  await right.write('Huisbezoeken', ' rechts.')
  await right.write('Taalklas', ' rechts.')

  for (const tab of [left, right]) {
    await expect(tab.body('Huisbezoeken')).toHaveText('Over huisbezoeken: links. rechts.')
    await expect(tab.body('Taalklas')).toHaveText('Over taalklas: rechts.')
  }
})

test('two tabs without a line still show each other what Anna types, and both tabs keep it', async ({
  anna,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  const left = await anna.open(agenda)
  const right = await anna.openInNewTab(agenda)
  await line.cut()
  await expect(right.status).toHaveText(/^Offline/)

  await left.write('Huisbezoeken', ' links.')
  await expect(right.body('Huisbezoeken')).toHaveText('Over huisbezoeken: links.')
  await right.write('Taalklas', ' rechts.')
  await expect(left.body('Taalklas')).toHaveText('Over taalklas: rechts.')

  await left.page.reload()
  await expect(left.body('Huisbezoeken')).toHaveText('Over huisbezoeken: links.')
  await expect(left.body('Taalklas')).toHaveText('Over taalklas: rechts.')
})
