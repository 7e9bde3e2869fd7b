import { expect, test } from 'vitest'
import { isOwnRequest, ownPlaces } from './ownRequest.ts'

const places = ownPlaces({ host: '127.0.0.1', publicUrl: null, access: 'open' }, 8080)
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

test('where nobody has to say who he is, what a proxy passes on for another machine is not ours', () => {
  for (const by of ['192.0.2.7', '127.0.0.1, 192.0.2.7', '192.0.2.7, 127.0.0.1', '2001:db8::7'])
    expect([by, ask({ 'x-forwarded-for': by })]).toEqual([by, false])
  for (const by of ['for=192.0.2.7;proto=https', 'for="[2001:db8::7]"', 'for=unknown'])
    expect([by, ask({ forwarded: by })]).toEqual([by, false])
  for (const headers of [
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-for': '::1' },
    { forwarded: 'for="[::1]"' },
  ])
    expect(ask(headers)).toBe(true)
  const closed = ownPlaces({ host: '127.0.0.1', publicUrl: 'https://lea.example', access: 'required' }, 8080)
  expect(isOwnRequest({ host: 'lea.example', 'x-forwarded-for': '192.0.2.7' }, closed)).toBe(true)
})
