import { newAgendaDoc, readSchemaVersion } from '@lea/agenda'
import { isAgendaId } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { checksum } from './checksum.ts'
import { magic, sumBytes, templateVersion } from './leaFile.ts'

/**
 * An agenda as it lies in a .lea file: everything that was ever written in it, as one Yjs update (V1). With `template` it is no
 * agenda of anybody but a template of that name (`readTemplateIn`).
 */
export type LeaFile = { agendaId: string; update: Uint8Array<ArrayBuffer>; template?: string }

/** Why a file can't be opened. Nothing of it has been used then. */
export type LeaFileFault =
  /** It doesn't begin as one. */
  | 'notALeaFile'
  /** It begins as one, and was cut off or changed since, or holds no agenda. */
  | 'damagedLeaFile'
  /** It was made by a newer LEA-tafel. */
  | 'newerLeaFile'

/** Reads a .lea file, or says why not. What it answers has been tried: its checksum is right and it is an agenda. */
export function readLeaFile(
  bytes: Uint8Array<ArrayBuffer>,
): { ok: true; value: LeaFile } | { ok: false; fault: LeaFileFault } {
  if (!magic.every((byte, at) => bytes[at] === byte)) return { ok: false, fault: 'notALeaFile' }
  try {
    const decoder = decoding.createDecoder(bytes)
    decoder.pos = magic.length
    const version = decoding.readVarUint(decoder)
    if (version > templateVersion) return { ok: false, fault: 'newerLeaFile' }
    const name = decoding.readVarString(decoder)
    const update = new Uint8Array(decoding.readVarUint8Array(decoder))
    const sum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(decoder.pos)
    const isWhole = decoder.pos + sumBytes === bytes.length && sum === checksum(bytes.subarray(0, decoder.pos))
    if (isWhole && version === templateVersion && name.trim() !== '' && holdsAgenda(update)) {
      return { ok: true, value: { agendaId: '', update, template: name } }
    }
    if (isWhole && version < templateVersion && isAgendaId(name) && holdsAgenda(update)) {
      return { ok: true, value: { agendaId: name, update } }
    }
  } catch (error) {
    console.warn('A file ends where it should go on', error)
  }
  return { ok: false, fault: 'damagedLeaFile' }
}

function holdsAgenda(update: Uint8Array): boolean {
  const doc = newAgendaDoc()
  try {
    Y.applyUpdate(doc, update)
    return readSchemaVersion(doc) !== undefined && doc.store.pendingStructs === null
  } finally {
    doc.destroy()
  }
}
