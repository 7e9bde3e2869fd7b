import { compactAgenda } from './compaction.ts'
import { Database } from './database.ts'

/** What the page asks, and what it gets back when it is done or failed. */
export type CompactionRequest = { database: string; agenda: string }
export type CompactionAnswer = { ok: true; rows: number } | { ok: false; problem: string }

addEventListener('message', async ({ data }: MessageEvent<CompactionRequest>) => {
  const database = new Database(data.database)
  let answer: CompactionAnswer
  try {
    answer = { ok: true, rows: await compactAgenda(database, data.agenda) }
  } catch (error) {
    answer = { ok: false, problem: String(error) }
  }
  database.close()
  postMessage(answer)
})
