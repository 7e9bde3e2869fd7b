import { rememberedPerTree } from '../document/perTree.ts'
import { type Facts, wordsOf } from './facts.ts'

/**
 * The blocks that are work to be done: every action, and in an agenda that is carried out (a year or execution agenda) every
 * pillar without actions, because then the line itself is the smallest thing that somebody can pick up.
 */
export function readWork({ tree, agenda }: Facts): readonly string[] {
  return workIn(tree, wordsOf(agenda, 'kind'))
}

const workIn = rememberedPerTree((tree, kind): readonly string[] => {
  const isCarriedOut = ['year', 'execution'].includes(kind)
  const withActions = new Set<string>()
  for (const node of tree.nodes.values()) {
    if (node.type !== 'action') continue
    for (let at = node.parent; at !== null && !withActions.has(at); at = tree.nodes.get(at)?.parent ?? null)
      withActions.add(at)
  }
  const work: string[] = []
  for (const { id, type } of tree.nodes.values()) {
    if (type === 'action' || (type === 'pillar' && isCarriedOut && !withActions.has(id))) work.push(id)
  }
  return work
})
