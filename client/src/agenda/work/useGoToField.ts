import { blockTypes, isBlockTypeName } from '@lea/agenda'
import { useCallback } from 'react'
import { navigate } from '../../routes/navigation.ts'
import type { FieldPlace } from '../../session/drafts.ts'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useGoToBlock } from './useGoToBlock.ts'

/** Goes to a field from any page: of the agenda in its settings, of a block in the text beside it, of another where that has its row. */
export function useGoToField(): (place: FieldPlace) => void {
  const { session, desk } = useOpenAgenda()
  const goToBlock = useGoToBlock()
  return useCallback(
    ({ block, field }) => {
      if (block === null) return desk.openDialog({ name: 'settings' })
      const type = session.live.block(block)?.type
      if (!isBlockTypeName(type) || blockTypes[type].placement !== 'document') return goToBlock(block, field)
      navigate({ name: 'agenda', agendaId: session.agendaId, page: 'document' })
      desk.goToField({ block, field })
    },
    [session, desk, goToBlock],
  )
}
