import { m } from '../../paraglide/messages.js'
import type { AvatarsProps } from '../../ui/Avatars.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { usePeople } from '../desk/reading.ts'
import { titleOf } from '../texts/titleOf.ts'

// Colleagues come over the line, so their rounds may come after the first picture; they are fetched early with the notices.
const Avatars = lazyPart<AvatarsProps>(() =>
  import('../../ui/Avatars.tsx').then(({ Avatars }) => ({ default: Avatars })),
)

/** The colleagues who have the agenda open, each with where they are. Oneself in another window is no colleague. */
export function PeopleHere() {
  const { live } = useOpenAgenda().session
  const people = usePeople().filter(({ isSelf }) => !isSelf)
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
