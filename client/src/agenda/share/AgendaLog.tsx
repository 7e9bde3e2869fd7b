import type { LogEntry } from '@lea/protocol/access'
import { useCallback, useEffect, useState } from 'react'
import { ask, type Refused } from '../../access/ask.ts'
import { eventWords, momentWords, personWords } from '../../access/words.ts'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Frame.tsx'
import { Table } from '../../ui/Table.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { Refusal } from './ShareDialog.tsx'

type Read = { entries: readonly LogEntry[]; next: number | null }

/** Who did what about the access to this agenda, the latest first. What people write is not in it. */
export function AgendaLog() {
  const { agendaId } = useOpenAgenda().session
  const [read, setRead] = useState<Read | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)

  const readOn = useCallback(
    async (before: number | null) => {
      setRefused(null)
      const query = before === null ? {} : { before }
      const answer = await ask('log', { params: { agenda: agendaId }, query })
      if (!answer.ok) return setRefused(answer.refused)
      const { entries, next } = answer.value
      return setRead((known) => ({
        entries: before === null ? entries : [...(known?.entries ?? []), ...entries],
        next,
      }))
    },
    [agendaId],
  )
  useEffect(() => void readOn(null), [readOn])

  if (refused !== null) return <Refusal refused={refused} onRetry={() => void readOn(read?.next ?? null)} />
  if (read === null) return <Loading />
  return (
    <>
      <p>{m.access_log_text()}</p>
      <Table stacks label={m.access_log()}>
        <caption className="lea-hidden">{m.access_log()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.access_column_when()}</th>
            <th scope="col">{m.access_column_who()}</th>
            <th scope="col">{m.access_column_what()}</th>
            <th scope="col">{m.access_column_whom()}</th>
          </tr>
        </thead>
        <tbody>
          {read.entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">{momentWords(entry.at)}</th>
              <td>{personWords(entry.by)}</td>
              <td>{eventWords(entry)}</td>
              <td>{entry.person === null || entry.person.id === entry.by?.id ? '' : personWords(entry.person)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {read.next === null ? null : (
        <div>
          <Button onPress={() => void readOn(read.next)}>{m.access_log_more()}</Button>
        </div>
      )}
    </>
  )
}
