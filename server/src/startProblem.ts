/** The relay can't start, in words for the person who starts it: what is wrong, what is expected, an example. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'

  constructor(wrong: string, expected: string, example: string) {
    super(`${wrong}\nVerwacht: ${expected}\nVoorbeeld: ${example}`)
  }
}
