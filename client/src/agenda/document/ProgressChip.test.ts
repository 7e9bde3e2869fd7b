import type { Entry } from '@lea/agenda'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import css from '../../ui/StatusChip.css?raw'
import { ProgressChip } from './ProgressChip.tsx'

const entry = (deviceId: string, value: string): Entry => ({ value, by: deviceId, deviceId, clock: 1 })

/** What paper says of these states: each chip in a line of its own words, with what the style puts before the next. */
function onPaper(entries: readonly Entry[]): string {
  const print = css.slice(css.indexOf('@media print'))
  const between = /\.lea-chip \+ \.lea-chip::before \{\s*content: "(?<words>[^"]*)"/.exec(print)?.groups?.words ?? ''
  const chip = '<span class="lea-chip [^"]*">[^<]*</span>'
  const markup = renderToStaticMarkup(createElement(ProgressChip, { entries }))
  return markup.replace(new RegExp(`(?<=</span>)(?=${chip})`, 'g'), ` ${between} `).replace(/<[^>]*>/g, '')
}

test('two states that two people chose at once are two on paper, where colour and room are gone', () => {
  expect(onPaper([entry('anna', 'atRisk'), entry('bram', 'done')])).toBe('Risico / Klaar')
})

test('one state stands by itself', () => {
  expect(onPaper([entry('anna', 'done')])).toBe('Klaar')
})
