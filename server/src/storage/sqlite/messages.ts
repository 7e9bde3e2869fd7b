import type { Snapshot, StoredRoom, StoreTrouble } from '../agendaStore.ts'
import type { Append } from './database.ts'

/** What the worker is started with. */
export type StorageWorkerData = { path: string; pages?: number }

/** What the store asks of its worker. */
export type StorageRequest =
  | { kind: 'load' | 'loadLastGood' | 'remove'; room: string }
  | { kind: 'append'; appends: readonly Append[] }
  | { kind: 'compact'; room: string; snapshot: Snapshot }
  | { kind: 'authors'; room: string }
  | { kind: 'roomsOf'; author: string }
  | { kind: 'sizes' }
  | { kind: 'tidyLog' }
  | { kind: 'close' }

/** Trouble as it crosses from thread to thread, where classes get lost. */
export type Trouble = { trouble: StoreTrouble | 'locked' | 'notADatabase'; message: string }

/** append answers per room what went wrong, or null. */
export type StorageResult =
  | { ok: true; room: StoredRoom }
  | { ok: true; authors: ReadonlyMap<number, string> }
  | { ok: true; rooms: readonly { room: string; clients: readonly number[] }[] }
  | { ok: true; sizes: readonly { room: string; bytes: number }[] }
  | { ok: true; appended: readonly (Trouble | null)[] }
  | { ok: true }
  | { ok: false; trouble: Trouble }

/** The id of the first answer, which nobody asks for: whether the database opened. */
export const openingId = 0

export type StorageAnswer = { id: number; result: StorageResult }
