import { type BlockTypeName, placesFor } from '@lea/agenda'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useFields, useReadOnly, useTitle, useTree } from '../desk/reading.ts'
import { TitleField } from '../fields/TitleField.tsx'
import type { CardType } from '../panel/attachedTypes.ts'
import { BlockFields } from '../panel/BlockFields.tsx'
import { choiceLabel } from '../texts/labels.ts'
import { latestText } from '../texts/latest.ts'
import { titleOf } from '../texts/titleOf.ts'
import AttachedCards from './AttachedCards.tsx'
import '../texts/moreLabels.ts'
import { focusBeside } from '../work/focusBeside.ts'

/**
 * The bodies in which partners meet: one card each that unfolds to its fields, its seats and its meetings. Those that belong
 * to another stand under it, stepped in.
 */
export function Bodies({ under = null, unfolded }: { under?: string | null; unfolded?: Set<string> }) {
  const { roots, nodes } = useTree()
  // which cards are open, kept here: one that comes to belong to another body is drawn anew there, and stays open
  const own = useRef(new Set<string>())
  const children = under === null ? roots : (nodes.get(under)?.children ?? [])
  const ids = children.filter((id) => nodes.get(id)?.type === 'body')
  if (ids.length === 0) return null
  return (
    <ul className="listed__cards">
      {ids.map((id) => (
        <BodyCard key={id} id={id} unfolded={unfolded ?? own.current} />
      ))}
    </ul>
  )
}

/** Which body it belongs to: it stands under that one. */
function Above({ body }: { body: string }) {
  const { session, work } = useOpenAgenda()
  const tree = useTree()
  const readOnly = useReadOnly()
  const parent = tree.nodes.get(body)?.parent ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places change with the tree
  const places = useMemo(() => placesFor(session.doc, body), [session, body, tree])
  const choices = [...(parent === null ? [] : [parent]), ...places.flatMap((place) => place.parent ?? [])]
  if (choices.length === 0) return null
  return (
    <Select
      small
      label={m.fields_body_above()}
      value={parent ?? ''}
      placeholder={m.fields_body_above_none()}
      choices={choices.map((id) => ({ id, label: titleOf(session.live, id) }))}
      disabled={readOnly !== null}
      onChange={(id) => {
        const children = id === '' ? tree.roots : (tree.nodes.get(id)?.children ?? [])
        if (work.moveTo(body, id === '' ? null : id, children.at(-1) ?? null)) focusAbove(body)
      }}
    />
  )
}

/** Back to the field with which a body went elsewhere, once it is drawn there. */
function focusAbove(body: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`li[data-field="${CSS.escape(body)}"] select`)?.focus(),
  )
}

function BodyCard({ id, unfolded }: { id: string; unfolded: Set<string> }) {
  const { work } = useOpenAgenda()
  const title = useTitle(id)?.trim() || m.agenda_untitled()
  const fields = useFields(id)
  const kind = latestText(fields, 'bodyKind')
  const seats = useCount(id, 'seat')
  const readOnly = useReadOnly()
  const card = useRef<HTMLDetailsElement>(null)
  useLayoutEffect(() => {
    if (card.current && unfolded.has(id)) card.current.open = true
  }, [id, unfolded])
  return (
    <li data-field={id}>
      <details
        ref={card}
        className="listed__card"
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) unfolded.add(id)
          else unfolded.delete(id)
        }}
      >
        <summary>
          <span className="listed__card-name">{title}</span>{' '}
          <span className="listed__count">
            {[
              kind === '' ? '' : choiceLabel(kind),
              latestText(fields, 'cadence'),
              m.fields_seat_count({ count: seats }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </summary>
        <div className="listed__card-body">
          <TitleField block={id} label={m.fields_body_name()} />
          <Above body={id} />
          <BlockFields block={id} type="body" />
          <AttachedCards owner={id} type="seat" />
          <AttachedCards owner={id} type="responsibility" />
          <AttachedCards owner={id} type="meeting" />
          <Button
            small
            kind="quiet"
            icon="bin"
            isDisabled={readOnly !== null}
            aria-label={m.agenda_delete_title({ title })}
            onPress={() => {
              focusBeside(id)
              work.remove(id)
            }}
          >
            {m.agenda_delete()}
          </Button>
        </div>
      </details>
      <Bodies under={id} unfolded={unfolded} />
    </li>
  )
}

/** What hangs under a partner: folded away, with the number of what is in it. */
export function FoldedUnder({ owner, type }: { owner: string; type: CardType & BlockTypeName }) {
  const count = useCount(owner, type)
  return (
    <details className="listed__under">
      <summary>
        {m.fields_responsibilities()} <span className="listed__count">{count}</span>
      </summary>
      <AttachedCards owner={owner} type={type} />
    </details>
  )
}

function useCount(owner: string, type: BlockTypeName): number {
  const { nodes } = useTree()
  return (nodes.get(owner)?.children ?? []).filter((id) => nodes.get(id)?.type === type).length
}
