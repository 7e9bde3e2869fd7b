import type { Direction } from '../work/Work.ts'

/** What a key asks of the block that has the focus, or in whose text one types. */
export type DocumentDeed =
  | { name: 'move'; direction: Direction }
  /** A letter for a block none of whose texts one is in. */
  | { name: 'write' }
  | { name: 'addNext' | 'duplicate' | 'remove' | 'edit' | 'leaveText' | 'add' | 'menu' }
  | { name: 'fold'; folded: boolean }
  | { name: 'step'; to: 1 | -1 | 'first' | 'last' }

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'out',
  ArrowRight: 'in',
}

/**
 * Reads a key. Moving, duplicating and adding the next of the same kind work everywhere in a block, also while one types; the rest only when the block
 * itself has the focus (`isOnBlock`), because in a text those keys belong to the text.
 */
export function documentKey(event: Key, isOnBlock: boolean): DocumentDeed | undefined {
  const { key, altKey, shiftKey } = event
  const mod = event.ctrlKey || event.metaKey
  const direction = directions[key]
  if (direction && altKey && shiftKey && !mod) return { name: 'move', direction }
  if (mod && !altKey && !shiftKey && key.toLowerCase() === 'd') return { name: 'duplicate' }
  if (mod && !altKey && !shiftKey && key === 'Enter') return { name: 'addNext' }
  if (key === 'Escape' && !isOnBlock) return { name: 'leaveText' }
  if (!isOnBlock || mod || altKey) return undefined
  switch (key) {
    case 'Enter':
    case 'F2':
      return { name: 'edit' }
    case 'Delete':
      return { name: 'remove' }
    case 'Insert':
    case '+':
    case '/':
      return { name: 'add' }
    case 'ContextMenu':
      return { name: 'menu' }
    case 'F10':
      return shiftKey ? { name: 'menu' } : undefined
    case 'ArrowDown':
      return { name: 'step', to: 1 }
    case 'ArrowUp':
      return { name: 'step', to: -1 }
    case 'Home':
      return { name: 'step', to: 'first' }
    case 'End':
      return { name: 'step', to: 'last' }
    case 'ArrowLeft':
      return { name: 'fold', folded: true }
    case 'ArrowRight':
      return { name: 'fold', folded: false }
    default:
      // a space alone is how one reads on
      return key.length === 1 && key !== ' ' ? { name: 'write' } : undefined
  }
}
