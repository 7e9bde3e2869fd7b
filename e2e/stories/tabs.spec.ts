import type { WebSocket } from '@playwright/test'
import { takeLine } from '../relay/line.ts'
import { expect, test } from '../test.ts'

test('Anna types in two tabs: each shows what she typed in the other, and that she is there herself, also without a line', async ({
  anna,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  const left = await anna.open(agenda)
  const right = await anna.openInNewTab(agenda)

  await test.step('with a line', async () => {
    await left.write('Huisbezoeken', ' links.')
    await right.write('Huisbezoeken', ' rechts.')
    await right.write('Taalklas', ' rechts.')

    for (const tab of [left, right]) {
      await expect(tab.body('Huisbezoeken')).toHaveText('Over huisbezoeken: links. rechts.')
      await expect(tab.body('Taalklas')).toHaveText('Over taalklas: rechts.')
      await expect(tab.people).toBeHidden()
    }
    await expect(left.block('Taalklas').getByText('U, in een ander venster')).toBeVisible()
  })

  await test.step('without one, and both keep it', async () => {
    await line.cut()
    await expect(right.status).toHaveText(/^Offline/)

    await left.write('Logopedie', ' links.')
    await expect(right.body('Logopedie')).toHaveText('Over logopedie: links.')
    await right.write('Brugklas', ' rechts.')
    await expect(left.body('Brugklas')).toHaveText('Over brugklas: rechts.')

    await left.page.reload()
    await expect(left.body('Logopedie')).toHaveText('Over logopedie: links.')
    await expect(left.body('Brugklas')).toHaveText('Over brugklas: rechts.')
  })
})

test('three tabs of Anna have one line to the relay; the one that has it freezes, another takes over, and Bram sees what she types there', async ({
  anna,
  bram,
  agenda,
}) => {
  const sockets = new Set<WebSocket>()
  anna.context.on('page', (page) => page.on('websocket', (socket) => sockets.add(socket)))
  anna.page.on('websocket', (socket) => sockets.add(socket))
  const first = await anna.open(agenda)
  const [second, third] = [await anna.openInNewTab(agenda), await anna.openInNewTab(agenda)]
  const his = await bram.open(agenda)
  expect(sockets.size).toBe(1)
  await expect(his.people.getByRole('listitem')).toHaveCount(3)
  await second.write('Huisbezoeken', ' door een ander.')
  await expect(his.body('Huisbezoeken')).toHaveText('Over huisbezoeken: door een ander.')

  // as a browser does with a tab that nobody has looked at for long
  const devtools = await anna.context.newCDPSession(first.page)
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
  await second.write('Taalklas', ' na het bevriezen.')

  await expect(his.body('Taalklas')).toHaveText('Over taalklas: na het bevriezen.')
  await expect(third.body('Taalklas')).toHaveText('Over taalklas: na het bevriezen.')
  for (const tab of [second, third]) await tab.expectSavedOnRelay()
  await devtools.send('Page.setWebLifecycleState', { state: 'active' })
  await expect(first.body('Taalklas')).toHaveText('Over taalklas: na het bevriezen.')
  await first.expectSavedOnRelay()
  await first.write('Huisbezoeken', ' Ontdooid.')
  await expect(his.body('Huisbezoeken')).toHaveText('Over huisbezoeken: door een ander. Ontdooid.')
  await first.expectSavedOnRelay()
  expect([...sockets].filter((socket) => !socket.isClosed())).toHaveLength(1)
})

test('Anna writes without a line in one tab and removes the agenda in another: it is refused, and nothing goes', async ({
  anna,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  const left = await anna.open(agenda)
  await line.cut()
  await left.write('Huisbezoeken', ' alleen hier.')
  await expect(left.status).toHaveText(/^Offline, 1 onderdeel wacht$/)
  const right = await anna.context.newPage()
  await right.goto('/')
  const remove = async () => {
    await right.getByRole('button', { name: 'Meer mogelijkheden voor Agenda van het verhaal' }).click()
    await right.getByRole('menuitem', { name: 'Verwijder van dit apparaat' }).click()
    await right.getByRole('alertdialog').getByRole('button', { name: 'Verwijder van dit apparaat' }).click()
  }

  await remove()

  await expect(right.getByText(/open in een ander tabblad/)).toBeVisible()
  await expect(right.getByRole('link', { name: 'Agenda van het verhaal' })).toBeVisible()
  await left.page.reload()
  await expect(left.body('Huisbezoeken')).toHaveText('Over huisbezoeken: alleen hier.')
  await left.page.close()
  await remove()
  await expect(right.getByRole('link', { name: 'Agenda van het verhaal' })).toBeHidden()
})
