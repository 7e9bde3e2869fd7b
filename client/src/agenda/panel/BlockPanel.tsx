import { isBlockTypeName, mayStandUnder } from '@lea/agenda'
import { type RefObject, useContext, useEffect } from 'react'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import {
  useBlock,
  useFieldWish,
  useHandOn,
  useKindLabel,
  useMustAsk,
  useReadOnly,
  useTitle,
  useTree,
} from '../desk/reading.ts'
import { TreeAsItWas } from '../desk/TreeAsItWas.ts'
import { wishedFor } from '../desk/wishedFor.ts'
import '../texts/panelLabels.ts'
import { hasWords } from '../texts/hasWords.ts'
import { latestText } from '../texts/latest.ts'
import { cardTypes } from './attachedTypes.ts'
import { BlockFields } from './BlockFields.tsx'
import { BudgetLines } from './BudgetLines.tsx'
import { LeadAbove } from './More.ts'
import { Roles } from './Roles.tsx'

/** Fetched when another partner answers for the block. */
const AskFirst = lazyPart(() => import('../dialogs/lead/AskFirst.tsx'))

/** Fetched for the few blocks that have such cards. */
const AttachedCards = lazyPart(() => import('../partners/AttachedCards.tsx'))

/** The fields of one block, within the panel. Fetched when a block is first taken in hand. */
export default function BlockPanel({ block, panel }: { block: string; panel: RefObject<HTMLElement | null> }) {
  const { desk, work } = useOpenAgenda()
  const wish = useFieldWish()
  const node = useTree().nodes.get(block)
  const readOnly = useReadOnly()
  const mustAsk = useMustAsk(block)
  const isWhole = useHandOn(block) === 'block'
  const isGone = useContext(TreeAsItWas) !== null

  useEffect(() => {
    if (wish === null || wish.block !== block) return
    const field = panel.current && wishedFor(panel.current, wish)
    const control = field?.querySelector<HTMLElement>('input, select, textarea, [role="textbox"], button')
    if (!control) return
    control.closest('details')?.setAttribute('open', '')
    control.focus()
    control.scrollIntoView({ block: 'nearest' })
    desk.fulfilFieldWish()
  })

  const kind = useKindLabel(node?.type ?? '')
  if (!node) return null
  const { type } = node
  if (!isBlockTypeName(type)) {
    return (
      <Notice kind="info" title={m.agenda_made_by_newer()}>
        <p>{m.agenda_made_by_newer_text()}</p>
      </Notice>
    )
  }
  const isDisabled = readOnly !== null || isGone
  return (
    <>
      <header className="panel__head">
        <p className="panel__kind">{[kind, node.number].filter(Boolean).join(' ')}</p>
        <Title block={block} />
        <div className="panel__deeds">
          <IconButton
            small
            icon="up"
            label={m.agenda_move_up()}
            isDisabled={isDisabled}
            onPress={() => work.move('up', block)}
          />
          <IconButton
            small
            icon="down"
            label={m.agenda_move_down()}
            isDisabled={isDisabled}
            onPress={() => work.move('down', block)}
          />
          <IconButton
            small
            icon="move"
            label={m.agenda_move_to()}
            isDisabled={isDisabled}
            onPress={() => work.desk.openDialog({ name: 'move', block })}
          />
          <IconButton
            small
            icon="duplicate"
            label={m.agenda_duplicate()}
            isDisabled={isDisabled}
            onPress={() => work.duplicate(block)}
          />
          <IconButton
            small
            icon="bin"
            label={m.agenda_delete()}
            isDisabled={isDisabled}
            onPress={() => work.remove(block)}
          />
        </div>
      </header>
      <Hint block={block} />
      {mustAsk && isWhole ? <AskFirst block={block} /> : null}
      <fieldset className="panel__ask" disabled={mustAsk} aria-label={m.agenda_panel()}>
        <BlockFields block={block} type={type} />
        {mayStandUnder('role', type) ? (
          <section className="panel__part" data-field="roles" aria-label={m.agenda_roles()}>
            <h3 className="panel__heading">{m.agenda_roles()}</h3>
            <Roles owner={block} />
            {type === 'action' || type === 'pillar' ? <LeadAbove block={block} /> : null}
            <Button small kind="quiet" icon="add" isDisabled={isDisabled} onPress={() => work.attach(block, 'role')}>
              {m.agenda_add_role()}
            </Button>
          </section>
        ) : null}
        {mayStandUnder('budget', type) ? (
          <section className="panel__part" data-field="lines" aria-label={m.agenda_budget_lines()}>
            <h3 className="panel__heading">{m.agenda_budget_lines()}</h3>
            <BudgetLines owner={block} />
            <Button small kind="quiet" icon="add" isDisabled={isDisabled} onPress={() => work.attach(block, 'budget')}>
              {m.agenda_add_line()}
            </Button>
          </section>
        ) : null}
        {cardTypes.map((each) =>
          mayStandUnder(each, type) ? <AttachedCards key={each} owner={block} type={each} /> : null,
        )}
      </fieldset>
    </>
  )
}

/** The template's advice, until something is written. Apart, because it looks at every letter of the text. */
function Hint({ block }: { block: string }) {
  const view = useBlock(block)
  const hint = latestText(view?.fields, 'hint')
  if (!view || hint === '' || hasWords(view.body)) return null
  return (
    <p className="panel__hint">
      <Icon name="info" size={16} />
      {hint}
    </p>
  )
}

/** Apart, because it changes with every letter of the title. */
function Title({ block }: { block: string }) {
  return <h2 className="panel__title">{useTitle(block)?.trim() || m.agenda_untitled()}</h2>
}
