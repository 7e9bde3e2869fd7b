import { expect, test } from 'vitest'
import { addressOf, networkOfAddress } from './addressOf.ts'

const asked = (remoteAddress: string, forwarded?: string) =>
  addressOf({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } })

test('only a proxy on this machine says for whom it asks, and of what it says only what it saw itself', () => {
  expect(asked('192.0.2.7', '127.0.0.1')).toBe('192.0.2.7')
  expect(asked('::ffff:192.0.2.7', '::1')).toBe('192.0.2.7')
  expect(asked('127.0.0.1', '127.0.0.1, 10.0.0.1, 192.0.2.7')).toBe('192.0.2.7')
  expect(asked('::1', '2001:db8::7')).toBe('2001:db8::7')
  // Two proxies behind each other: the second one saw the first.
  expect(asked('127.0.0.1', '198.51.100.1, 192.0.2.7, 127.0.0.1')).toBe('192.0.2.7')
  expect(asked('127.0.0.1', ' , ')).toBe('127.0.0.1')
  expect(asked('127.0.0.1')).toBe('127.0.0.1')
})

test('whoever has one address of IPv6 has a whole network of them, which counts as one', () => {
  expect(networkOfAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(networkOfAddress('2001:0db8:0001:0002::1')).toBe('2001:db8:1:2::/64')
  expect(networkOfAddress('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(networkOfAddress('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(networkOfAddress('::')).toBe('0:0:0:0::/64')
  expect(networkOfAddress('192.0.2.7')).toBe('192.0.2.7')
})
