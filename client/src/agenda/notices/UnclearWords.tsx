import { unclearText, unfitText } from './unclearText.ts'

/** `unfit`: the field that can't hold what was typed in it. */
export type UnclearProps = { of: Parameters<typeof unclearText> } | { unfit: string; words: string }

/** What is the matter with words, and what to type instead. */
export default function UnclearWords(props: UnclearProps) {
  return 'of' in props ? unclearText(...props.of) : unfitText(props.unfit, props.words)
}
