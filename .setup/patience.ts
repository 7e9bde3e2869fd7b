import { vi } from 'vitest'

/**
 * What has to come comes at once, or late on a machine that others use too: `vi.waitFor` gives up after a second, which tells of
 * the machine. A worker plays many files, and loads this with each.
 */
const longestMs = 15_000
const { waitFor } = vi
if (waitFor.name !== 'patientWaitFor') {
  vi.waitFor = function patientWaitFor(callback, options) {
    const asked = typeof options === 'number' ? { timeout: options } : options
    return waitFor(callback, { timeout: longestMs, ...asked })
  }
}
