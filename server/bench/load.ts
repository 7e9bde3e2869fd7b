import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import * as Y from 'yjs'
import { RawClient } from '../src/test/rawClient.ts'

/** CPU milliseconds that a process has used so far (Linux). */
export function cpuMs(pid: number): number {
  // The fields behind the name, which is in brackets and may hold spaces: utime is the 12th, stime the 13th.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** Memory of a process in kB (Linux). */
export function memoryKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

/** Keystrokes of one client, one update each. */
export function keystrokes(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < count; i++) doc.getText('text').insert(i, 'x')
  doc.destroy()
  return updates
}

/** An agenda of 2,000 blocks with two texts each, as one update. */
export function largeAgenda(): Uint8Array {
  const doc = new Y.Doc()
  const words = 'Elk kind in de gemeente krijgt de kansen die bij hem passen, op school en daarbuiten. '
  doc.transact(() => {
    for (let i = 0; i < 2_000; i++) {
      const block = new Y.Map<unknown>()
      doc.getMap('blocks').set(`block-${i}`, block)
      block.set('type', 'action')
      for (const part of ['title', 'body']) {
        const fragment = new Y.XmlFragment()
        block.set(part, fragment)
        const paragraph = new Y.XmlElement('paragraph')
        fragment.insert(0, [paragraph])
        paragraph.insert(0, [new Y.XmlText(`${i} ${words}`)])
      }
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

/** So many people in one room. */
export function crowd(url: string, people: number): Promise<RawClient[]> {
  return Promise.all(Array.from({ length: people }, () => new RawClient(url).opened()))
}

/** How many structs these updates carry: what a merged update carries counts as often as what it was merged from. */
export function clocksIn(updates: readonly Uint8Array[]): number {
  let clocks = 0
  for (const update of updates) {
    const { from, to } = Y.parseUpdateMeta(update)
    for (const [client, end] of to) clocks += end - (from.get(client) ?? 0)
  }
  return clocks
}

export function updatesHeardBy({ heard }: RawClient): Uint8Array[] {
  return heard.flatMap((one) => (one.kind === 'update' ? [one.update] : []))
}
