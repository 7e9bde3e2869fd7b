/** Commands in a piece by itself, fetched early: nobody needs them on the first picture. */
export { changeType, duplicateBlock } from '@lea/agenda'
