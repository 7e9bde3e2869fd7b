import { readProse } from '@lea/agenda'
import { type ReactNode, type Ref, useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { HeadingLevel } from './static/look.ts'
import { StaticProse } from './static/StaticProse.tsx'

/** A fragment as plain HTML that follows what colleagues do in it. */
export function ReadOnlyProse({
  fragment,
  label,
  notice,
  ref,
  ...look
}: {
  ref?: Ref<HTMLDivElement>
  fragment: Y.XmlFragment
  label: string
  /** Why it can't be written in. */
  notice?: string
  placeholder?: string
  headingLevel?: HeadingLevel
  singleLine: boolean
}): ReactNode {
  const { paragraphs } = useReading(fragment, readProse)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this is text that could not be made one
    <div ref={ref} role="group" aria-label={label} className="lea-read-only">
      {notice === undefined ? null : <p className="lea-read-only__notice">{notice}</p>}
      <StaticProse paragraphs={paragraphs} {...look} />
    </div>
  )
}

/** Whether this build may write in a fragment, also after a colleague changed it. Draws again only when that changes. */
export function useFits(fragment: Y.XmlFragment): boolean {
  return useReading(fragment, fits)
}

function fits(fragment: Y.XmlFragment): boolean {
  return readProse(fragment).fits
}

/** What `read` makes of a fragment, read anew after each change of it. `read` must stay the same function. */
function useReading<T>(fragment: Y.XmlFragment, read: (fragment: Y.XmlFragment) => T): T {
  const store = useMemo(() => {
    let latest: { value: T } | undefined
    return {
      subscribe: (listener: () => void) => {
        const onChange = () => {
          latest = undefined
          listener()
        }
        fragment.observeDeep(onChange)
        return () => fragment.unobserveDeep(onChange)
      },
      read: () => {
        latest ??= { value: read(fragment) }
        return latest.value
      },
    }
  }, [fragment, read])
  return useSyncExternalStore(store.subscribe, store.read)
}
