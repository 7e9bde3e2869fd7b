import type { AgendaView, BlockView, BudgetOverview, FieldConflict, Fields, Tree } from '@lea/agenda'
import { useCallback, useContext, useMemo, useSyncExternalStore } from 'react'
import type { CaretWish } from '../../editor/index.ts'
import { afterFrame } from '../../session/afterFrame.ts'
import type { Notice, PersonHere } from '../../session/session.ts'
import type { Status } from '../../session/status.ts'
import { kindLabel } from '../texts/labels.ts'
import { useOpenAgenda } from './AgendaContext.ts'
import type { Drawer, FieldWish, OpenDialog, Part, Place } from './Desk.ts'
import type { KeptSet } from './KeptSet.ts'
import { SteadyStatus } from './SteadyStatus.ts'
import { TreeAsItWas } from './TreeAsItWas.ts'

/** What components read, each of them waking only for its own part of the agenda. */

/** The tree of living blocks; changes with structure, never with typing. */
export function useTree(): Tree {
  const { live } = useOpenAgenda().session
  const subscribe = useCallback((listener: () => void) => live.subscribe('tree', listener), [live])
  const tree = useSyncExternalStore(subscribe, () => live.tree())
  return useContext(TreeAsItWas) ?? tree
}

/**
 * One block; undefined when it is unknown here (yet). `isTypedIn`: one types in it, and the editor shows that by itself, so
 * what is drawn around it follows right after the frame that shows the letter.
 */
export function useBlock(id: string, isTypedIn = false): BlockView | undefined {
  const { live } = useOpenAgenda().session
  const subscribe = useCallback(
    (listener: () => void) => live.subscribe({ block: id }, isTypedIn ? () => afterFrame(listener) : listener),
    [live, id, isTypedIn],
  )
  return useSyncExternalStore(subscribe, () => live.block(id))
}

/** The fields of one block: the same object while one types in its texts. */
export function useFields(id: string): Fields | undefined {
  const { live } = useOpenAgenda().session
  const subscribe = useCallback((listener: () => void) => live.subscribe({ block: id }, listener), [live, id])
  return useSyncExternalStore(subscribe, () => live.block(id)?.fields)
}

/** The words of one block's title; undefined when the block is unknown here. */
export function useTitle(id: string): string | undefined {
  const { live } = useOpenAgenda().session
  const subscribe = useCallback((listener: () => void) => live.subscribe({ block: id }, listener), [live, id])
  return useSyncExternalStore(subscribe, () => live.block(id)?.titleText)
}

export function useAgenda(): AgendaView {
  const { live } = useOpenAgenda().session
  const subscribe = useCallback((listener: () => void) => live.subscribe('agenda', listener), [live])
  return useSyncExternalStore(subscribe, () => live.agenda())
}

/** What the partners call a type of block here; wakes only when that changes. */
export function useKindLabel(type: string): string {
  const { live } = useOpenAgenda().session
  const subscribe = useCallback((listener: () => void) => live.subscribe('agenda', listener), [live])
  return useSyncExternalStore(subscribe, () => kindLabel(live, type))
}

export function useBudget(): BudgetOverview {
  const { live } = useOpenAgenda().session
  const subscribe = useCallback((listener: () => void) => live.subscribe('budget', listener), [live])
  return useSyncExternalStore(subscribe, () => live.budget())
}

export function useConflicts(): readonly FieldConflict[] {
  const { live } = useOpenAgenda().session
  const subscribe = useCallback((listener: () => void) => live.subscribe('conflicts', listener), [live])
  return useSyncExternalStore(subscribe, () => live.conflicts())
}

/** Where one's work is safe, without the flicker of every letter. */
export function useStatus(): Status {
  const { session } = useOpenAgenda()
  const steady = useMemo(() => new SteadyStatus(session), [session])
  return useSyncExternalStore(steady.subscribe, steady.read)
}

