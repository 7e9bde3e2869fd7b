import { StaticProse } from '../../../editor/index.ts'
import { m } from '../../../paraglide/messages.js'
import type { BlockProps } from './blockProps.ts'

/** A kind of block that a newer build made. It can be read and moved; nothing in it can be changed or lost here. */
export function UnknownBlock({ view }: BlockProps) {
  return (
    <>
      <p className="block__kind">{m.agenda_made_by_newer()}</p>
      <div className="block__statement">
        <StaticProse paragraphs={view.title} />
      </div>
      <StaticProse paragraphs={view.body} />
    </>
  )
}
