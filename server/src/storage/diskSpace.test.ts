import pino from 'pino'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../test/relay.ts'
import { DiskWatch, type Space, spaceIn } from './diskSpace.ts'

test('the room that is left is that of the disk of the folder', async () => {
  const { free, total } = await spaceIn(await temporaryFolder())
  expect(free).toBeGreaterThan(0)
  expect(total).toBeGreaterThanOrEqual(free)
})

test('the administrator is warned once below five percent, and told once when there is room again', async () => {
  const lines: string[] = []
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line).msg) })
  let space: Space = { free: 50, total: 1_000 }
  const watch = new DiskWatch(async () => space, log)
  const lookWith = async (free: number) => {
    space = { ...space, free }
    await watch.look()
  }
  await lookWith(50)
  expect(lines).toEqual([])
  await lookWith(49)
  expect(lines).toHaveLength(1)
  for (const free of [20, 0]) await lookWith(free)
  expect(lines).toEqual(['the disk is almost full: make room, or nothing can be kept'])
  for (const free of [60, 500]) await lookWith(free)
  expect(lines.slice(1)).toEqual(['there is room on the disk again'])
  expect(watch.free).toBe(500)
})

test('a disk that can not be asked is logged, and asked again the next time', async () => {
  const lines: string[] = []
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line).msg) })
  const watch = new DiskWatch(() => Promise.reject(new Error('no such folder')), log)
  await watch.look()
  expect(lines).toEqual(['the room on the disk can not be looked up'])
})
