import { heartbeatMs } from '@lea/protocol'
import { expect, test } from 'vitest'
import { newAgendaId, until } from '../test/people.ts'
import { RawClient } from '../test/rawClient.ts'
import { startRelay } from '../test/relay.ts'

test('whoever is idle hears something every five seconds: an acknowledgement, or what any client understands', async () => {
  const relay = await startRelay()
  const url = `${relay.syncUrl}/${newAgendaId()}`
  const ours = await new RawClient(`${url}?ack=1`).opened()
  const plain = await new RawClient(url).opened()
  await until(() => ours.heard.length > 0 && plain.heard.length > 0)
  const [before, plainBefore] = [ours.heard.length, plain.heard.length]
  const start = performance.now()
  await until(() => ours.heard.length > before && plain.heard.length > plainBefore)
  expect(performance.now() - start).toBeLessThan(heartbeatMs + 500)
  expect(ours.heard.at(-1)).toEqual({ kind: 'acknowledged', count: 0 })
  expect(plain.heard.at(-1)).toEqual({ kind: 'presence', states: [] })
}, 10_000)
