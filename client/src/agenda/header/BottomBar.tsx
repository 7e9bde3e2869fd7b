import { m } from '../../paraglide/messages.js'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { isTextType, typesToAdd } from '../desk/placeForNew.ts'
import { usePlace, useReadOnly, useTree } from '../desk/reading.ts'
import { kindLabel } from '../texts/labels.ts'
import { useUndo } from '../work/useUndo.ts'
import './BottomBar.css'

/** On a narrow screen: the ways to the columns that don't fit beside the text, and what one does most. */
export function BottomBar() {
  const { session, desk, work } = useOpenAgenda()
  const tree = useTree()
  const mayWrite = useReadOnly() === null
  const { canUndo, canRedo } = useUndo()
  const block = usePlace()?.block
  const near = block !== undefined && tree.nodes.has(block) ? block : null
  return (
    <section className="bottom-bar lea-no-print" aria-label={m.agenda_bottom_bar()}>
      <Tab
        className="bottom-bar__outline"
        icon="list"
        label={m.agenda_outline()}
        onPress={() => desk.openDrawer('outline')}
      />
      {mayWrite ? (
        <MenuButton
          kind="quiet"
          icon="add"
          label={m.agenda_add()}
          entries={typesToAdd(tree, near).map((type) => ({ id: type, label: kindLabel(session.live, type) }))}
          onAction={(id) => {
            if (isTextType(id)) work.add(id, near)
          }}
        />
      ) : null}
      <Tab icon="panel" label={m.agenda_panel()} onPress={() => desk.openDrawer('panel')} />
      {mayWrite ? (
        <>
          <Tab
            className="bottom-bar__undo"
            icon="undo"
            label={m.agenda_undo_short()}
            isDisabled={!canUndo}
            onPress={() => work.undo()}
          />
          <Tab
            className="bottom-bar__undo"
            icon="redo"
            label={m.agenda_redo_short()}
            isDisabled={!canRedo}
            onPress={() => work.redo()}
          />
        </>
      ) : null}
    </section>
  )
}

function Tab({
  icon,
  label,
  onPress,
  isDisabled = false,
  className = '',
}: {
  icon: IconName
  label: string
  onPress: () => void
  isDisabled?: boolean
  className?: string
}) {
  return (
    <button type="button" className={`bottom-bar__tab ${className}`} disabled={isDisabled} onClick={onPress}>
      <Icon name={icon} size={20} />
      {label}
    </button>
  )
}
