import type * as Y from 'yjs'
import { isBlock } from '../document/record.ts'
import { isNewer } from '../document/schemaVersion.ts'
import { writeRegister } from '../fields/writeRegister.ts'
import { blocksOf } from '../keys.ts'
import { done, type Outcome, refuse } from '../refusal.ts'
import { touching, type Writer } from '../writer.ts'

/** Under this name notes stand in a block: 'f:erased/<part>:<device>'. No field of any type: nobody fills it in. */
export const erasedRegister = 'erased'

/**
 * Notes in a block that this writer took words out of its title or body: Yjs keeps who wrote a word, not who took it away.
 * One note per part and device, written anew; see `readDifferences`. Deleted blocks too. Who writes with a program that
 * notes nothing leaves no note.
 *
 * At once: two people who take words away each leave a note of their own. Two tabs are two devices.
 */
export function noteErasure(doc: Y.Doc, writer: Writer, block: string, part: 'title' | 'body'): Outcome {
  if (isNewer(doc)) return refuse('agendaIsNewer')
  const found = blocksOf(doc).get(block)
  if (!isBlock(found)) return refuse('blockIsUnknown')
  doc.transact(() => {
    writeRegister(
      doc,
      writer,
      found,
      { field: erasedRegister, member: part },
      true,
      ({ deviceId }) => deviceId !== writer.deviceId,
    )
  }, touching)
  return done()
}
