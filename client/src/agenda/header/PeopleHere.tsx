import { m } from '../../paraglide/messages.js'
import { Avatars } from '../../ui/Avatars.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { usePeople } from '../desk/reading.ts'
import { titleOf } from '../texts/titleOf.ts'

/** The colleagues who have the agenda open, each with where they are. */
export function PeopleHere() {
  const { live } = useOpenAgenda().session
  const people = usePeople()
  if (people.length === 0) return null
  return (
    <Avatars
      people={people.map(({ clientId, name, organisation, colour, block }) => ({
        id: clientId,
        name,
        organisation,
        colour,
        ...(block === undefined ? {} : { where: m.agenda_person_in({ title: titleOf(live, block) }) }),
      }))}
    />
  )
}
