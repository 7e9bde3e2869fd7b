import type { AccessCalls } from '@lea/protocol/access'
import { useCallback, useEffect, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { getLocale } from '../paraglide/runtime.js'
import { Link } from '../routes/Link.tsx'
import { AlertDialog } from '../ui/AlertDialog.tsx'
import { useToast } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Table } from '../ui/Table.tsx'
import { type Answer, ask } from './ask.ts'
import { useAccount } from './useAccount.ts'
import { momentWords, personWords, refusedText, shortDayWords } from './words.ts'

/** What the server says of one agenda. */
export type OnServer = AccessCalls['allAgendas']['answer']['agendas'][number]

/**
 * For the administrator: which agendas there are, whose, how large and when last open; nothing of what is in them. One that has no owner
 * (any more) can be taken.
 */
export function ServerAgendas() {
  const { account } = useAccount()
  const toast = useToast()
  const [answer, setAnswer] = useState<Answer<{ agendas: OnServer[] }> | null>(null)
  const [taking, setTaking] = useState<OnServer | null>(null)
  const read = useCallback(() => void ask('allAgendas', {}).then(setAnswer), [])
  useEffect(read, [read])
  if (answer === null) return null
  if (!answer.ok) return <p>{refusedText(answer.refused)}</p>
  const take = async ({ id }: OnServer) => {
    const taken = await ask('createAgenda', { body: { id } })
    if (taken.ok) toast({ kind: 'positive', title: m.access_taken() })
    else toast({ kind: 'warning', title: m.access_not_done(), text: refusedText(taken.refused) })
    await account.refresh()
    read()
  }
  return (
    <div className="access__part">
      <h2>{m.access_agendas_here()}</h2>
      <p>{m.access_agendas_here_text()}</p>
      {answer.value.agendas.length === 0 ? (
        <p className="lea-quiet">{m.access_agendas_here_none()}</p>
      ) : (
        <Table stacks label={m.access_agendas_here()}>
          <caption className="lea-hidden">{m.access_agendas_here()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.access_column_agenda()}</th>
              <th scope="col">{m.access_role_owner_many()}</th>
              <th scope="col" className="lea-number">
                {m.access_people()}
              </th>
              <th scope="col" className="lea-number">
                {m.access_column_size()}
              </th>
              <th scope="col">{m.access_column_last_open()}</th>
              <th scope="col">
                <span className="lea-hidden">{m.access_column_do()}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.value.agendas.map((agenda) => (
              <AgendaHere key={agenda.id} agenda={agenda} onTake={() => setTaking(agenda)} />
            ))}
          </tbody>
        </Table>
      )}
      {taking === null ? null : (
        <AlertDialog
          isOpen
          title={m.access_take_of({ title: titleOnServer(taking) })}
          confirm={m.access_take()}
          isDangerous={false}
          onClose={() => setTaking(null)}
          onConfirm={() => void take(taking)}
        >
          <p>{m.access_take_text()}</p>
        </AlertDialog>
      )}
    </div>
  )
}

function AgendaHere({ agenda, onTake }: { agenda: OnServer; onTake: () => void }) {
  const { id, since, lastUsed, bytes, people, owners, deleted } = agenda
  const { view } = useAccount()
  const mine = view.phase === 'known' ? (view.me.person?.agendas ?? []) : []
  const isOpenToMe = mine.some((one) => one.id === id)
  return (
    <tr>
      <th scope="row">
        {isOpenToMe ? (
          <Link to={{ name: 'agenda', agendaId: id, page: 'document' }}>{titleOnServer(agenda)}</Link>
        ) : (
          titleOnServer(agenda)
        )}
        <span className="access__number">{id}</span>
      </th>
      <td data-label={m.access_role_owner_many()}>
        {owners.length === 0 ? m.access_no_owner() : owners.map(personWords).join('; ')}
      </td>
      <td className="lea-number" data-label={m.access_people()}>
        {people}
      </td>
      <td className="lea-number" data-label={m.access_column_size()}>
        {sizeWords(bytes)}
      </td>
      <td data-label={m.access_column_last_open()}>
        {deleted !== null
          ? m.access_deleted_on({ day: shortDayWords(deleted) })
          : lastUsed !== null
            ? momentWords(lastUsed)
            : since === null
              ? m.access_unknown()
              : m.access_never()}
      </td>
      <td>
        {owners.length === 0 && deleted === null ? (
          <Button small aria-label={m.access_take_of({ title: titleOnServer(agenda) })} onPress={onTake}>
            {m.access_take()}
          </Button>
        ) : null}
      </td>
    </tr>
  )
}

/** The title of its latest invitation: the server doesn't read what is in an agenda. */
export function titleOnServer({ title }: OnServer): string {
  return title || m.start_untitled()
}

/** '12 kB', '3,4 MB' */
function sizeWords(bytes: number): string {
  const isLarge = bytes >= 1_000_000
  const unit = isLarge ? 'megabyte' : 'kilobyte'
  const value = bytes / (isLarge ? 1_000_000 : 1_000)
  const digits = { maximumFractionDigits: isLarge ? 1 : 0 }
  return new Intl.NumberFormat(getLocale(), { style: 'unit', unit, ...digits }).format(
    isLarge ? value : Math.ceil(value),
  )
}
