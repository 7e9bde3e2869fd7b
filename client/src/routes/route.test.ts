import { invitationPath, setupPath, signInPath } from '@lea/protocol/access'
import { expect, test } from 'vitest'
import { readLink } from './readLink.ts'
import { readRoute, routeToPath } from './route.ts'

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

test('a bare id and a pasted link lead to the agenda, the view and its filter, or to an invitation, and nothing else does', () => {
  const budget = { name: 'agenda', agendaId, page: 'budget' }
  expect(readLink(`  ${agendaId} `)).toEqual({ name: 'agenda', agendaId, page: 'document' })
  expect(readLink(`http://localhost:8080/agenda/${agendaId}/begroting?x=1`)).toEqual({ ...budget, search: '?x=1' })
  expect(readLink(`Kijk: /agenda/${agendaId}/begroting#onder`)).toEqual(budget)
  expect(readLink(`/agenda/${agendaId}/van-later`)).toEqual({ name: 'agenda', agendaId, page: 'document' })
  const href = `https://lea.example${invitationPath}#geheim`
  expect(readLink(href)).toEqual({ name: 'invitation', href })
  for (const other of [
    'onze agenda van vorig jaar',
    'http://localhost:8080/agenda/kort',
    `https://lea.example${invitationPath}`,
    `javascript:${invitationPath}#geheim`,
  ])
    expect(readLink(other)).toBeUndefined()
})
