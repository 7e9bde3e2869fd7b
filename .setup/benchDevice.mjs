import './node.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installPeers } from './peers.mjs'
import { top } from './tree.mjs'

/** Installs the stores that the one of the device is measured against when they aren't there, and measures: see client/bench/README.md. */
await installPeers('client/bench/device/peers', 'what the store of the device is measured against')
const { status } = spawnSync('npx', ['playwright', 'test', '-c', join(top, 'client/bench/device')], {
  cwd: top,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
