/** A moment as it goes over the line: '2026-11-22T12:00:00.000Z'. */
export function moment(ms: number): string {
  return new Date(ms).toISOString()
}
