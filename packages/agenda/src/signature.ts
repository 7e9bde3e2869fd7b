import type { Writer } from './writer.ts'

/** What a name can't look like: the id that a server gave, 22 letters and digits. A file format: never changed. */
const ofPerson = /^person:([\w-]{22})$/

/**
 * What a writer signs a value or a deletion with: who it is where a server knows that, so that no name stands in the document
 * and one that is forgotten there is forgotten here; else the name that was given.
 */
export function signatureOf({ name, person }: Writer): string {
  return person === undefined ? name : `person:${person}`
}

/** The id of whose signature it is; undefined for a name, and for anything else. */
export function personOfSignature(by: string): string | undefined {
  return ofPerson.exec(by)?.[1]
}
