/** What the start page does seldom: a piece of the program by itself. */

export { askRelay } from '../session/askRelay.ts'
export { askForFile } from './askForFile.ts'
export { share } from './share.ts'
