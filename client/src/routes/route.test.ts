import { invitationPath, setupPath, signInPath } from '@lea/protocol/access'
import { expect, test } from 'vitest'
import { agendaInText, readRoute, routeToPath } from './route.ts'

const agendaId = 'abcdefghij0123456789'

test('every page has one path, and the path leads back to it', () => {
  for (const path of [
    '/',
    `/agenda/${agendaId}`,
    `/agenda/${agendaId}/begroting`,
    `/agenda/${agendaId}/wettelijk-kader`,
  ])
    expect(routeToPath(readRoute(path))).toBe(path)
  expect(readRoute(`/agenda/${agendaId}/begroting`)).toEqual({ name: 'agenda', agendaId, page: 'budget' })
})

test('what a page shows of the agenda stands behind its path', () => {
  expect(routeToPath({ name: 'agenda', agendaId, page: 'planning', search: '?jaar=2026' })).toBe(
    `/agenda/${agendaId}/planning?jaar=2026`,
  )
})

test('the pages about who may come in stand where the server sends people', () => {
  expect(readRoute(invitationPath)).toEqual({ name: 'access', page: 'invitation' })
  expect(readRoute(setupPath)).toEqual({ name: 'access', page: 'setup' })
  expect(readRoute(signInPath)).toEqual({ name: 'access', page: 'signIn' })
  for (const path of [invitationPath, setupPath, signInPath, '/privacy', '/beheer'])
    expect(routeToPath(readRoute(path))).toBe(path)
})

test('a slash at the end makes no other page', () => {
  expect(readRoute(`/agenda/${agendaId}/`)).toEqual({ name: 'agenda', agendaId, page: 'document' })
})

test('what is no page, and an id that no agenda can have, is unknown and keeps its path', () => {
  for (const path of [
    '/iets',
    '/agenda',
    '/agenda/kort',
    `/agenda/${agendaId}/iets`,
    `/agenda/${agendaId}/partners/meer`,
  ])
    expect(readRoute(path)).toEqual({ name: 'unknown', path })
})

test('an agenda is found in a bare id and in a pasted link, and nowhere else', () => {
  const document = { name: 'agenda', agendaId, page: 'document', search: '' }
  expect(agendaInText(`  ${agendaId} `)).toEqual(document)
  expect(agendaInText(`https://lea.example/agenda/${agendaId}/een-bladzijde-van-later`)).toEqual(document)
  const view = { ...document, page: 'links', search: '?status=planned' }
  expect(agendaInText(`Kijk: http://localhost:8080/agenda/${agendaId}/verbanden?status=planned#x`)).toEqual(view)
  expect(agendaInText('onze agenda van vorig jaar')).toBeUndefined()
  expect(agendaInText('http://localhost:8080/agenda/kort')).toBeUndefined()
})
