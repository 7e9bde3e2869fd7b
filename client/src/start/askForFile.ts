import type { Device } from '../device/device.ts'
import { m } from '../paraglide/messages.js'
import type { Session } from '../session/session.ts'
import type { Toast } from '../ui/Announcer.tsx'
import { clipped } from '../ui/clipped.ts'
import { type OpenedFile, openLeaFile } from './openLeaFile.ts'

type Fault = Extract<OpenedFile, { ok: false }>['fault']

type Words = () => string

const faults = {
  notALeaFile: [m.start_file_foreign, m.start_file_foreign_do],
  damagedLeaFile: [m.start_file_damaged, m.start_file_damaged_do],
  newerLeaFile: [m.start_file_newer, m.start_file_newer_do],
  tooLargeFile: [m.start_file_too_large, m.start_file_too_large_do],
  unreadableFile: [m.start_file_unreadable, m.start_file_unreadable_do],
  quota: [m.error_quota_happened, m.error_quota_do],
  blocked: [m.error_blocked_happened, m.error_blocked_do],
  slow: [m.error_slow_happened, m.error_slow_do],
  closed: [m.error_closed_happened, m.error_closed_do],
  damaged: [m.error_damaged_happened, m.error_damaged_do],
  shared: [m.error_shared_happened, m.error_shared_do],
  unavailable: [m.error_unavailable_happened, m.error_unavailable_do],
} satisfies Record<Fault, [Words, Words]>

/** Asks for a .lea file, opens it and tells what came of it. Answers the agenda's id; nothing when there is none to go to, as after a template. */
export async function askForFile(
  device: Device,
  toast: (toast: Toast) => void,
  open: Session | null,
): Promise<string | undefined> {
  const file = await chooseFile()
  if (file === null) return undefined
  const opened = await openLeaFile(device, file, open)
  if (!opened.ok) {
    const [happened, toDo] = faults[opened.fault]
    const text = [happened(), m.start_file_safe(), toDo()].join(' ')
    toast({ kind: 'negative', title: m.start_file_failed({ name: clipped(file.name) }), text, stays: true })
    return undefined
  }
  if ('template' in opened) {
    const name = clipped(opened.template)
    toast({ kind: 'positive', title: m.start_file_template({ name }), text: m.start_file_template_text() })
    return undefined
  }
  const title = opened.isKnown ? m.start_file_merged() : m.start_file_added()
  toast({ kind: 'positive', title, text: opened.isKnown ? m.start_file_merged_text() : m.start_file_added_text() })
  return opened.agendaId
}

/** The browser's own way to choose a file; null when one changes one's mind. */
function chooseFile(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.lea'
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}
