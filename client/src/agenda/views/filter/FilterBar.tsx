import { useState } from 'react'
import { m } from '../../../paraglide/messages.js'
import { replaceSearch, useSearch } from '../../../routes/navigation.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { kindLabel } from '../../texts/labels.ts'
import { untitled } from '../../texts/titleOf.ts'
import { useCopyLink } from '../../work/useCopyLink.tsx'
import type { View } from '../reading/useView.ts'
import { type AskedPart, askedParts, withAsked } from './asked.ts'
import './FilterBar.css'
import { optionsOf } from './optionsOf.ts'
import { useClearFilter } from './useClearFilter.ts'

const labels = {
  partner: m.views_filter_partner,
  year: m.views_filter_year,
  status: m.views_filter_status,
  theme: m.views_filter_theme,
} satisfies Record<AskedPart, () => string>

/**
 * Of which part of the agenda one sees the view. It stands in the address, so that a copied link shows the same. On a phone the fields
 * are folded behind a button that says how many of them count.
 */
export function FilterBar({ choices, filter, unknown, isFiltering }: Omit<View<unknown>, 'value' | 'shows'>) {
  const { live } = useOpenAgenda().session
  const search = useSearch()
  const copyLink = useCopyLink()
  const clear = useClearFilter()
  const [isOpen, setIsOpen] = useState(unknown.length > 0)
  const options = optionsOf(choices, filter, (type) => untitled(kindLabel(live, type)))
  const chosen = askedParts.flatMap((part) => {
    const option = options[part].find(({ id }) => id === String(filter[part] ?? ''))
    return option === undefined ? [] : [`${labels[part]()}: ${option.label}`]
  })
  return (
    <section className="filter" aria-label={m.views_filter()}>
      <div className="filter__fold lea-no-print">
        <Button icon="settings" iconAfter="chevronDown" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {m.views_filter()} {chosen.length === 0 ? '' : `(${chosen.length})`}
        </Button>
      </div>
      <div className="filter__controls lea-no-print" data-open={isOpen}>
        {askedParts.map((part) => (
          <Select
            key={part}
            small
            label={labels[part]()}
            placeholder={m.views_filter_all()}
            choices={options[part]}
            value={String(filter[part] ?? '')}
            onChange={(value) => replaceSearch(withAsked(search, part, value))}
          />
        ))}
        <div className="filter__buttons">
          <Button small kind="quiet" icon="close" isDisabled={!isFiltering && unknown.length === 0} onPress={clear}>
            {m.views_clear_filter()}
          </Button>
          <Button
            small
            kind="secondary"
            icon="link"
            onPress={() => copyLink(window.location.href, m.views_link_copied_text())}
          >
            {m.views_copy_link()}
          </Button>
        </div>
      </div>
      {chosen.length === 0 ? null : <p className="filter__chosen">{chosen.join(' · ')}</p>}
      {unknown.length === 0 ? null : (
        <Notice kind="info" isLive title={m.views_link_unknown()}>
          <p>{m.views_link_unknown_text({ parts: unknown.map((part) => labels[part]().toLowerCase()).join(', ') })}</p>
        </Notice>
      )}
    </section>
  )
}
