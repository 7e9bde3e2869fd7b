/** What a new agenda can begin with. Fetched when somebody makes one: the texts are a piece of the program by themselves. */
import { applyOwnTemplate, applyTemplate, fillSampleAgenda } from '@lea/agenda'
import { createOnDevice } from '../device/createOnDevice.ts'
import type { Device } from '../device/device.ts'
import type { Person } from '../session/session.ts'
import type { NewAgenda } from './NewAgendaDialog.tsx'

/** Makes an agenda from a template, or from one of this device's own; null: a copy of the sample. Answers its id. */
export function makeAgenda(device: Device, person: Person | null | undefined, wanted: NewAgenda | null) {
  const { name, id } = person ?? { name: '' }
  return createOnDevice(
    device,
    name,
    (doc, writer) => {
      if (wanted === null) return fillSampleAgenda(doc, writer)
      const { from, title, municipality, period } = wanted
      const agenda = { title, period, ...(municipality === '' ? {} : { municipality }) }
      if (typeof from === 'string') applyTemplate(doc, writer, from, agenda)
      else applyOwnTemplate(doc, writer, from.own.template, agenda)
    },
    id,
  )
}
