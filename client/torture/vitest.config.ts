import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { faults } from './faults.mjs'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The histories of two builds, with the fault that LEA_FAULT names put in the older one (and in the newer, which is made of it). */
const fault = faults.find(({ name }) => name === process.env.LEA_FAULT)
if (!fault) throw new Error(`LEA_FAULT names no fault: ${process.env.LEA_FAULT}`)

export default defineConfig({
  plugins: [
    {
      name: 'fault',
      enforce: 'pre',
      transform(code, id) {
        if (!id.endsWith(`/${fault.file}`)) return null
        if (!code.includes(fault.code)) throw new Error(`${fault.file} no longer has the code of '${fault.name}'`)
        return code.replace(fault.code, () => fault.with)
      },
    },
  ],
  test: {
    root: folder('..'),
    include: ['src/session/twoBuilds.test.ts'],
    environment: 'node',
    setupFiles: folder('../../.setup/testSeed.ts'),
    testTimeout: 0,
  },
})
