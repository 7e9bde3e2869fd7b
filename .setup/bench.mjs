import './node.mjs'
import { installPeers } from './peers.mjs'
import { buildServerProgram, runServerProgram } from './serverProgram.mjs'

/** Builds the relay and the bench, installs what the relay is measured against when it isn't there, and measures: see "A bench" in server/README.md. */
await installPeers('server/bench/peers', 'what the relay is measured against')
// Not where the tests build to: they begin with an empty folder.
await buildServerProgram('bench/.test-build/server', {
  main: 'src/main.ts',
  storageWorker: 'src/storage/sqlite/storageWorker.ts',
  compactionWorker: 'src/compaction/compactionWorker.ts',
})
await buildServerProgram('bench/.test-build/load', { main: 'bench/main.ts', load: 'bench/load/main.ts' })
runServerProgram('bench/.test-build/load/main.js')
