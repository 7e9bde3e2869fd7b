import { generateKeyBetween } from 'fractional-indexing'
import { randomBits } from './ids.ts'

/**
 * A new order key between two neighbours (null: no neighbour on that side). The key is drawn at random from the gap, so
 * that two people who put something in the same gap at the same time practically never get the same key: between
 * two equal keys nothing could be put any more. Where neighbours are equal all the same, the new one comes after `before`.
 */
export function orderBetween(before: string | null, after: string | null): string {
  let low = before !== null && isOrder(before) ? before : null
  let high = after !== null && isOrder(after) && (low === null || after > low) ? after : null
  low = generateKeyBetween(low, high)
  high = generateKeyBetween(low, high)
  let key = generateKeyBetween(low, high)
  const bits = randomBits()
  for (let bit = 0; bit < 16; bit++) {
    if (bits & (1 << bit)) low = key
    else high = key
    key = generateKeyBetween(low, high)
  }
  return key
}

/** As many order keys in one gap, ascending. */
export function ordersBetween(before: string | null, after: string | null, count: number): string[] {
  const orders: string[] = []
  for (let last = before; orders.length < count; ) {
    last = orderBetween(last, after)
    orders.push(last)
  }
  return orders
}

/** Whether a key has the form that `fractional-indexing` accepts; it throws on others, and a document may hold anything. */
export function isOrder(key: string): boolean {
  if (!/^[A-Za-z][0-9A-Za-z]+$/.test(key)) return false
  const head = key.charCodeAt(0)
  const integerLength = head >= 97 ? head - 97 + 2 : 90 - head + 2
  if (key.length < integerLength) return false
  if (key.length > integerLength) return !key.endsWith('0')
  return !/^A0+$/.test(key)
}
