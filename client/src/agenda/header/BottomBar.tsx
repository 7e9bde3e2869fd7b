import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { isTextType, typesToAdd } from '../desk/placeForNew.ts'
import { usePlace, useReadOnly, useTree } from '../desk/reading.ts'
import { typeLabel } from '../texts/labels.ts'
import './BottomBar.css'

/** On a narrow screen: the ways to the columns that don't fit beside the text, and to what one adds. */
export function BottomBar() {
  const { desk, work } = useOpenAgenda()
  const tree = useTree()
  const readOnly = useReadOnly()
  const block = usePlace()?.block
  const near = block !== undefined && tree.nodes.has(block) ? block : null
  return (
    <div className="bottom-bar lea-no-print" role="toolbar" aria-label={m.agenda_bottom_bar()}>
      <span className="bottom-bar__outline">
        <Button kind="quiet" icon="list" onPress={() => desk.openDrawer('outline')}>
          {m.agenda_outline()}
        </Button>
      </span>
      <span className="bottom-bar__add">
        <MenuButton
          kind="quiet"
          icon="add"
          label={m.agenda_add()}
          isDisabled={readOnly !== null}
          entries={typesToAdd(tree, near).map((type) => ({ id: type, label: typeLabel(type) }))}
          onAction={(id) => {
            if (isTextType(id)) work.add(id, near)
          }}
        />
      </span>
      <Button kind="quiet" icon="panel" onPress={() => desk.openDrawer('panel')}>
        {m.agenda_panel()}
      </Button>
    </div>
  )
}