/** Whether one may write here now. */
export function useReadOnly(): ReturnType<ReturnType<typeof useOpenAgenda>['session']['readOnly']> {
  const { session } = useOpenAgenda()
  const subscribe = useCallback((listener: () => void) => session.subscribeStatus(listener), [session])
  return useSyncExternalStore(subscribe, () => session.readOnly())
}

/** Everybody else who has the agenda open. */
export function usePeople(): readonly PersonHere[] {
  const { session } = useOpenAgenda()
  const subscribe = useCallback((listener: () => void) => session.subscribePeople(listener), [session])
  return useSyncExternalStore(subscribe, () => session.people())
}

/** The colleagues in one block. */
export function usePeopleIn(block: string): readonly PersonHere[] {
  const { people } = useOpenAgenda()
  const subscribe = useCallback((listener: () => void) => people.subscribe(block, listener), [people, block])
  return useSyncExternalStore(subscribe, () => people.in(block))
}

export function useNotices(): readonly Notice[] {
  const { session } = useOpenAgenda()
  const subscribe = useCallback((listener: () => void) => session.subscribeNotices(listener), [session])
  return useSyncExternalStore(subscribe, () => session.notices())
}

/** What of this block one has in hand: a text, the whole, or nothing. */
export function useHandOn(block: string): Part | 'block' | null {
  const { desk } = useOpenAgenda()
  const subscribe = useCallback((listener: () => void) => desk.subscribe(`block:${block}`, listener), [desk, block])
  return useSyncExternalStore(subscribe, () => desk.handOn(block))
}

/** Where the caret should come in a text that one has in hand; undefined where it is already, or one works elsewhere. */
export function useWishedCaret(block: string, part: Part): CaretWish | undefined {
  const { desk } = useOpenAgenda()
  const subscribe = useCallback((listener: () => void) => desk.subscribe(`block:${block}`, listener), [desk, block])
  return useSyncExternalStore(subscribe, () => (desk.handOn(block) === part ? desk.place()?.at : undefined))
}

/** Whether one is asked before one changes this block: another partner answers for it. */
export function useMustAsk(block: string): boolean {
  const { desk } = useOpenAgenda()
  const subscribe = useCallback((listener: () => void) => desk.subscribe('asking', listener), [desk])
  return useSyncExternalStore(subscribe, () => desk.asking()?.mustAsk(block) === true)
}

/** Where one works in the agenda. */
export function usePlace(): Place | null {
  const { desk } = useOpenAgenda()
  const subscribe = useCallback((listener: () => void) => desk.subscribe('place', listener), [desk])
  return useSyncExternalStore(subscribe, () => desk.place())
}

/** The ids in a set that this device keeps: `desk.folded`, `desk.turned`. */
export function useKeptSet(set: KeptSet): ReadonlySet<string> {
  return useSyncExternalStore(set.subscribe, set.ids)
}

/** The place that waits to be brought into view. */
export function useWish(): Place | null {
  const { desk } = useOpenAgenda()
  const subscribe = useCallback((listener: () => void) => desk.subscribe('wish', listener), [desk])
  return useSyncExternalStore(subscribe, () => desk.wish())
}

export function useDrawer(): Drawer | null {
  const { desk } = useOpenAgenda()
  const subscribe = useCallback((listener: () => void) => desk.subscribe('drawer', listener), [desk])
  return useSyncExternalStore(subscribe, () => desk.drawer())
}

export function useOpenDialog(): OpenDialog {
  const { desk } = useOpenAgenda()
  const subscribe = useCallback((listener: () => void) => desk.subscribe('dialog', listener), [desk])
  return useSyncExternalStore(subscribe, () => desk.dialog())
}

/** The field of the panel that waits for the focus. */
export function useFieldWish(): FieldWish | null {
  const { desk } = useOpenAgenda()
  const subscribe = useCallback((listener: () => void) => desk.subscribe('fieldWish', listener), [desk])
  return useSyncExternalStore(subscribe, () => desk.fieldWish())
}
