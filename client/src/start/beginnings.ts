/** What a new agenda can begin with. Fetched when somebody makes one: the texts are a piece of the program by themselves. */
export { applyOwnTemplate, applyTemplate, fillSampleAgenda } from '@lea/agenda'
export { createOnDevice } from '../device/createOnDevice.ts'
