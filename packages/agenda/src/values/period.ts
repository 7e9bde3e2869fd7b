export type Period = {
  words: string
  start: string | null
  end: string | null
  every?: 'week' | 'month' | 'quarter' | 'year'
}
