/** Items of one client of Yjs: `client`, its first clock, how many clocks. */
export type Span = readonly [client: number, clock: number, length: number]

/** The same spans in order, those that touch as one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: [client: number, clock: number, length: number][] = []
  for (const [client, clock, length] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1)
    if (last && last[0] === client && clock <= last[1] + last[2]) last[2] = Math.max(last[2], clock + length - last[1])
    else joined.push([client, clock, length])
  }
  return joined
}

/** The first spans but for what is in the second, in order. */
export function withoutSpans(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const gone = joinSpans(taken)
  let at = 0
  return joinSpans(spans).flatMap(([client, clock, length]) => {
    const [left, end]: [Span[], number] = [[], clock + length]
    let from = clock
    // both are in order: what lies before these lies before the next ones too
    while (at < gone.length && isBefore(gone[at] as Span, client, clock)) at++
    for (let next = at; next < gone.length; next++) {
      const [whose, start, count] = gone[next] as Span
      if (whose !== client || start >= end) break
      if (start > from) left.push([client, from, start - from])
      from = start + count
    }
    if (from < end) left.push([client, from, end - from])
    return left
  })
}

function isBefore([whose, start, count]: Span, client: number, clock: number): boolean {
  return whose < client || (whose === client && start + count <= clock)
}
