import type { KnownPerson } from '@lea/protocol/access'
import { useCallback, useEffect, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { Link } from '../routes/Link.tsx'
import { AlertDialog } from '../ui/AlertDialog.tsx'
import { useToast } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Frame.tsx'
import { Table } from '../ui/Table.tsx'
import { AccessFrame } from './AccessFrame.tsx'
import { type Answer, ask, type Refused } from './ask.ts'
import { keepJson } from './keepJson.ts'
import { type OnServer, ServerAgendas, titleOnServer } from './ServerAgendas.tsx'
import { useMyself } from './useAccount.ts'
import '../ui/moreIcons.tsx'
import { momentWords, refusedText, shortDayWords } from './words.ts'

/** For the administrator: everybody whom this server knows, with what is kept about them, and which agendas there are. */
export function AdministrationPage() {
  const { read, people } = usePeople()
  return (
    <AccessFrame title={m.access_administration()} wide>
      {people === null ? (
        <Loading />
      ) : people.ok ? (
        <>
          <People people={people.value.people} onChange={read} />
          <ServerAgendas key={people.value.people.length} />
        </>
      ) : (
        <>
          <p className="lea-lead">{refusedText(people.refused === 'notFound' ? 'notAllowed' : people.refused)}</p>
          <p className="access__deeds">
            <Link to={{ name: 'start' }} className="lea-button lea-button--secondary">
              {m.ui_to_start()}
            </Link>
          </p>
        </>
      )}
    </AccessFrame>
  )
}

function usePeople() {
  const [people, setPeople] = useState<Answer<{ people: KnownPerson[] }> | null>(null)
  const read = useCallback(() => void ask('allPeople', {}).then(setPeople), [])
  useEffect(read, [read])
  return { people, read }
}

function People({ people, onChange }: { people: readonly KnownPerson[]; onChange: () => void }) {
  const me = useMyself()
  const toast = useToast()
  const [leaving, setLeaving] = useState<KnownPerson | null>(null)
  const complain = (refused: Refused) =>
    void toast({ kind: 'warning', title: m.access_not_done(), text: refusedText(refused) })
  const save = async ({ id, name }: KnownPerson) => {
    const answer = await ask('personData', { params: { person: id } })
    if (answer.ok) keepJson(`${m.access_data_file()} ${name}`, answer.value)
    else complain(answer.refused)
  }
  const remove = async ({ id, name }: KnownPerson) => {
    const answer = await ask('deletePerson', { params: { person: id } })
    if (!answer.ok) return complain(answer.refused)
    toast({ kind: 'positive', title: m.access_deleted({ name }) })
    return onChange()
  }
  return (
    <div className="access__part">
      <h2>{m.access_people()}</h2>
      <p>{m.access_administration_text()}</p>
      <Table stacks label={m.access_people()}>
        <caption className="lea-hidden">{m.access_people()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.access_column_name()}</th>
            <th scope="col">{m.access_column_organisation()}</th>
            <th scope="col">{m.access_column_since()}</th>
            <th scope="col">{m.access_column_last_seen()}</th>
            <th scope="col" className="lea-number">
              {m.access_column_devices()}
            </th>
            <th scope="col" className="lea-number">
              {m.access_column_agendas()}
            </th>
            <th scope="col">{m.access_column_data()}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                {person.name}
                {person.isAdministrator ? <span className="lea-quiet"> ({m.access_administrator()})</span> : null}
              </th>
              <td>{person.organisation}</td>
              <td className="access__when" data-label={m.access_column_since()}>
                {shortDayWords(person.since)}
              </td>
              <td className="access__when" data-label={m.access_column_last_seen()}>
                {person.lastSeen === null ? m.access_never() : momentWords(person.lastSeen)}
              </td>
              <td className="lea-number" data-label={m.access_column_devices()}>
                {person.devices}
              </td>
              <td className="lea-number" data-label={m.access_column_agendas()}>
                {person.agendas.length}
              </td>
              <td>
                <div className="access__deeds">
                  <Button
                    small
                    icon="download"
                    aria-label={m.access_save_data_of({ name: person.name })}
                    onPress={() => void save(person)}
                  >
                    {m.access_keep()}
                  </Button>
                  {person.id === me?.id ? null : (
                    <Button
                      small
                      icon="bin"
                      aria-label={m.access_delete_data_of({ name: person.name })}
                      onPress={() => setLeaving(person)}
                    >
                      {m.access_remove()}
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {leaving === null ? null : (
        <AlertDialog
          isOpen
          title={m.access_delete_data_of({ name: leaving.name })}
          confirm={m.access_delete_data()}
          onClose={() => setLeaving(null)}
          onConfirm={() => void remove(leaving)}
        >
          <p>{m.access_delete_data_text()}</p>
          <p>{m.access_delete_data_links()}</p>
          <AgendasLeftAlone person={leaving.id} />
        </AlertDialog>
      )}
    </div>
  )
}

/** Which agendas lose their only owner with somebody; when that can't be asked, what happens with such an agenda. */
function AgendasLeftAlone({ person }: { person: string }) {
  const [left, setLeft] = useState<OnServer[] | null>(null)
  useEffect(() => {
    void ask('allAgendas', {}).then((answer) => {
      const isLeft = ({ owners, deleted }: OnServer) =>
        deleted === null && owners.length === 1 && owners[0]?.id === person
      if (answer.ok) setLeft(answer.value.agendas.filter(isLeft))
    })
  }, [person])
  if (left === null) return <p>{m.access_delete_data_owner()}</p>
  if (left.length === 0) return <p>{m.access_delete_data_no_owner_lost()}</p>
  return (
    <>
      <p>{m.access_delete_data_owner_lost()}</p>
      <ul>
        {left.map((agenda) => (
          <li key={agenda.id}>{titleOnServer(agenda)}</li>
        ))}
      </ul>
    </>
  )
}
