import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'

type Check = ReturnType<typeof Compile>

/** Made when a form is first needed: thirty of them at once would cost the start half a second. */
const checks = new WeakMap<object, Check>()

function checkOf(schema: TSchema): Check {
  let check = checks.get(schema)
  if (check === undefined) {
    check = Compile(schema)
    checks.set(schema, check)
  }
  return check
}

/** How Fastify checks what is sent: it fits, or it is refused. Nothing is changed to make it fit. */
export function checkAsked({ schema }: { schema: unknown }) {
  return (value: unknown) => {
    const check = checkOf(schema as TSchema)
    // What is wrong with it could hold a secret, so it isn't told further than its place.
    return check.Check(value) ? { value } : { error: new Error(check.Errors(value)[0]?.instancePath ?? '') }
  }
}

/** How Fastify writes an answer. One that has more or less in it than was agreed does not go out. */
export function writeAnswer({ schema, url }: { schema: unknown; url: string }) {
  return (value: unknown): string => {
    const check = checkOf(schema as TSchema)
    if (check.Check(value)) return JSON.stringify(value)
    throw new Error(`the answer of ${url} has another form than was agreed: ${check.Errors(value)[0]?.instancePath}`)
  }
}
