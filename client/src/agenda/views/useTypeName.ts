import { type LabelledType, labelOf, pluralOf } from '@lea/agenda'
import { useAgenda } from '../desk/reading.ts'
import { typeLabel } from '../texts/labels.ts'

/** What this agenda calls a type, as a heading: 'Vraagstuk', and 'Vraagstukken' for several. */
export function useTypeName(): (type: LabelledType) => { one: string; many: string } {
  const { fields } = useAgenda()
  return (type) => {
    const { one, many } = labelOf(fields, type) ?? { one: typeLabel(type), many: pluralOf(typeLabel(type)) }
    return { one: capitalised(one), many: capitalised(many) }
  }
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
