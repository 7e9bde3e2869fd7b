import { openRooms, type RoomsJob, type RoomsResult } from './crowdOfRooms.ts'
import { type CursorsJob, type CursorsResult, move } from './cursors.ts'
import { type JoinJob, type JoinResult, join, type WriteJob, write } from './joining.ts'
import { play, type TypingJob, type TypingResult } from './typing.ts'

export type Job = TypingJob | CursorsJob | WriteJob | JoinJob | RoomsJob
export type ResultOf<J extends Job> = J extends TypingJob
  ? TypingResult
  : J extends CursorsJob
    ? CursorsResult
    : J extends JoinJob
      ? JoinResult
      : J extends RoomsJob
        ? RoomsResult
        : null

/** The load as a process of its own: one job in, one result out. */
process.once('message', async (job: Job) => {
  const result = await carryOut(job)
  process.send?.(result, () => process.exit(0))
})

function carryOut(job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'typing':
      return play(job)
    case 'cursors':
      return move(job)
    case 'write':
      return write(job)
    case 'join':
      return join(job)
    case 'rooms':
      return openRooms(job)
  }
}
