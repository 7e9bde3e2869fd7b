import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NewVersion } from './NewVersion.ts'

beforeEach(() => {
  vi.stubGlobal('document', new EventTarget())
})

afterEach(() => {
  vi.unstubAllGlobals()
})

class Worker extends EventTarget {
  state = 'installing'
  becomes(state: string): void {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

/** A browser that has these versions of the pages when one comes in, and gets another. */
async function visit(versions: { active?: Worker; waiting?: Worker }) {
  const registration = Object.assign(new EventTarget(), {
    active: versions.active ?? null,
    waiting: versions.waiting ?? null,
    installing: null as Worker | null,
    update: async () => {},
  })
  // in the page from the first look on, as a version that claims the pages that are open
  const container = { controller: new Worker(), register: async () => registration }
  const version = new NewVersion(container as unknown as ServiceWorkerContainer)
  await version.start()
  const comes = () => {
    const installing = new Worker()
    registration.installing = installing
    registration.dispatchEvent(new Event('updatefound'))
    installing.becomes('installed')
  }
  return { version, comes }
}

test('a version that waits behind another is a newer one, and so is one that comes', async () => {
  expect((await visit({ active: new Worker(), waiting: new Worker() })).version.isThere()).toBe(true)
  const { version, comes } = await visit({ active: new Worker() })
  expect(version.isThere()).toBe(false)
  comes()
  expect(version.isThere()).toBe(true)
})

test('the first version of all is no newer one, also while it waits for a moment itself', async () => {
  expect((await visit({ waiting: new Worker() })).version.isThere()).toBe(false)
  const { version, comes } = await visit({})
  comes()
  expect(version.isThere()).toBe(false)
})
