import type { Tree } from './tree.ts'

/**
 * Makes a function of the tree that remembers its answer for as long as the tree is the same object, as it is in a live view until
 * a block is made, moved, deleted or becomes another type. `scope` says what else the answer depends on; the last one is kept.
 */
export function rememberedPerTree<T>(read: (tree: Tree, scope: string) => T): (tree: Tree, scope?: string) => T {
  const kept = new WeakMap<Tree, { scope: string; answer: T }>()
  return (tree, scope = '') => {
    const before = kept.get(tree)
    if (before?.scope === scope) return before.answer
    const answer = read(tree, scope)
    kept.set(tree, { scope, answer })
    return answer
  }
}
