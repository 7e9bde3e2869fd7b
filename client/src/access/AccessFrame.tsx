import type { ReactNode } from 'react'
import { LanguageSwitch } from '../start/LanguageSwitch.tsx'
import { Frame } from '../ui/Frame.tsx'
import { PageHeading } from '../ui/PageHeading.tsx'
import '../start/start.css'
import './access.css'

/** A page about who may come in: one column, one heading. `wide`: for tables. */
export function AccessFrame({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <Frame bar={<LanguageSwitch />}>
      <div className={`access${wide ? ' access--wide' : ''}`}>
        <PageHeading title={title} />
        {children}
      </div>
    </Frame>
  )
}
