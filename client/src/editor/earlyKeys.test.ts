import { bullet, newAgendaDoc, type Paragraph, proseToText, readProse, writeProse } from '@lea/agenda'
import { expect, test } from 'vitest'
import { writeEarlyWords } from './earlyKeys.ts'

const writer = { deviceId: 'device', name: 'Anna' }

/** A text with these paragraphs, and how to write early words in it. */
function text(paragraphs: readonly Paragraph[]) {
  const fragment = newAgendaDoc().getXmlFragment('text')
  writeProse(fragment, paragraphs)
  return { fragment, write: (words: string) => writeEarlyWords(fragment, words, writer) }
}

test('what was typed for an editor that never came stands at the end of its text, without the marks of what is there', () => {
  const { fragment, write } = text([bullet('one'), bullet({ text: 'two', bold: true })])
  write('🚆 three')
  const { paragraphs } = readProse(fragment)
  expect(paragraphs.map(({ kind }) => kind)).toEqual(['bullet', 'bullet'])
  expect(paragraphs[1]?.runs).toMatchObject([{ text: 'two', bold: true }, { text: '🚆 three' }])
  expect(paragraphs[1]?.runs[1]).not.toHaveProperty('bold')
})

test('in an empty text, and in one without any paragraph, it is all there is; nothing typed changes nothing', () => {
  for (const fragment of [text([]).fragment, newAgendaDoc().getXmlFragment('text')]) {
    let updates = 0
    fragment.doc?.on('update', () => updates++)
    writeEarlyWords(fragment, '', writer)
    expect(updates).toBe(0)
    writeEarlyWords(fragment, 'early', writer)
    expect(proseToText(readProse(fragment).paragraphs)).toBe('early')
  }
})
