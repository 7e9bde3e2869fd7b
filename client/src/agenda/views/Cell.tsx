import type { ReactNode } from 'react'

/**
 * A cell of a table that stacks on a phone: there `label` stands before it. Without anything to say (nothing, 0 or no words) it is a
 * dash, and on a phone left out.
 */
export function Cell({
  label,
  isNumber = false,
  hasLines = false,
  children,
}: {
  label?: string
  isNumber?: boolean
  /** Of a field in which people write lines. */
  hasLines?: boolean
  children: ReactNode
}) {
  const isEmpty = children === null || children === undefined || children === '' || children === 0
  const isEndless = typeof children === 'string' && hasEndlessWord(children)
  return (
    <td
      className={isNumber ? 'lea-number' : isEndless ? 'lea-endless' : undefined}
      style={hasLines ? { whiteSpace: 'pre-line' } : undefined}
      data-label={label}
      data-none={isEmpty ? true : undefined}
    >
      {isEmpty ? '–' : children}
    </td>
  )
}

/** Whether a word is longer than a column is wide: only then it may be broken anywhere. */
export function hasEndlessWord(words: string): boolean {
  return /\S{25}/.test(words)
}
