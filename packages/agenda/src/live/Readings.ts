import type { BlockChange, Changes } from '../document/changes.ts'
import type { Fact, Reading } from '../overviews/facts.ts'
import type { LiveAgenda } from './LiveAgenda.ts'

/** What one reading has told of the blocks, and of which blocks it must be asked again. */
type Told = { answers: ReadonlyMap<string, unknown>; readonly again: Set<string> }

/**
 * What can be told of each block by itself, kept per block: after a change only what changed is read again, also when blocks were
 * made, moved or deleted. The answers stay the same object until one of them is another one.
 */
export class Readings {
  readonly #live: LiveAgenda
  readonly #told = new Map<Reading<unknown>, Told>()

  constructor(live: LiveAgenda) {
    this.#live = live
  }

  follow({ blocks }: Changes): void {
    for (const [{ of }, { again }] of this.#told) {
      for (const [id, change] of blocks) if (isRead(of, change)) again.add(id)
    }
  }

  read<T>(reading: Reading<T>): ReadonlyMap<string, T> {
    const told = this.#told.get(reading) ?? this.#begin(reading)
    if (told.again.size > 0) {
      const changed = [...told.again].flatMap((id) => {
        const answer = this.#answerOf(reading, id)
        return isSame(answer, told.answers.get(id)) ? [] : [{ id, answer }]
      })
      told.again.clear()
      if (changed.length > 0) told.answers = withAnswers(told.answers, changed)
    }
    return told.answers as ReadonlyMap<string, T>
  }

  #begin(reading: Reading<unknown>): Told {
    const told = { answers: new Map(), again: new Set(this.#live.tree().nodes.keys()) }
    this.#told.set(reading, told)
    return told
  }

  #answerOf(reading: Reading<unknown>, id: string): unknown {
    const type = this.#live.tree().nodes.get(id)?.type
    const fact: Fact | undefined = type === undefined ? undefined : this.#live.block(id)
    return fact && type !== undefined ? reading.read(fact, type) : undefined
  }
}

function isRead(of: Reading<unknown>['of'], change: BlockChange): boolean {
  return change.head || (of === 'fields' ? change.fields.size > 0 : change[of])
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

function withAnswers(
  before: ReadonlyMap<string, unknown>,
  changed: readonly { id: string; answer: unknown }[],
): ReadonlyMap<string, unknown> {
  const answers = new Map(before)
  for (const { id, answer } of changed) {
    if (answer === undefined) answers.delete(id)
    else answers.set(id, answer)
  }
  return answers
}
