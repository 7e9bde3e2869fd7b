import type { CloseReason } from '@lea/protocol'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What is looked up at the moment that somebody asks. */
export type Sources = {
  rooms: () => number
  connections: () => number
  waitingBytes: () => number
  freeBytes: () => Promise<number>
}

/** How the relay is doing, in numbers for the administrator. No label says who or which agenda. */
export class Figures {
  readonly #registry = new Registry()
  readonly #commits = new Counter({ ...named('commits_total', 'Commits on disk'), registers: [this.#registry] })
  readonly #updates = new Counter({ ...named('updates_total', 'Updates in them'), registers: [this.#registry] })
  readonly #commitSeconds = new Histogram({
    ...named('commit_seconds', 'From a turn of the event loop to synced to disk'),
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2],
    registers: [this.#registry],
  })
  readonly #refused = new Counter({
    ...named('refused_total', 'Connections that were refused or closed, by reason'),
    labelNames: ['reason'] as const,
    registers: [this.#registry],
  })
  readonly #storeFailures = new Counter({
    ...named('store_failures_total', 'Commits and loads that the store refused, by trouble'),
    labelNames: ['trouble'] as const,
    registers: [this.#registry],
  })

  constructor(sources: Sources) {
    collectDefaultMetrics({ register: this.#registry })
    const gauge = (name: string, help: string, look: () => number | Promise<number>) => {
      const registered: Gauge = new Gauge({
        ...named(name, help),
        registers: [this.#registry],
        collect: async () => registered.set(await look()),
      })
    }
    gauge('rooms', 'Rooms in memory', sources.rooms)
    gauge('connections', 'Connections in them', sources.connections)
    gauge('queue_bytes', 'Bytes that wait for readers', sources.waitingBytes)
    gauge('disk_free_bytes', 'Room that is left in the data folder', sources.freeBytes)
  }

  committed(updates: number, ms: number): void {
    this.#commits.inc()
    this.#updates.inc(updates)
    this.#commitSeconds.observe(ms / 1_000)
  }

  refused(reason: CloseReason | 'tooManyConnections'): void {
    this.#refused.inc({ reason })
  }

  storeFailed(trouble: string): void {
    this.#storeFailures.inc({ trouble })
  }

  /** All of them in the form that Prometheus reads, and what that form is called. */
  async read(): Promise<{ text: string; type: string }> {
    return { text: await this.#registry.metrics(), type: this.#registry.contentType }
  }
}

function named(name: string, help: string): { name: string; help: string } {
  return { name: `lea_${name}`, help }
}
