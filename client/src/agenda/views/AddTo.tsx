import type { BlockTypeName, FieldValue } from '@lea/agenda'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useReadOnly } from '../desk/reading.ts'

/** Adds a block to another one in the list that stands before the button, and puts the focus in its first field. */
export function AddTo({
  owner,
  type,
  fields = {},
  label,
  where,
}: {
  owner: string
  type: BlockTypeName
  fields?: Record<string, FieldValue>
  label: string
  /** What it is added to, for who doesn't see where the button stands. */
  where: string
}) {
  const { work } = useOpenAgenda()
  const readOnly = useReadOnly()
  const [added, setAdded] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)

  // The new row may be drawn a moment later than this button, so it is looked for at every turn until it is there.
  useEffect(() => {
    if (added === null) return
    const look = () => {
      const row = place.current?.parentElement?.querySelector(`[data-field$="${CSS.escape(added)}"]`)
      const control = row?.querySelector<HTMLElement>('input, [role="textbox"]')
      if (!control) return false
      control.focus()
      setAdded(null)
      return true
    }
    if (look() || !place.current?.parentElement) return
    const watch = new MutationObserver(() => {
      if (look()) watch.disconnect()
    })
    watch.observe(place.current.parentElement, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [added])

  return (
    <div ref={place} className="lea-no-print">
      <Button
        small
        kind="quiet"
        icon="add"
        isDisabled={readOnly !== null}
        aria-label={`${label}: ${where}`}
        onPress={() => setAdded(work.addTo(owner, type, { fields }) ?? null)}
      >
        {label}
      </Button>
    </div>
  )
}
