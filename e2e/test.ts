import { test as base } from '@playwright/test'
import { Person } from './people/person.ts'
import { makeAgenda } from './relay/agenda.ts'
import { Relay } from './relay/relay.ts'

type Story = {
  relay: Relay
  anna: Person
  bram: Person
  /** More people, when two are not enough. */
  arrive: (name: string) => Promise<Person>
  /** Id of a small agenda that the relay has: two chapters, five actions with a text, one budget line. */
  agenda: string
}

/**
 * The stories' `test`: a relay per worker, running at the start of every story also when the one before killed it, and
 * people who each have a browser of their own.
 */
export const test = base.extend<Story, { workerRelay: Relay }>({
  workerRelay: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const relay = await Relay.start()
      await use(relay)
      await relay.end()
    },
    { scope: 'worker' },
  ],
  relay: async ({ workerRelay }, use) => {
    await workerRelay.restart()
    await use(workerRelay)
  },
  baseURL: async ({ relay }, use) => use(relay.url),
  arrive: async ({ browser, relay }, use) => {
    const people: Person[] = []
    await use(async (name) => {
      const person = await Person.arrive(browser, relay.url, name)
      people.push(person)
      return person
    })
    await Promise.all(people.map(({ context }) => context.close()))
  },
  anna: async ({ arrive }, use) => use(await arrive('Anna')),
  bram: async ({ arrive }, use) => use(await arrive('Bram')),
  agenda: async ({ relay }, use) => use(await makeAgenda(relay)),
})

export { expect } from '@playwright/test'
