import { childrenOfType, type Facts, figureOf, idsOfType, membersOf, titleIn, wordsOf } from './facts.ts'

export type Seat = {
  readonly seat: string
  readonly title: string
  readonly organisation: string | null
  readonly holder: string
  /** The ambition that it answers for. */
  readonly owns: string | null
}

/** One body: its seats, and how many people hold them. */
export type BodyOverview = {
  readonly body: string
  readonly title: string
  readonly bodyKind: string
  /** The body that it belongs to. */
  readonly above: string | null
  readonly seats: readonly Seat[]
  /** Different holders; an empty seat has none, one person in two seats counts once. */
  readonly people: number
  readonly cadence: string
  readonly timesPerYear: number | null
  readonly minSeats: number | null
  readonly maxSeats: number | null
  readonly meetings: readonly string[]
  /** Assignments that it gave, and that it got. */
  readonly given: readonly string[]
  readonly received: readonly string[]
}

/** All bodies with their seats, meetings and assignments, in the order of the document. */
export function bodiesOf(facts: Facts): readonly BodyOverview[] {
  const { tree, read } = facts
  const assignments = idsOfType(tree, 'assignment').map((id) => ({ id, fields: read(id)?.fields }))
  return idsOfType(tree, 'body').map((body): BodyOverview => {
    const fields = read(body)?.fields
    const seats = childrenOfType(tree, body, 'seat').map((seat): Seat => {
      const seated = read(seat)?.fields
      return {
        seat,
        title: titleIn(facts, seat),
        organisation: membersOf(seated, 'organisation')[0] ?? null,
        holder: wordsOf(seated, 'holder').trim(),
        owns: membersOf(seated, 'owns')[0] ?? null,
      }
    })
    const holders = new Set(seats.map(({ holder }) => holder.toLowerCase()).filter((holder) => holder !== ''))
    const parent = tree.nodes.get(body)?.parent ?? null
    return {
      body,
      title: titleIn(facts, body),
      bodyKind: wordsOf(fields, 'bodyKind'),
      above: parent,
      seats,
      people: holders.size,
      cadence: wordsOf(fields, 'cadence'),
      timesPerYear: figureOf(fields, 'timesPerYear'),
      minSeats: figureOf(fields, 'minSeats'),
      maxSeats: figureOf(fields, 'maxSeats'),
      meetings: childrenOfType(tree, body, 'meeting'),
      given: assignments.filter((each) => wordsOf(each.fields, 'from') === body).map(({ id }) => id),
      received: assignments.filter((each) => wordsOf(each.fields, 'to') === body).map(({ id }) => id),
    }
  })
}

/** The seats that answer for an ambition: who owns what. */
export function ownersOf(facts: Facts): readonly { readonly ambition: string; readonly seats: readonly Seat[] }[] {
  const seats = bodiesOf(facts).flatMap((body) => body.seats)
  return idsOfType(facts.tree, 'ambition').map((ambition) => ({
    ambition,
    seats: seats.filter((seat) => seat.owns === ambition),
  }))
}
