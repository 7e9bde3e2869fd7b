import { unclearText } from './unclearText.ts'

export type UnclearProps = { of: Parameters<typeof unclearText> }

/** What is the matter with words that were kept, and what to type instead. */
export default function UnclearWords({ of }: UnclearProps) {
  return unclearText(...of)
}
