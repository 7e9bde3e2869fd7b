import { characterStart, textEdit } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'

/** Letters around what changed, so that one recognises the place. */
const around = 60

/** An old and a new text, with what went and what came marked, also without colours. Only what is near it is shown. */
export function OldAndNew({ before, after }: { before: string; after: string }) {
  const edit = textEdit(before, after)
  if (!edit) return null
  const { index, remove, insert } = edit
  const from = characterStart(before, index - around)
  const lead = (from > 0 ? '… ' : '') + before.slice(from, index)
  const tailEnd = characterStart(before, index + remove + around)
  const tail = before.slice(index + remove, tailEnd) + (tailEnd < before.length ? ' …' : '')
  return (
    <dl className="changes__texts">
      {before === '' ? null : (
        <div>
          <dt>{m.agenda_changes_old()}</dt>
          <dd>
            {lead}
            {remove === 0 ? null : <del>{before.slice(index, index + remove)}</del>}
            {tail}
          </dd>
        </div>
      )}
      <div>
        <dt>{m.agenda_changes_new()}</dt>
        <dd>
          {after === '' ? (
            m.agenda_value_empty()
          ) : (
            <>
              {lead}
              {insert === '' ? null : <ins>{insert}</ins>}
              {tail}
            </>
          )}
        </dd>
      </div>
    </dl>
  )
}
