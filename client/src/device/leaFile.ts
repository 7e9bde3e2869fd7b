import * as encoding from 'lib0/encoding'
import { checksum } from './checksum.ts'

/** 'LEATAFEL', the first eight bytes. */
export const magic = Uint8Array.from('LEATAFEL', (letter) => letter.charCodeAt(0))

export const fileVersion = 1

/** The same form for a template: its name stands in the place of the agenda's id. */
export const templateVersion = 2

export const sumBytes = 4

/** The bytes of a .lea file; the form is described in the client's README. */
export function writeLeaFile(
  { agendaId, update }: { agendaId: string; update: Uint8Array },
  version = fileVersion,
): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeUint8Array(encoder, magic)
  encoding.writeVarUint(encoder, version)
  encoding.writeVarString(encoder, agendaId)
  encoding.writeVarUint8Array(encoder, update)
  const content = encoding.toUint8Array(encoder)
  const bytes = new Uint8Array(content.length + sumBytes)
  bytes.set(content)
  new DataView(bytes.buffer).setUint32(content.length, checksum(content))
  return bytes
}
