/** What the card of a budget line always shows. */
export const firstFields = ['kind', 'amount', 'fund'] as const

/** What it shows when one asks or when it is filled in. */
export const moreFields = ['source', 'bearer', 'year', 'lastYear'] as const

export const lineFields = [...firstFields, ...moreFields] as const
