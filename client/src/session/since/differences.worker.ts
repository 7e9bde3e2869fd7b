import { type Difference, readDifferences } from '@lea/agenda'

export type DifferencesRequest = { base: Uint8Array; update: Uint8Array }
export type DifferencesAnswer = readonly Difference[]

addEventListener('message', ({ data: { base, update } }: MessageEvent<DifferencesRequest>) => {
  postMessage(readDifferences(base, update) satisfies DifferencesAnswer)
})
