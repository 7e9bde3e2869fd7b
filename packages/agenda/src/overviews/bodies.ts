import { childrenOfType, type Facts, figureOf, idsOfType, membersOf, titleIn, wordsOf } from './facts.ts'

export type Seat = {
  readonly seat: string
  /** Its own name, or that of its organisation. */
  readonly title: string
  readonly organisation: string | null
  /** Who holds it: the first on the list of that name; null: nobody, or somebody who is only named in words. */
  readonly person: string | null
  /** The name of the person, or the words that stand for one; '' when the seat is empty. */
  readonly holder: string
  /** Goes to somebody else after so many months. */
  readonly rotationMonths: number | null
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
  /** Different people; an empty seat has none, one person in two seats counts once. */
  readonly people: number
  readonly mandate: string
  readonly chair: string
  readonly secretary: string
  /** Within so many days its report goes round. */
  readonly reportDays: number | null
  /** What it is there for, task by task. */
  readonly tasks: readonly string[]
  readonly cadence: string
  readonly timesPerYear: number | null
  readonly minSeats: number | null
  readonly maxSeats: number | null
  readonly meetings: readonly string[]
  /** Assignments that it gave, and that it got. */
  readonly given: readonly string[]
  readonly received: readonly string[]
}

/** Somebody and all seats that they hold. */
export type SeatedPerson = {
  /** null: only named in the words of a seat. */
  readonly person: string | null
  readonly name: string
  readonly jobTitle: string
  readonly seats: readonly { readonly seat: string; readonly body: string; readonly organisation: string | null }[]
}

/** All bodies with their seats, meetings and assignments, in the order of the document. */
export function bodiesOf(facts: Facts): readonly BodyOverview[] {
  const { tree, read } = facts
  // The first of a name: two people may have put the same person on the list at once.
  const personByName = new Map(
    idsOfType(tree, 'person')
      .toReversed()
      .map((id) => [nameKey(titleIn(facts, id)), id]),
  )
  personByName.delete('')
  const assignments = idsOfType(tree, 'assignment').map((id) => ({ id, fields: read(id)?.fields }))
  return idsOfType(tree, 'body').map((body): BodyOverview => {
    const fields = read(body)?.fields
    const seats = childrenOfType(tree, body, 'seat').map((seat): Seat => {
      const seated = read(seat)?.fields
      const chosen = wordsOf(seated, 'person')
      const words = wordsOf(seated, 'holder').trim()
      const named = tree.nodes.has(chosen) ? titleIn(facts, chosen) : words
      const person = personByName.get(nameKey(named)) ?? (tree.nodes.has(chosen) ? chosen : null)
      const organisation = membersOf(seated, 'organisation')[0] ?? null
      return {
        seat,
        title: titleIn(facts, seat) || (organisation === null ? '' : titleIn(facts, organisation)),
        organisation,
        person,
        holder: person === null ? words : titleIn(facts, person),
        owns: membersOf(seated, 'owns')[0] ?? null,
        rotationMonths: figureOf(seated, 'rotationMonths'),
      }
    })
    const people = new Set(seats.flatMap((seat) => personKey(seat) ?? []))
    const parent = tree.nodes.get(body)?.parent ?? null
    return {
      body,
      title: titleIn(facts, body),
      bodyKind: wordsOf(fields, 'bodyKind'),
      above: parent,
      seats,
      people: people.size,
      mandate: wordsOf(fields, 'mandate').trim(),
      chair: wordsOf(fields, 'chair').trim(),
      secretary: wordsOf(fields, 'secretary').trim(),
      reportDays: figureOf(fields, 'reportDays'),
      tasks: childrenOfType(tree, body, 'responsibility'),
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

/** What tells people apart: who they are, or the words that stand for somebody. */
function personKey({ person, holder }: Seat): string | undefined {
  return person ?? (holder === '' ? undefined : nameKey(holder))
}

function nameKey(words: string): string {
  return words.trim().toLowerCase()
}

/** Everybody in the agenda with the seats that they hold, in the order of the document; who is only named in words comes last. */
export function peopleOf(facts: Facts): readonly SeatedPerson[] {
  const { tree, read } = facts
  const people = new Map<string, SeatedPerson & { seats: SeatedPerson['seats'][number][] }>(
    idsOfType(tree, 'person').map((person) => [
      person,
      { person, name: titleIn(facts, person), jobTitle: wordsOf(read(person)?.fields, 'jobTitle').trim(), seats: [] },
    ]),
  )
  for (const { body, seats } of facts.ask(bodiesOf)) {
    for (const seat of seats) {
      const key = personKey(seat)
      if (key === undefined) continue
      const known = people.get(key) ?? { person: null, name: seat.holder, jobTitle: '', seats: [] }
      people.set(key, known)
      known.seats.push({ seat: seat.seat, body, organisation: seat.organisation })
    }
  }
  return [...people.values()]
}

/** The seats that answer for an ambition: who owns what. */
export function ownersOf(facts: Facts): readonly { readonly ambition: string; readonly seats: readonly Seat[] }[] {
  const seats = facts.ask(bodiesOf).flatMap((body) => body.seats)
  return idsOfType(facts.tree, 'ambition').map((ambition) => ({
    ambition,
    seats: seats.filter((seat) => seat.owns === ambition),
  }))
}
