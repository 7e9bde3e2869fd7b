import { withDescendants } from '../document/tree.ts'
import { wordsOf } from '../overviews/facts.ts'
import { linksOf } from '../overviews/links.ts'
import { themeByBlock, themesAround, themesIn } from '../overviews/themes.ts'
import { readWork } from '../overviews/work.ts'
import type { Check } from './finding.ts'

/** What a chapter may hold instead of work. */
const otherContent: readonly string[] = ['agreement', 'assignment', 'evaluation', 'legalReference', 'openPoint']

/**
 * A theme of an agenda that is carried out (a year or execution agenda) in which nothing will be done. An ambition that
 * pillars elsewhere serve has work, and so has one in a chapter with work of its own; a chapter that lists themes needs none, and a
 * chapter of agreements, evaluations or the law isn't a theme.
 */
export const themeHasNoAction: Check = (facts) => {
  const { tree, agenda } = facts
  if (!['year', 'execution'].includes(wordsOf(agenda, 'kind'))) return []
  const themeOf = themeByBlock(tree)
  const busy = new Set(readWork(facts).map((work) => themeOf.get(work)))
  for (const { ambition, count } of facts.ask(linksOf).ambitions) if (count > 0) busy.add(themeOf.get(ambition))
  const themes = themesIn(tree)
  const lists = new Set(themes.flatMap((theme) => themesAround(tree, theme)))
  return themes.flatMap((theme) => {
    if (lists.has(theme) || [theme, ...themesAround(tree, theme)].some((each) => busy.has(each))) return []
    const holdsOther = withDescendants(tree, theme).some((id) => otherContent.includes(tree.nodes.get(id)?.type ?? ''))
    return holdsOther ? [] : [{ block: theme, detail: '' }]
  })
}
