import { useEffect, useRef } from 'react'
import type { AgendaOnDevice } from '../device/agendaList.ts'
import { relayUrlOf } from '../session/openSession.ts'
import { fetchRare } from './Shelf.ts'
import { useShelf } from './ShelfContext.ts'

/** An agenda that one came from by a link in the page is being closed still, and isn't asked about. */
const againMs = 3_000

/**
 * Asks the server about agendas of which this device doesn't know that the server has them: when the page opens, and when
 * the browser is online anew. Without an answer the list goes on saying what is known.
 */
export function useAskRelay(agendas: readonly AgendaOnDevice[]): void {
  const shelf = useShelf()
  const unconfirmed = useRef<string[]>([])
  unconfirmed.current = agendas.flatMap(({ id, isConfirmed }) => (isConfirmed ? [] : [id]))
  useEffect(() => {
    let asking = false
    const ask = async () => {
      if (asking || unconfirmed.current.length === 0) return
      asking = true
      try {
        const [{ database }, { askRelay }] = await Promise.all([shelf.device, fetchRare()])
        const relayUrl = relayUrlOf(window.location)
        for (const agendaId of unconfirmed.current) await askRelay({ database, relayUrl, agendaId })
      } catch (error) {
        console.warn('Whether the server has everything could not be asked', error)
      } finally {
        asking = false
      }
    }
    void ask()
    const again = setTimeout(ask, againMs)
    window.addEventListener('online', ask)
    return () => {
      clearTimeout(again)
      window.removeEventListener('online', ask)
    }
  }, [shelf])
}
