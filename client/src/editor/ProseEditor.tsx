import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { m } from '../paraglide/messages.js'
import { fragmentOf } from './EditorSession.ts'
import { catchEarlyKeys } from './earlyKeys.ts'
import type { ProseEditorProps } from './editorProps.ts'
import { loadEditor, useEditorChunk } from './loadEditor.ts'
import { ReadOnlyProse, useFits } from './ReadOnlyProse.tsx'

/**
 * One text of a block, ready to be written in. Light: the editor itself is fetched when it is first needed, and until
 * then the text stands there as plain HTML of the same size. Text that this build can't edit without losing some of it
 * is shown read-only, with the reason; so is everything while the session is read-only.
 */
export function ProseEditor(props: ProseEditorProps): ReactNode {
  const fragment = fragmentOf(props.session.doc, props.block, props.part)
  if (!fragment) return null
  return <FragmentEditor key={`${props.block}/${props.part}`} fragment={fragment} {...props} />
}

function FragmentEditor({ fragment, ...props }: ProseEditorProps & { fragment: Y.XmlFragment }): ReactNode {
  const { session, part, label, placeholder, headingLevel, multiline = part === 'body' } = props
  const subscribe = useCallback((listener: () => void) => session.subscribeStatus(listener), [session])
  const readOnly = useSyncExternalStore(subscribe, () => session.readOnly())
  const fits = useFits(fragment)
  const chunk = useEditorChunk()
  const [isBroken, setBroken] = useState(false)
  // Another number, another editor: one that let go may not come back by itself when the text fits again.
  const [round, setRound] = useState(0)
  const [cantLoad, setCantLoad] = useState(false)
  useEffect(() => {
    let isHere = true
    loadEditor().catch((error: unknown) => {
      console.error('No editor', error)
      if (isHere) setCantLoad(true)
    })
    return () => {
      isHere = false
    }
  }, [])

  const mayEdit = readOnly === null && fits && !isBroken
  const earlyCaret = useRef<Y.RelativePosition>(undefined)
  const drawn = useRef<HTMLDivElement>(null)
  const wish = mayEdit && !chunk && !cantLoad ? props.autoFocusAt : undefined
  const { onEscape } = props
  const onEnter = multiline ? props.onEnterInNothing : props.onEnter
  useLayoutEffect(
    () =>
      wish &&
      catchEarlyKeys(fragment, wish, {
        writer: session.writer,
        drawn,
        caret: earlyCaret,
        onEnter,
        onEscape,
        isOneLine: !multiline,
      }),
    [wish, fragment, session, onEnter, onEscape, multiline],
  )

  if (mayEdit && chunk) {
    const onLetGo = (why: 'doesNotFit' | 'broken') => {
      setRound((count) => count + 1)
      setBroken(why === 'broken')
    }
    return <chunk.MountedProse key={round} {...props} {...{ fragment, multiline, onLetGo, earlyCaret }} />
  }
  const notice = !fits
    ? m.editor_made_by_newer()
    : isBroken
      ? m.editor_let_go()
      : cantLoad && !chunk
        ? m.editor_cant_load()
        : undefined
  return (
    <ReadOnlyProse
      ref={drawn}
      fragment={fragment}
      label={label}
      singleLine={!multiline}
      {...(notice !== undefined && { notice })}
      {...(placeholder !== undefined && { placeholder })}
      {...(headingLevel !== undefined && { headingLevel })}
    />
  )
}
