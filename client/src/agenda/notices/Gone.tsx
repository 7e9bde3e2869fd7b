import { clientOfDeletion } from '@lea/agenda'
import { SignedWords } from '../../access/signedWordsPart.ts'
import { m } from '../../paraglide/messages.js'
import { deletionOf } from '../../session/deletions.ts'
import { Button } from '../../ui/Button.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { titleOf } from '../texts/titleOf.ts'

/** Says of a block that a colleague deleted it while one writes in it, and brings it back. */
export function Gone({ block }: { block: string }) {
  const { session, work } = useOpenAgenda()
  const deletion = deletionOf(session.doc, block)
  if (!deletion) return null
  return (
    <p className="block__gone lea-no-print">
      <span>
        <SignedWords
          written={{ client: clientOfDeletion(session.doc, block), said: deletion.by }}
          words={(name) => m.agenda_gone({ name })}
        />
      </span>
      <Button
        small
        kind="quiet"
        aria-label={m.agenda_restore_title({ title: titleOf(session.live, block) })}
        onPress={() => work.restore(deletion.group)}
      >
        {m.agenda_restore()}
      </Button>
    </p>
  )
}
