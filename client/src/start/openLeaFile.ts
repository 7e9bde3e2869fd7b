import * as Y from 'yjs'
import { keepTemplate } from '../device/changeTemplates.ts'
import { checksum } from '../device/checksum.ts'
import type { Device } from '../device/device.ts'
import { mergeFile } from '../device/mergeFile.ts'
import { type LeaFileFault, readLeaFile } from '../device/readLeaFile.ts'
import { type StoreFailure, storeFailureOf } from '../device/storeFailure.ts'
import { readTemplateIn } from '../device/templateFile.ts'
import type { Session } from '../session/session.ts'

/** What came of a file. `isKnown`: the agenda was here, and the file was added to it. `template`: the name of one that is among those of this device now. */
export type OpenedFile =
  | { ok: true; agendaId: string; isKnown: boolean }
  | { ok: true; template: string }
  | { ok: false; fault: LeaFileFault | StoreFailure | 'unreadableFile' | 'tooLargeFile' }

/** More than any agenda, and less than what a browser can't hold: the file and what it is read into are in memory at once. */
const mostBytes = 200_000_000

const fromFile = Symbol('from a file')

/**
 * Adds the agenda in a file to the one with the same id, never in its place, or puts it on this device. The one that is
 * `open` takes it in also when the device can't store anything.
 */
export async function openLeaFile(
  device: Device,
  file: Pick<File, 'size' | 'arrayBuffer'>,
  open: Pick<Session, 'agendaId' | 'doc'> | null,
): Promise<OpenedFile> {
  if (file.size > mostBytes) return { ok: false, fault: 'tooLargeFile' }
  const bytes = await readBytes(file)
  if (bytes === null) return { ok: false, fault: 'unreadableFile' }
  const read = readLeaFile(bytes)
  if (!read.ok) return read
  const { agendaId, update, template } = read.value
  if (open?.agendaId === agendaId) {
    Y.applyUpdate(open.doc, update, fromFile)
    return { ok: true, agendaId, isKnown: true }
  }
  try {
    if (template !== undefined) {
      // a file that is opened once more is the same template
      await keepTemplate(device.database, template, readTemplateIn(update), `file-${checksum(update)}`)
      return { ok: true, template }
    }
    return { ok: true, agendaId, ...(await mergeFile(device, read.value)) }
  } catch (error) {
    return { ok: false, fault: storeFailureOf(error) }
  }
}

async function readBytes(file: Pick<File, 'arrayBuffer'>): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (error) {
    console.warn('The file could not be read', error)
    return null
  }
}
