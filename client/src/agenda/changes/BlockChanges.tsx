import { agendaFields, blockTypes, type Entry, isBlockTypeName, type LiveAgenda } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'
import { getLocale } from '../../paraglide/runtime.js'
import type { ChangesSince, Who } from '../../session/since/LastVisit.ts'
import { Button } from '../../ui/Button.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import '../texts/moreLabels.ts'
import { fieldLabel, kindLabel } from '../texts/labels.ts'
import '../texts/panelLabels.ts'
import { titleOf } from '../texts/titleOf.ts'
import { valueText } from '../texts/valueText.ts'
import { useGoToBlock } from '../work/useGoToBlock.ts'
import { OldAndNew } from './OldAndNew.tsx'

type Change = ChangesSince['changes'][number]

/** What became different in one block, with the way to it; to the bin for what was deleted. */
export function BlockChanges({
  block,
  changes,
  onLeave,
}: {
  block: string | null
  changes: readonly Change[]
  onLeave: () => void
}) {
  const { session, desk } = useOpenAgenda()
  const { live } = session
  const goToBlock = useGoToBlock()
  const deleted = changes.find(({ what }) => what === 'deleted')
  const name = nameOf(live, block, deleted)
  return (
    <li className="changes__block">
      <div className="changes__head">
        <h3>{name}</h3>
        {deleted ? (
          <Button small kind="quiet" onPress={() => desk.openDialog({ name: 'bin' })}>
            {m.agenda_changes_to_bin()}
          </Button>
        ) : (
          <Button
            small
            kind="quiet"
            aria-label={m.agenda_changes_go_to({ name })}
            onPress={() => {
              if (block === null) return desk.openDialog({ name: 'settings' })
              onLeave()
              goToBlock(block)
            }}
          >
            {m.agenda_go_there()}
          </Button>
        )}
      </div>
      {changes.map((change) => (
        <div key={change.what === 'field' ? change.field : change.what}>
          <p className="changes__what">{whatText(change)}</p>
          <Details change={change} live={live} />
        </div>
      ))}
    </li>
  )
}

function Details({ change, live }: { change: Change; live: LiveAgenda }) {
  switch (change.what) {
    case 'title':
    case 'body':
      return <OldAndNew before={change.before} after={change.after} />
    case 'type':
      return <OldAndNew before={kindLabel(live, change.before)} after={kindLabel(live, change.after)} />
    case 'moved':
      if (change.from === change.to) return <p className="changes__note">{m.agenda_changes_order()}</p>
      return <OldAndNew before={placeName(live, change.from)} after={placeName(live, change.to)} />
    case 'field': {
      const type = change.block === null ? undefined : live.block(change.block)?.type
      const kind = isBlockTypeName(type) ? blockTypes[type].fields[change.field] : agendaFields[change.field]
      const text = (entries: readonly Entry[]) => entries.map(({ value }) => valueText(value, kind, live)).join(' / ')
      return <OldAndNew before={text(change.before)} after={text(change.after)} />
    }
    case 'added':
      return change.text === '' ? null : <OldAndNew before="" after={change.text} />
    case 'deleted':
      return null
  }
}

function whatText(change: Change): string {
  const name = whoText(change.who)
  switch (change.what) {
    case 'added':
      return change.count > 1
        ? m.agenda_changes_added_with({ name, count: change.count - 1 })
        : m.agenda_changes_added({ name })
    case 'deleted':
      return change.count > 1
        ? m.agenda_changes_deleted_with({ name, count: change.count - 1 })
        : m.agenda_changes_deleted({ name })
    case 'moved':
      return m.agenda_changes_moved({ name })
    case 'type':
      return m.agenda_changes_part({ part: m.agenda_changes_kind(), name })
    case 'title':
      return m.agenda_changes_part({ part: fieldLabel('title'), name })
    case 'body':
      return m.agenda_changes_part({ part: m.agenda_changes_text(), name })
    case 'field':
      return m.agenda_changes_part({ part: fieldLabel(change.field, change.block), name })
  }
}

/** 'Anna en Bram'; 'iemand' where nobody can tell. */
function whoText({ names, self }: Who): string {
  const known = names.map((name) => name ?? m.agenda_changes_somebody())
  const all =
    self === 'no' ? known : self === 'too' ? [...known, m.agenda_changes_you()] : [m.agenda_changes_you(), ...known]
  return new Intl.ListFormat(getLocale(), { type: self === 'maybe' ? 'disjunction' : 'conjunction' }).format(all)
}

function nameOf(live: LiveAgenda, block: string | null, deleted: Change | undefined): string {
  if (block === null) return m.agenda_settings()
  if (deleted?.what === 'deleted') {
    return `${kindLabel(live, deleted.type)}: ${deleted.title.trim() || m.agenda_untitled()}`
  }
  return `${kindLabel(live, live.block(block)?.type ?? '')}: ${titleOf(live, block)}`
}

function placeName(live: LiveAgenda, parent: string | null): string {
  return parent === null ? m.agenda_changes_top() : titleOf(live, parent)
}
