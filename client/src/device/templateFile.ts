import {
  applyOwnTemplate,
  newAgendaDoc,
  type OwnTemplate,
  parsePeriod,
  readOwnTemplate,
  templateYears,
} from '@lea/agenda'
import * as Y from 'yjs'
import type { KeptTemplate } from './database.ts'
import { templateVersion, writeLeaFile } from './leaFile.ts'

/**
 * The bytes of a template as a .lea file. What lies in it is an agenda that was made of it, so that whoever opens it gets no block
 * or field that an agenda can't have. Throws for a template that this build can't read.
 */
export function writeTemplateFile({
  name,
  template,
}: Pick<KeptTemplate, 'name' | 'template'>): Uint8Array<ArrayBuffer> {
  const doc = newAgendaDoc()
  try {
    const years = templateYears(template)
    const { period } = years ? parsePeriod(`${years.first} t/m ${years.last}`) : {}
    // of nobody: a file goes from hand to hand
    applyOwnTemplate(doc, { deviceId: 'template', name: '' }, template, {
      title: template.title,
      ...(period && { period }),
    })
    return writeLeaFile({ agendaId: name, update: Y.encodeStateAsUpdate(doc) }, templateVersion)
  } finally {
    doc.destroy()
  }
}

/** The template that lies in such a file. */
export function readTemplateIn(update: Uint8Array): OwnTemplate {
  const doc = newAgendaDoc()
  try {
    Y.applyUpdate(doc, update)
    return readOwnTemplate(doc, { amounts: true, texts: true })
  } finally {
    doc.destroy()
  }
}
