import { type SinceWork, sinceWork } from './sinceWork.ts'

export type SinceRequest<Name extends keyof SinceWork = keyof SinceWork> = {
  [Each in Name]: { name: Each; given: Parameters<SinceWork[Each]> }
}[Name]

addEventListener('message', ({ data }: MessageEvent<SinceRequest>) => {
  postMessage(data.name === 'join' ? sinceWork.join(...data.given) : sinceWork.findDifferences(...data.given))
})
