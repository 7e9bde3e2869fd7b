import { Listeners } from '../../device/listeners.ts'
import type { CantOpen, OpenOutcome, Session } from '../../session/session.ts'
import { neverKeeps } from '../../session/status.ts'
import type { OpenAgenda } from './AgendaContext.ts'
import { Desk } from './Desk.ts'
import type { Memory } from './KeptSet.ts'
import { PeopleByBlock } from './PeopleByBlock.ts'
import { rememberedOnDevice } from './rememberedOnDevice.ts'

export type Visit =
  | { phase: 'opening' }
  | { phase: 'open'; agenda: Omit<OpenAgenda, 'work'> }
  | { phase: 'failed'; reason: CantOpen }
  | { phase: 'broken'; error: unknown }

type Running = {
  visit: Visit
  listeners: Set<() => void>
  leave: ReturnType<typeof setTimeout> | undefined
  isLooking: boolean
}

/** So often it is looked whether what was left unsaved is saved by now. */
const lookMs = 50

const opening: Visit = { phase: 'opening' }

/**
 * The agendas that this tab has open. One is opened when the first screen looks at it, and closed when the last one
 * has looked away and none came back in that same turn (React's StrictMode looks away and back at once). One that holds what is
 * nowhere else stays open behind whatever is on the screen, and goes on trying to save it.
 * Made where the app is put together, never inside a component.
 */
export class Visits {
  readonly #open: (agendaId: string) => Promise<OpenOutcome>
  readonly #memory: (key: string) => Memory
  readonly #running = new Map<string, Running>()
  readonly #leftListeners = new Listeners()
  #left: readonly Session[] = []

  /** `memory`: where a set of ids is remembered under a key; in this browser, unless a test says otherwise. */
  constructor(open: (agendaId: string) => Promise<OpenOutcome>, memory: (key: string) => Memory = rememberedOnDevice) {
    this.#open = open
    this.#memory = memory
  }

  read(agendaId: string): Visit {
    return this.#running.get(agendaId)?.visit ?? opening
  }

  subscribe(agendaId: string, listener: () => void): () => void {
    const running = this.#running.get(agendaId) ?? this.#begin(agendaId)
    clearTimeout(running.leave)
    running.listeners.add(listener)
    return () => {
      running.listeners.delete(listener)
      if (running.listeners.size === 0) running.leave = setTimeout(() => this.#end(agendaId, running))
    }
  }

  /** The agendas that were left while something of them was saved nowhere. The same list until it changes. */
  readonly left = (): readonly Session[] => this.#left

  readonly subscribeLeft = (listener: () => void): (() => void) => this.#leftListeners.add(listener)

  /** Tries once more to open what could not be opened. */
  again(agendaId: string): void {
    const running = this.#running.get(agendaId)
    if (running && running.visit.phase !== 'open') this.#start(agendaId, running)
  }

  /** Looks whether what could not be opened is there by now; the screen stays as it is until it is. */
  look(agendaId: string): void {
    const running = this.#running.get(agendaId)
    if (running?.visit.phase !== 'failed' || running.isLooking) return
    running.isLooking = true
    this.#open(agendaId)
      .then(
        (outcome) => {
          // tried again by hand meanwhile
          if (running.visit.phase === 'failed') this.#arrived(agendaId, running, outcome)
          else if (outcome.ok) void outcome.value.close()
        },
        (error: unknown) => this.#turn(running, { phase: 'broken', error }),
      )
      .finally(() => {
        running.isLooking = false
      })
  }

  /** Whether this device has everything that was written in the agendas that are open; where nothing is ever kept, the relay. */
  isStored(): boolean {
    return [...this.#running.values()].every(({ visit }) => {
      if (visit.phase !== 'open') return true
      const { device, word } = visit.agenda.session.status()
      if (typeof device === 'string') return device === 'saved'
      return word === 'savedOnRelay' && neverKeeps.includes(device.failed)
    })
  }

  #begin(agendaId: string): Running {
    const running: Running = { visit: opening, listeners: new Set(), leave: undefined, isLooking: false }
    this.#running.set(agendaId, running)
    this.#start(agendaId, running)
    return running
  }

  #start(agendaId: string, running: Running): void {
    this.#turn(running, opening)
    this.#open(agendaId).then(
      (outcome) => this.#arrived(agendaId, running, outcome),
      (error: unknown) => this.#turn(running, { phase: 'broken', error }),
    )
  }

  #arrived(agendaId: string, running: Running, outcome: OpenOutcome): void {
    if (!outcome.ok) {
      this.#turn(running, { phase: 'failed', reason: outcome.reason })
      return
    }
    const session = outcome.value
    // left before it was open: nobody will ever close it but us
    if (this.#running.get(agendaId) !== running) {
      void session.close()
      return
    }
    const desk = new Desk({
      folded: this.#memory(`lea-folded:${agendaId}`),
      turned: this.#memory(`lea-turned:${agendaId}`),
    })
    desk.subscribe('place', () => {
      const place = desk.place()
      if (place) session.presence.enter(place.block, place.part ?? 'title')
      else session.presence.leave()
    })
    this.#turn(running, { phase: 'open', agenda: { session, desk, people: new PeopleByBlock(session) } })
  }

  #turn(running: Running, visit: Visit): void {
    running.visit = visit
    for (const listener of running.listeners) listener()
  }

  #end(agendaId: string, running: Running): void {
    if (running.visit.phase === 'open') {
      const { session, people } = running.visit.agenda
      const isKept = session.isKept()
      if (isKept === this.#left.includes(session)) {
        this.#left = isKept ? this.#left.filter((one) => one !== session) : [...this.#left, session]
        this.#leftListeners.announce()
      }
      if (!isKept) {
        session.presence.leave()
        running.leave = setTimeout(() => this.#end(agendaId, running), lookMs)
        return
      }
      people.destroy()
      void session.close()
    }
    this.#running.delete(agendaId)
  }
}
