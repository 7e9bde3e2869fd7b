/** Where an item lies: beside another (`below` false) or in the shared type that another holds; nowhere in particular at the top. */
type Link = { start: number; end: number; client: number; clock: number; below: boolean }

const [unknown, beingFound] = [-1, -2]

/** How deep the shared types of one update lie in each other, as far as that update itself tells. */
export class Nesting {
  readonly #linksByClient = new Map<number, Link[]>()
  readonly #depthsByClient = new Map<number, Int32Array>()

  /** Notes an item that doesn't lie at the top. Those of one client come in the order of their clocks. */
  note(client: number, link: Link): void {
    const links = this.#linksByClient.get(client)
    if (links) links.push(link)
    else this.#linksByClient.set(client, [link])
  }

  /** How many types lie around the innermost item. */
  deepest(): number {
    for (const [client, links] of this.#linksByClient)
      this.#depthsByClient.set(client, new Int32Array(links.length).fill(unknown))
    let deepest = 0
    for (const [client, links] of this.#linksByClient)
      for (let i = 0; i < links.length; i++) deepest = Math.max(deepest, this.#depthOf(client, i))
    return deepest
  }

  /** Without recursion: a text of a million letters is a chain of a million neighbours. */
  #depthOf(client: number, index: number): number {
    const way = [{ client, index }]
    let found: number | undefined
    while (found === undefined) {
      const here = way.at(-1) as { client: number; index: number }
      const depths = this.#depthsByClient.get(here.client) as Int32Array
      const known = depths[here.index] as number
      if (known >= 0) {
        way.pop()
        found = known
        break
      }
      depths[here.index] = beingFound
      const link = this.#linksByClient.get(here.client)?.[here.index] as Link
      const next = this.#find(link.client, link.clock)
      const depthThere = next === undefined ? 0 : (this.#depthsByClient.get(link.client)?.[next] as number)
      // Items that lie in each other are never shown; Yjs waits for ever for the first of them.
      if (next === undefined || depthThere === beingFound) found = 0
      else way.push({ client: link.client, index: next })
    }
    for (let here = way.pop(); here !== undefined; here = way.pop()) {
      const link = this.#linksByClient.get(here.client)?.[here.index] as Link
      if (link.below) found += 1
      ;(this.#depthsByClient.get(here.client) as Int32Array)[here.index] = found
    }
    return found
  }

  /** The item of this update that holds a clock, if it is noted. */
  #find(client: number, clock: number): number | undefined {
    const links = this.#linksByClient.get(client)
    if (links === undefined) return undefined
    let low = 0
    let high = links.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((links[middle] as Link).end <= clock) low = middle + 1
      else high = middle
    }
    return (links[low]?.start ?? Number.POSITIVE_INFINITY) <= clock ? low : undefined
  }
}
