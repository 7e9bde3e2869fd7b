import { isBlockTypeName, mayStandUnder, type Tree } from '@lea/agenda'
import { useMemo } from 'react'
import { m } from '../../paraglide/messages.js'
import type { IconName } from '../../ui/Icon.tsx'
import { type MenuEntry, MenuList } from '../../ui/Menu.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { addedTypes, isTextType, type TextType, textTypes, typesToAdd } from '../desk/placeForNew.ts'
import { useReadOnly } from '../desk/reading.ts'
import type { AskedMenu } from '../document/BlockMenu.ts'
import { type AttachedType, attachedTypes, isAttachedType } from '../panel/attachedTypes.ts'
import { keysText } from '../texts/keys.ts'
import { kindLabel } from '../texts/labels.ts'
import '../../ui/moreIcons.tsx'

const most: readonly TextType[] = [...textTypes, 'agreement']
const onRecord: readonly TextType[] = ['assignment', 'openPoint', 'evaluation', 'adoption']

/** What each group of the add menu says above it; what one adds most stands first, without words above it. */
const groups: readonly { divider: string; label?: () => string; types: readonly TextType[] }[] = [
  { divider: 'most', types: most },
  { divider: 'record', label: m.fields_add_record, types: onRecord },
  {
    divider: 'more',
    label: m.fields_add_more,
    types: addedTypes.filter((type) => !most.includes(type) && !onRecord.includes(type)),
  },
]

const attachedIcons: Readonly<Record<AttachedType, IconName>> = {
  role: 'people',
  budget: 'euro',
  seat: 'person',
  responsibility: 'check',
  measurement: 'add',
}

/** The one menu that all blocks share. */
export default function BlockMenuList({ asked, onClose }: { asked: AskedMenu; onClose: () => void }) {
  const { session, desk, work } = useOpenAgenda()
  const readOnly = useReadOnly()
  const trigger = useMemo(() => ({ current: asked.trigger }), [asked.trigger])
  const { block } = asked
  const tree = session.live.tree()
  const type = tree.nodes.get(block)?.type ?? ''
  const isDisabled = readOnly !== null

  const addable = typesToAdd(tree, block)
  // in a line of work one writes its goals next
  const ahead = type === 'pillar' || type === 'focusGoal' ? (['focusGoal'] as const) : []
  const additionsIn = ({ divider, label, types }: (typeof groups)[number]): MenuEntry[] => {
    const own: readonly TextType[] = divider === 'most' ? ahead : []
    const others = types.filter((each) => !ahead.some((first) => first === each))
    const inGroup = [...own, ...others].filter((each) => addable.includes(each))
    if (inGroup.length === 0) return []
    return [
      ...(label === undefined ? [] : [{ divider, label: label() }]),
      ...inGroup.map((each) => ({
        id: `add:${each}`,
        label: kindLabel(session.live, each),
        icon: 'add' as const,
        isDisabled,
      })),
    ]
  }
  const attached = attachedTypes
    .filter((each) => mayStandUnder(each, type))
    .map((each) => ({
      id: `attach:${each}`,
      label: kindLabel(session.live, each),
      icon: attachedIcons[each],
      isDisabled,
    }))

  const becomes = kindsToBecome(tree, block)

  const entries: MenuEntry[] =
    asked.kind === 'add'
      ? [
          ...groups.slice(0, 1).flatMap(additionsIn),
          ...(attached.length > 0 ? [{ divider: 'attached', label: m.fields_add_attached() }, ...attached] : []),
          ...groups.slice(1).flatMap(additionsIn),
        ]
      : [
          { id: 'up', label: m.agenda_move_up(), icon: 'up', shortcut: keysText('Alt+Shift+ArrowUp'), isDisabled },
          {
            id: 'down',
            label: m.agenda_move_down(),
            icon: 'down',
            shortcut: keysText('Alt+Shift+ArrowDown'),
            isDisabled,
          },
          {
            id: 'in',
            label: m.agenda_indent(),
            icon: 'indent',
            shortcut: keysText('Alt+Shift+ArrowRight'),
            isDisabled,
          },
          {
            id: 'out',
            label: m.agenda_outdent(),
            icon: 'outdent',
            shortcut: keysText('Alt+Shift+ArrowLeft'),
            isDisabled,
          },
          { id: 'moveTo', label: m.agenda_move_to(), icon: 'move', isDisabled },
          { divider: 'copy' },
          { id: 'duplicate', label: m.agenda_duplicate(), icon: 'duplicate', shortcut: keysText('Mod+D'), isDisabled },
          ...(becomes.length > 0 ? [{ divider: 'become' }] : []),
          ...becomes.map((each) => ({
            id: `become:${each}`,
            label: m.agenda_make_into({ kind: kindLabel(session.live, each).toLowerCase() }),
            isDisabled,
          })),
          { divider: 'remove' },
          {
            id: 'remove',
            label: m.agenda_delete(),
            icon: 'bin',
            shortcut: keysText('Delete'),
            kind: 'danger',
            isDisabled,
          },
        ]

  const onAction = (id: string) => {
    const [deed, kind] = id.split(':')
    if (deed === 'add' && kind !== undefined && isTextType(kind)) work.add(kind, block)
    else if (deed === 'attach' && isAttachedType(kind)) work.attach(block, kind)
    else if (deed === 'become' && isBlockTypeName(kind)) work.changeType(block, kind)
    else if (deed === 'up' || deed === 'down' || deed === 'in' || deed === 'out') work.move(deed, block)
    else if (deed === 'moveTo') desk.openDialog({ name: 'move', block })
    else if (deed === 'duplicate') work.duplicate(block)
    else if (deed === 'remove') work.remove(block)
  }

  return (
    <MenuList
      label={asked.kind === 'add' ? m.agenda_add_below() : m.agenda_block_menu()}
      entries={entries}
      triggerRef={trigger}
      onAction={onAction}
      onClose={onClose}
    />
  )
}

/** The kinds that a block can turn into where it stands, with what stands under it. */
function kindsToBecome(tree: Tree, block: string): readonly TextType[] {
  const node = tree.nodes.get(block)
  if (!node || !isTextType(node.type)) return []
  const parentType = node.parent === null ? 'agenda' : (tree.nodes.get(node.parent)?.type ?? '')
  const below = node.children.map((child) => tree.nodes.get(child)?.type)
  return textTypes.filter(
    (type) =>
      type !== node.type &&
      mayStandUnder(type, parentType) &&
      below.every((each) => isBlockTypeName(each) && mayStandUnder(each, type)),
  )
}
