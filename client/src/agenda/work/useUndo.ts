import { useCallback, useSyncExternalStore } from 'react'
import { useOpenAgenda } from '../desk/AgendaContext.ts'

/** Whether there is own work to undo or to do again. */
export function useUndo(): { canUndo: boolean; canRedo: boolean } {
  const { undo } = useOpenAgenda().session
  const subscribe = useCallback(
    (listener: () => void) => {
      const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared', 'stack-item-updated'] as const
      for (const event of events) undo.on(event, listener)
      return () => {
        for (const event of events) undo.off(event, listener)
      }
    },
    [undo],
  )
  const canUndo = useSyncExternalStore(subscribe, () => undo.canUndo())
  const canRedo = useSyncExternalStore(subscribe, () => undo.canRedo())
  return { canUndo, canRedo }
}
