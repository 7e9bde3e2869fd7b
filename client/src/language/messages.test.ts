import { fetchEnglish } from 'virtual:plain-messages'
import { expect, test } from 'vitest'
import * as compiled from '../paraglide/messages.js'

type Messages = Record<string, unknown>

const files = import.meta.glob<Messages>('../../messages/*/*.json', { eager: true, import: 'default' })
const dutchRooms = roomsOf('nl')

function roomsOf(language: 'nl' | 'en'): string[] {
  const folder = `/messages/${language}/`
  return Object.keys(files).flatMap((path) => path.split(folder)[1] ?? [])
}

function read(language: 'nl' | 'en', room: string): Messages {
  const { $schema: _, ...messages } = files[`../../messages/${language}/${room}`] ?? {}
  return messages
}

/** All texts of a message: itself, or its forms for one and for many. */
function texts(message: unknown): string[] {
  if (typeof message === 'string') return [message]
  if (!Array.isArray(message)) throw new Error(`a message is a text or a list of forms, not ${JSON.stringify(message)}`)
  return message.flatMap((form: { match: Record<string, string> }) => Object.values(form.match))
}

function placeholders(message: unknown): string[] {
  return [
    ...new Set(texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))),
  ].sort()
}

test('both languages have the same rooms', () => {
  expect(roomsOf('en')).toEqual(dutchRooms)
  expect(dutchRooms.length).toBeGreaterThan(3)
})

test.each(dutchRooms)('every text of %s is there in Dutch and in English, not empty, with the same gaps', (room) => {
  const dutch = read('nl', room)
  const english = read('en', room)
  expect(Object.keys(english).sort()).toEqual(Object.keys(dutch).sort())
  for (const key of Object.keys(dutch)) {
    expect(key, 'keys are snake_case').toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/)
    for (const text of [...texts(dutch[key]), ...texts(english[key])]) expect(text.trim(), key).not.toBe('')
    expect(placeholders(english[key]), key).toEqual(placeholders(dutch[key]))
  }
})

test('no key stands in two rooms', () => {
  const keys = dutchRooms.flatMap((room) => Object.keys(read('nl', room)))
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

test('every message was compiled, and says in both languages what was written', async () => {
  await fetchEnglish()
  const keys = dutchRooms.flatMap((room) => Object.keys(read('nl', room)))
  expect(keys.length).toBeGreaterThan(100)
  const spoken = compiled as unknown as Record<string, (gaps: object, options: { locale: 'nl' | 'en' }) => string>
  const gaps = new Proxy({}, { get: () => 2 })
  for (const key of keys) {
    for (const locale of ['nl', 'en'] as const) {
      const said = spoken[key]?.(gaps, { locale })
      expect(said, key).toBeTruthy()
      const written = dutchRooms.map((room) => read(locale, room)[key]).find((message) => message !== undefined)
      if (placeholders(written).length === 0) expect([said], key).toEqual(texts(written))
    }
  }
})

test.each([
  [0, 'Offline, 0 onderdelen wachten', 'Offline, 0 parts waiting'],
  [1, 'Offline, 1 onderdeel wacht', 'Offline, 1 part waiting'],
  [2, 'Offline, 2 onderdelen wachten', 'Offline, 2 parts waiting'],
])('a message with forms says the one for %i', async (count, nl, en) => {
  await fetchEnglish()
  expect(compiled.session_status_offline_waiting({ count }, { locale: 'nl' })).toBe(nl)
  expect(compiled.session_status_offline_waiting({ count }, { locale: 'en' })).toBe(en)
})
