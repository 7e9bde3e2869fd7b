import { m } from '../../paraglide/messages.js'
import { useAgenda, useReadOnly } from '../desk/reading.ts'
import { toWords } from '../fields/fieldWords.ts'
import { useDraft } from '../fields/useDraft.ts'
import { latestWords } from '../texts/latest.ts'

const place = { block: null, field: 'title' }

const toTitle = (words: string) => words.trim() || null

/** The title of the agenda, to be changed where it stands. Where there is little room it takes two lines: the year stands at its end. */
export function TitleEdit() {
  const readOnly = useReadOnly()
  const { title } = useAgenda()
  const draft = useDraft(place, title, { toWords, toValue: toTitle, isText: true })
  const { onChange, value, ...input } = draft.input
  const shown = draft.isTyping ? value : latestWords(title)
  return (
    <span className="title-edit" data-words={shown || m.agenda_untitled_agenda()}>
      <textarea
        {...input}
        value={shown}
        rows={1}
        cols={1}
        aria-label={m.agenda_title_label()}
        placeholder={m.agenda_untitled_agenda()}
        readOnly={readOnly !== null || (title.length > 1 && !draft.isTyping)}
        onChange={(event) => onChange(event.target.value.replace(/\s*\n\s*/g, ' '))}
      />
    </span>
  )
}
