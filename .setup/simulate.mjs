import './node.mjs'
import { buildServerProgram, runServerProgram } from './serverProgram.mjs'

/** Builds the simulation of the relay and plays it: see "A simulation" in server/README.md. */
await buildServerProgram('.test-build/simulation', { main: 'src/simulation/main.ts' })
runServerProgram('.test-build/simulation/main.js')
