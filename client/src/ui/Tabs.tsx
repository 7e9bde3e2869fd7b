import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'
import './Tabs.css'

export type TabEntry<Id extends string> = { id: Id; label: string; count?: number; content: ReactNode }

/** Several panels in one place, one of them shown. Arrow keys change the tab. */
export function Tabs<Id extends string>({
  label,
  entries,
  selected,
  onSelect,
}: {
  label: string
  entries: readonly TabEntry<Id>[]
  selected: Id
  onSelect: (id: Id) => void
}) {
  return (
    <AriaTabs className="lea-tabs" selectedKey={selected} onSelectionChange={(key) => onSelect(key as Id)}>
      <TabList className="lea-tabs__list" aria-label={label}>
        {entries.map((entry) => (
          <Tab key={entry.id} id={entry.id} className="lea-tabs__tab">
            {entry.label}
            {entry.count === undefined || entry.count === 0 ? null : <span className="lea-count">{entry.count}</span>}
          </Tab>
        ))}
      </TabList>
      {entries.map((entry) => (
        <TabPanel key={entry.id} id={entry.id} className="lea-tabs__panel">
          {entry.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
