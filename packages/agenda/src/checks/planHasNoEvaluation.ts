import { idsOfType, type Reading } from '../overviews/facts.ts'
import { themeByBlock, themesAround } from '../overviews/themes.ts'
import { readWork } from '../overviews/work.ts'
import type { Check } from './finding.ts'

/**
 * A theme with work in it that nobody will look back on: no evaluation in it or in the chapter that lists it, no action that is called
 * one, and no evaluation of the agenda as a whole.
 */
export const planHasNoEvaluation: Check = (facts) => {
  const { tree, each } = facts
  const themes = themeByBlock(tree)
  const evaluated = new Set<string | undefined>()
  for (const id of [...idsOfType(tree, 'evaluation'), ...each(calledEvaluation).keys()]) evaluated.add(themes.get(id))
  if (evaluated.has(undefined)) return []
  const planned = new Set(readWork(facts).map((work) => themes.get(work)))
  return [...planned].flatMap((theme) =>
    theme === undefined || [theme, ...themesAround(tree, theme)].some((each) => evaluated.has(each))
      ? []
      : [{ block: theme, detail: '' }],
  )
}

const calledEvaluation: Reading<true> = {
  of: 'title',
  read: ({ titleText }, type) => (type === 'action' && /evalu/i.test(titleText)) || undefined,
}
