/** What the start page does seldom: a piece of the program by itself. */

export { askForFile } from './askForFile.ts'
export { bringMade } from './bringMade.ts'
export { sendFrom } from './sendFrom.ts'
export { share } from './share.ts'
