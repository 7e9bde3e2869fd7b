import { useContext, useMemo, useState } from 'react'
import { type CaretWish, type HeadingLevel, ProseEditor, StaticProse } from '../../editor/index.ts'
import { m } from '../../paraglide/messages.js'
import { navigate } from '../../routes/navigation.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import type { Part } from '../desk/Desk.ts'
import { isListed, isTextType, typesToAdd } from '../desk/placeForNew.ts'
import { useKindLabel, useMustAsk, useTree, useWishedCaret } from '../desk/reading.ts'
import { isAttachedType } from '../panel/attachedTypes.ts'
import { hasWords } from '../texts/hasWords.ts'
import { kindLabel } from '../texts/labels.ts'
import type { BlockProps } from './blocks/blockProps.ts'
import { FormatHost } from './FormatHost.ts'

type BlockTextProps = BlockProps & {
  part: Part
  placeholder: string
  /** Not drawn while it is empty and nobody is in its block. */
  isQuiet?: boolean
}

/** One of a block's two texts: plain HTML, and the editor only where one works or a colleague's caret stands. */
export function BlockText(props: BlockTextProps) {
  const { row, view, part, hand, people, placeholder, isQuiet = false } = props
  const paragraphs = part === 'title' ? view.title : view.body
  const isMine = hand === part
  const isOpen = isMine || people.some((person) => person.part === part)
  const isEmpty = !hasWords(paragraphs)
  if (isQuiet && isEmpty && !isOpen && hand === null) return null
  return (
    <div className={`text text--${part}`} data-part={part} data-empty={isEmpty || undefined}>
      {isOpen ? (
        <OpenText {...props} isMine={isMine} />
      ) : hand === null ? (
        <StaticProse
          paragraphs={paragraphs}
          placeholder={placeholder}
          singleLine={part === 'title'}
          headingLevel={headingLevelIn(row)}
        />
      ) : (
        <TextToEnter {...props} />
      )}
    </div>
  )
}

/** The other text of the block that is in hand: a stop for the Tab key, which takes it in hand. */
function TextToEnter({ row, view, part, placeholder }: BlockTextProps) {
  const { desk } = useOpenAgenda()
  const kind = useKindLabel(row.type)
  return (
    // biome-ignore lint/a11y/useSemanticElements: it becomes the editor when it gets the focus; an input can't hold prose
    <div
      role="textbox"
      tabIndex={0}
      aria-label={partLabel(part, kind, row)}
      aria-multiline={part === 'body'}
      onFocus={(event) => {
        // by keyboard; a click takes it in hand where one clicked
        if (event.target.matches(':focus-visible')) desk.take({ block: view.id, part, at: 'end' })
      }}
    >
      <StaticProse
        paragraphs={part === 'title' ? view.title : view.body}
        placeholder={placeholder}
        singleLine={part === 'title'}
        headingLevel={headingLevelIn(row)}
      />
    </div>
  )
}

/** The text with its editor. What the keys at its edges do belongs to the document as a whole, so that is done here. */
function OpenText({ row, view, part, placeholder, isMine }: BlockTextProps & { isMine: boolean }) {
  const { session, desk, work } = useOpenAgenda()
  const kind = useKindLabel(row.type)
  const { id, type } = view
  const isGone = row.isGone === true
  const ways = useMemo(() => {
    // taken away by a colleague: one can write on in it, and leave it
    if (isGone) return { onEscape: () => desk.release() }
    return {
      onLeave: (direction: 'up' | 'down', from: { x: number }) => work.goOn(direction, { block: id, part }, from),
      onEnter: () => work.goTo({ block: id, part: 'body', at: 'start' }),
      // written one after another, as a list: a second Enter begins the next of its kind
      onEnterInNothing: isListed(type)
        ? () => {
            const here = session.live.block(id)
            return !!here?.titleText && !hasWords(here.body) && work.add(type, id) !== undefined
          }
        : undefined,
      onNext: () => work.addNext(id),
      onBackspaceAtStart: ({ isEmpty }: { isEmpty: boolean }) => {
        if (part === 'body') work.goTo({ block: id, part: 'title', at: 'end' })
        else if (isEmpty && work.isBlank(id)) work.removeBlank(id)
      },
      onEscape: () => work.goTo({ block: id, part: null }),
      insertBlock: (wanted: string) => {
        if (isTextType(wanted)) work.add(wanted, id)
        else if (isAttachedType(wanted)) work.attach(id, wanted)
        else {
          // no part of the text: it has a list on another page
          navigate({ name: 'agenda', agendaId: session.agendaId, page: 'partners' })
          desk.wishField({ block: '', field: `new:${wanted}` })
        }
      },
    }
  }, [session, desk, work, id, part, type, isGone])
  const toolbarHost = useContext(FormatHost)
  const tree = useTree()
  const blockChoices = useMemo(
    () => (isGone ? [] : typesToAdd(tree, id)).map((each) => ({ type: each, label: kindLabel(session.live, each) })),
    [tree, id, session, isGone],
  )
  // An editor that comes up in the text that one has in hand (its block went to another place) takes the caret. After
  // that only a new wish moves it: what is typed or clicked in the editor clears the wish at the desk.
  const asked = useWishedCaret(id, part)
  const [at, setAt] = useState<CaretWish | undefined>(asked ?? (isMine ? 'kept' : undefined))
  if (asked !== undefined && asked !== at) setAt(asked)
  const mustAsk = useMustAsk(id) && isMine
  if (mustAsk) {
    return (
      <StaticProse
        paragraphs={part === 'title' ? view.title : view.body}
        placeholder={placeholder}
        singleLine={part === 'title'}
        headingLevel={headingLevelIn(row)}
      />
    )
  }
  return (
    <ProseEditor
      session={session}
      block={id}
      part={part}
      label={partLabel(part, kind, row)}
      placeholder={placeholder}
      headingLevel={headingLevelIn(row)}
      {...ways}
      blockChoices={blockChoices}
      toolbarHost={toolbarHost}
      {...(at === undefined ? {} : { autoFocusAt: at })}
    />
  )
}

/** 'Titel van actie 2.3'. */
function partLabel(part: Part, kind: string, { number }: BlockProps['row']): string {
  const name = [kind.toLowerCase(), number].filter(Boolean).join(' ')
  return part === 'title' ? m.agenda_part_title_of({ name }) : m.agenda_part_body_of({ name })
}

/** A heading in a text stands one level under the title above it: the block's own, or for a line of the table its chapter's. */
function headingLevelIn({ type, depth }: BlockProps['row']): HeadingLevel {
  const level = depth + (type === 'action' ? 2 : 3)
  return level <= 2 ? 2 : level === 3 ? 3 : level === 4 ? 4 : level === 5 ? 5 : 6
}
