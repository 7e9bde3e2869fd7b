import { type Paragraph, readProse } from '@lea/agenda'
import { type ReactNode, useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { HeadingLevel } from './static/look.ts'
import { StaticProse } from './static/StaticProse.tsx'

type Prose = { paragraphs: readonly Paragraph[]; fits: boolean }

/** A fragment as plain HTML that follows what colleagues do in it. */
export function ReadOnlyProse({
  prose,
  label,
  placeholder,
  headingLevel,
  singleLine,
  notice,
}: {
  prose: Prose
  label: string
  placeholder: string | undefined
  headingLevel: HeadingLevel | undefined
  singleLine: boolean
  /** Why it can't be written in. */
  notice?: string
}): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this is text that could not be made one
    <div role="group" aria-label={label} className="lea-read-only">
      {notice === undefined ? null : <p className="lea-read-only__notice">{notice}</p>}
      <StaticProse
        paragraphs={prose.paragraphs}
        singleLine={singleLine}
        {...(headingLevel !== undefined && { headingLevel })}
        {...(placeholder !== undefined && { placeholder })}
      />
    </div>
  )
}

/** What a fragment says now, and whether this build may write in it. */
export function useProse(fragment: Y.XmlFragment): Prose {
  const store = useMemo(() => {
    let prose: Prose | undefined
    return {
      subscribe: (listener: () => void) => {
        const onChange = () => {
          prose = undefined
          listener()
        }
        fragment.observeDeep(onChange)
        return () => fragment.unobserveDeep(onChange)
      },
      read: () => {
        prose ??= readProse(fragment)
        return prose
      },
    }
  }, [fragment])
  return useSyncExternalStore(store.subscribe, store.read)
}
