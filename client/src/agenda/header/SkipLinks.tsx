import { m } from '../../paraglide/messages.js'
import type { AgendaPageName } from '../../routes/route.ts'
import { SkipLink } from '../../ui/Frame.tsx'

/** The first stops of the keyboard: the text, and on a wide screen the columns beside it. */
export function SkipLinks({ page }: { page: AgendaPageName }) {
  return (
    <>
      <SkipLink />
      {page === 'document' ? (
        <>
          <Skip to="agenda-start" words={m.agenda_skip_to_outline()} />
          <Skip to="agenda-end" words={m.agenda_skip_to_panel()} />
        </>
      ) : null}
    </>
  )
}

function Skip({ to, words }: { to: string; words: string }) {
  return (
    <a
      className="lea-skip agenda__skip"
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault()
        document.getElementById(to)?.focus()
      }}
    >
      {words}
    </a>
  )
}
