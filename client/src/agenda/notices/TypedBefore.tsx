import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import type { Notice as SessionNotice } from '../../session/notice.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { clipped } from '../../ui/clipped.ts'
import { Notice } from '../../ui/Notice.tsx'
import { refusalText } from '../../ui/refusalText.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useAgenda, useFields } from '../desk/reading.ts'
import { focusBeside } from '../work/focusBeside.ts'
import { LooseWords, ToField, useLooseText } from './LooseWords.tsx'
import { whyLoose } from './whyLoose.ts'

type Typed = Extract<SessionNotice, { kind: 'typedBefore' }>

/** Words of an earlier visit that were not put back in their fields: one by itself, several in one notice. */
export function TypedBefore({ notices }: { notices: readonly Typed[] }) {
  const { session } = useOpenAgenda()
  // a list stays one when one line is left of it
  const [isList, setList] = useState(false)
  if (notices.length > 1 && !isList) setList(true)
  const [first] = notices
  if (!first) return null
  const closeAll = () => {
    for (const { id } of notices) session.dismissNotice(id)
  }
  if (!isList) return <One notice={first} onClose={closeAll} />
  return (
    <Notice isLive kind="warning" title={m.session_typed_many({ count: notices.length })} onClose={closeAll}>
      <details className="loose-words__all">
        <summary>{m.session_typed_show()}</summary>
        <ul className="loose-words__list">
          {notices.map((notice) => (
            <Line key={notice.id} notice={notice} />
          ))}
        </ul>
      </details>
    </Notice>
  )
}

/** With the words as a whole: here they can be read and copied. */
function One({ notice, onClose }: { notice: Typed; onClose: () => void }) {
  const throwAway = useThrowAway()
  const draft = useAsItIs(notice)
  return (
    <Notice
      isLive
      kind="warning"
      title={m.session_typed_many({ count: 1 })}
      onClose={onClose}
      actions={
        <>
          <Deed notice={notice} />
          <Button small kind="quiet" onPress={() => throwAway(notice.id, draft.words)}>
            {m.session_notice_throw_away()}
          </Button>
        </>
      }
    >
      <p>
        {useLooseText(draft, draft.words)}. {useWhyLoose(draft)}
      </p>
    </Notice>
  )
}

function Line({ notice }: { notice: Typed }) {
  const throwAway = useThrowAway()
  const draft = useAsItIs(notice)
  return (
    <LooseWords
      id={notice.id}
      place={draft}
      words={draft.words}
      why={useWhyLoose(draft)}
      deed={<Deed notice={notice} />}
      onThrowAway={() => {
        focusBeside(notice.id)
        throwAway(notice.id, draft.words)
      }}
    />
  )
}

/** As it is now: the field may be changed again while the notice stands there. */
function useWhyLoose(draft: Typed['draft']): string {
  const { live } = useOpenAgenda().session
  useFields(draft.block ?? '')
  useAgenda()
  return whyLoose(live, draft)
}

/** The way to the field; words that it can hold can also be put beside what it holds. */
function Deed({ notice: { id, draft } }: { notice: Typed }) {
  const { session, work } = useOpenAgenda()
  const restore = () => {
    focusBeside(id)
    const outcome = session.restore(id)
    if (!outcome.ok) return work.voice.refuse(refusalText(outcome.refusal))
    work.voice.say(m.agenda_said_brought_back())
    if (draft.block !== null) work.goTo({ block: draft.block, part: null })
  }
  return (
    <>
      {draft.value === undefined ? null : (
        <Button small onPress={restore}>
          {m.session_notice_typed_before_action()}
        </Button>
      )}
      <ToField place={draft} />
    </>
  )
}

/** The words as they stand in their field now, where they do: somebody may have typed on in them. */
function useAsItIs({ draft }: Typed): Typed['draft'] {
  const { drafts } = useOpenAgenda().session
  const now =
    drafts.left(draft) && drafts.staying().find((one) => one.block === draft.block && one.field === draft.field)
  return now ? { ...draft, words: now.words } : draft
}

function useThrowAway(): (id: string, words: string) => void {
  const { session } = useOpenAgenda()
  const announce = useAnnounce()
  return (id, words) => {
    session.throwAway(id)
    announce(m.session_typed_thrown_away({ words: clipped(words) }))
  }
}
