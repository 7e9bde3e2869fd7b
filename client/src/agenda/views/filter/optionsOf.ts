import type { Filter, FilterChoices, ThemeChoice } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { clipped } from '../../../ui/clipped.ts'
import { choiceLabel } from '../../texts/labels.ts'
import type { AskedPart } from './asked.ts'

export type Option = { readonly id: string; readonly label: string }

/**
 * What can be chosen in each field of the filter. A theme has its number before it, and one without a title what is in it behind it; one in
 * which nobody has begun is left out, unless it is chosen. What would read the same still is counted: 'Ambitie zonder titel (2)'.
 */
export function optionsOf(
  { partners, years, statuses, themes }: FilterChoices,
  filter: Filter,
  untitledOf: (type: string) => string,
): Readonly<Record<AskedPart, readonly Option[]>> {
  const themeName = ({ type, title, number, holds }: ThemeChoice) => {
    const theme = title || untitledOf(type)
    return `${number} ${holds ? m.views_filter_theme_with({ theme, title: clipped(holds) }) : theme}`.trim()
  }
  const named = partners.map(({ id, title }) => ({ id, label: title || untitledOf('partner') }))
  return {
    partner: toldApart(named.sort((a, b) => a.label.localeCompare(b.label))),
    year: years.map((year) => ({ id: String(year), label: String(year) })),
    status: statuses.map((id) => ({ id, label: id === 'none' ? m.views_without_status() : choiceLabel(id) })),
    theme: toldApart(
      themes
        .filter(({ id, isBlank }) => !isBlank || id === filter.theme)
        .map((theme) => ({ id: theme.id, label: themeName(theme) })),
    ),
  }
}

function toldApart(options: readonly Option[]): readonly Option[] {
  return options.map((option) => {
    const alike = options.filter(({ label }) => label === option.label)
    return alike.length === 1 ? option : { ...option, label: `${option.label} (${alike.indexOf(option) + 1})` }
  })
}
