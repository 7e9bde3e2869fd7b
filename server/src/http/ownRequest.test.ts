import { expect, test } from 'vitest'
import { isOwnRequest, ownPlaces } from './ownRequest.ts'

const places = ownPlaces({ host: '127.0.0.1', publicUrl: null }, 8080)
const ask = (headers: Record<string, string>) => isOwnRequest({ host: 'localhost:8080', ...headers }, places)

test('what a page elsewhere asks by itself is not ours, also without an origin and from another port of this machine', () => {
  for (const site of ['cross-site', 'same-site'])
    for (const mode of ['no-cors', 'cors', 'same-origin'])
      expect([site, mode, ask({ 'sec-fetch-site': site, 'sec-fetch-mode': mode })]).toEqual([site, mode, false])
})

test('a link that somebody follows, our own pages and programs are let in', () => {
  expect(ask({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(true)
  expect(ask({ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' })).toBe(true)
  expect(ask({ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' })).toBe(true)
  expect(ask({})).toBe(true)
})
