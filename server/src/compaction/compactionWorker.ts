import { platform, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { type CompactionJob, compact } from './compact.ts'

// Whoever types goes first when processors are scarce. On Linux 0 is this thread alone; elsewhere it is the whole process.
if (platform() === 'linux') setPriority(0, 19)

/** One job after another, an answer to each. A job that fails ends the thread with an error. */
parentPort?.on('message', (job: CompactionJob) => parentPort?.postMessage(compact(job)))
