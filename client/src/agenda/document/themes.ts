import type { Row } from './rows.ts'

/** A block with the actions that follow it: what is drawn again when one of its rows changes. */
export type RowGroup = { key: string; rows: readonly Row[] }

/** Everything under one block of the top level. */
export type ThemeRows = { key: string; groups: readonly RowGroup[] }

/**
 * The rows in two layers. React looks at every sibling of what changed, and the browser lays every sibling out, so
 * two thousand of them on one row cost milliseconds per letter. A group or theme with the same rows as in `previous` is
 * that same object.
 */
export function themesOf(rows: readonly Row[], previous: readonly ThemeRows[] = []): readonly ThemeRows[] {
  const themes: { key: string; groups: { key: string; rows: Row[] }[] }[] = []
  for (const row of rows) {
    const isTop = row.kind === 'block' && row.depth === 0
    let theme = themes.at(-1)
    if (isTop || !theme) {
      theme = { key: row.key, groups: [] }
      themes.push(theme)
    }
    const group = theme.groups.at(-1)
    const leads = row.kind === 'block' && row.type !== 'action'
    if (group && !leads) group.rows.push(row)
    else theme.groups.push({ key: row.key, rows: [row] })
  }
  const before = new Map(previous.map((theme) => [theme.key, theme]))
  return themes.map((theme) => keepTheme(theme, before.get(theme.key)))
}

function keepTheme(theme: ThemeRows, before: ThemeRows | undefined): ThemeRows {
  if (!before) return theme
  const groupsBefore = new Map(before.groups.map((group) => [group.key, group]))
  const groups = theme.groups.map((group) => {
    const same = groupsBefore.get(group.key)
    return same && isSameList(same.rows, group.rows) ? same : group
  })
  return isSameList(groups, before.groups) ? before : { key: theme.key, groups }
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at])
}
