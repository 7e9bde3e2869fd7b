import { type ParagraphKind, paragraphKinds } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import type { IconName } from '../../../ui/Icon.tsx'
import type { BlockChoice } from '../../editorProps.ts'
import { kindWords } from '../kindWords.ts'
import '../../../ui/moreIcons.tsx'

/** One line of the slash menu. */
export type SlashChoice =
  | { id: string; label: string; icon: IconName; kind: ParagraphKind }
  | { id: string; label: string; icon: IconName; hint?: string; blockType: string; isElsewhere?: true }

const icons = {
  paragraph: 'list',
  heading: 'heading',
  bullet: 'bullets',
  number: 'numbers',
  quote: 'quote',
} satisfies Record<ParagraphKind, IconName>

/** All that the menu can offer here: the kinds of text, then the blocks that the screen can make at this place. */
export function slashChoices(blocks: readonly BlockChoice[]): SlashChoice[] {
  const kinds = paragraphKinds.filter((kind) => kind !== 'paragraph')
  return [
    ...kinds.map((kind) => ({ id: `kind-${kind}`, label: kindWords[kind](), icon: icons[kind], kind })),
    ...blocks.map(({ type, ...words }) => ({ id: `block-${type}`, ...words, icon: 'add' as const, blockType: type })),
    ...(blocks.length === 0 ? [] : elsewhere()),
  ]
}

/** What is no part of the text, for who looks for it here: choosing it leads to where it is written down. */
function elsewhere(): SlashChoice[] {
  const listed = m.editor_elsewhere_listed()
  const beside = m.editor_elsewhere_beside()
  return (
    [
      ['body', m.editor_elsewhere_body(), listed],
      ['seat', m.editor_elsewhere_seat(), listed, 'body'],
      ['partner', m.editor_elsewhere_partner(), listed],
      ['person', m.editor_elsewhere_person(), listed],
      ['fund', m.editor_elsewhere_fund(), listed],
      ['budget', m.editor_elsewhere_budget(), beside],
      ['role', m.editor_elsewhere_role(), beside],
    ] as const
  ).map(([type, label, hint, at = type]) => ({
    id: `elsewhere-${type}`,
    label,
    hint,
    icon: 'chevronRight',
    blockType: at,
    isElsewhere: true,
  }))
}

/**
 * The choices that fit what was typed after the slash. The group with the best choice comes first; in a group, the one that is called
 * so ('actie'), then those with a word that begins so ('actielijn'), then the others. What stands elsewhere is there for who
 * begins to type its name.
 */
export function fittingChoices(choices: readonly SlashChoice[], query: string): SlashChoice[] {
  const wanted = bare(query)
  const begins = (choice: SlashChoice) => wordsOf(choice).some((word) => word.startsWith(wanted))
  const fitting = choices.filter((choice) =>
    isElsewhere(choice) ? wanted.length > 1 && begins(choice) : bare(choice.label).includes(wanted),
  )
  const rank = (choice: SlashChoice) => (bare(choice.label) === wanted ? 0 : begins(choice) ? 1 : 2)
  const ordered = fitting.toSorted((a, b) => rank(a) - rank(b))
  return groupsOf(ordered).flatMap((group) => group.choices)
}

/** Choices by group, each group where its first choice stands. */
export function groupsOf(choices: readonly SlashChoice[]): { words: string; choices: SlashChoice[] }[] {
  const groups: { words: string; choices: SlashChoice[] }[] = []
  for (const choice of choices) {
    const words =
      'kind' in choice
        ? m.editor_menu_texts()
        : isElsewhere(choice)
          ? m.editor_menu_elsewhere()
          : m.editor_menu_blocks()
    const group = groups.find((each) => each.words === words)
    if (group) group.choices.push(choice)
    else groups.push({ words, choices: [choice] })
  }
  return groups
}

function isElsewhere(choice: SlashChoice): boolean {
  return 'isElsewhere' in choice && choice.isElsewhere === true
}

function wordsOf(choice: SlashChoice): string[] {
  return bare(choice.label).split(/[^\p{L}\p{N}]+/u)
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
