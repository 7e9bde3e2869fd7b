import { m } from '../paraglide/messages.js'
import './Avatars.css'

export type AvatarPerson = { id: string | number; name: string; organisation: string; colour: string; where?: string }

export type AvatarsProps = { people: readonly AvatarPerson[]; most?: number }

/** The people who are here, as round initials over each other. The list itself is read aloud with name and organisation. */
export function Avatars({ people, most = 4 }: AvatarsProps) {
  const shown = people.length > most ? people.slice(0, most - 1) : people
  const others = people.slice(shown.length)
  return (
    <ul className="lea-avatars" aria-label={m.ui_people_here()}>
      {shown.map((person) => (
        <li key={person.id} title={fullName(person)}>
          <Avatar name={person.name} colour={person.colour} />
          <span className="lea-hidden">{fullName(person)}</span>
        </li>
      ))}
      {others.length === 0 ? null : (
        <li title={others.map(fullName).join('\n')}>
          <span className="lea-avatar lea-avatar--more" aria-hidden="true">
            +{others.length}
          </span>
          <span className="lea-hidden">{others.map(fullName).join(', ')}</span>
        </li>
      )}
    </ul>
  )
}

/** One round with initials. Only a drawing: put the name beside it. */
export function Avatar({ name, colour, small = false }: { name: string; colour: string; small?: boolean }) {
  return (
    <span
      className={`lea-avatar${small ? ' lea-avatar--small' : ''}`}
      style={{ background: colour, color: inkOn(colour) }}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  )
}

/** First letters of the first and the last word ('Anna de Vries' is AV), or the first two of a single word ('An'). */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const [first = '?', second = ''] = words[0] ?? ''
  const [last = second] = words.length > 1 ? (words.at(-1) ?? '') : ''
  return first.toLocaleUpperCase() + (words.length > 1 ? last.toLocaleUpperCase() : last)
}

/** Black or white, whichever reads best on a colour '#rrggbb' (contrast at least 4.5 either way). */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff'
}

function fullName(person: AvatarPerson): string {
  return [person.name, person.organisation, person.where].filter(Boolean).join(', ')
}
