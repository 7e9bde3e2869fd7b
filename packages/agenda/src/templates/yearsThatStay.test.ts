import { expect, test } from 'vitest'
import { createAgenda } from '../commands/createAgenda.ts'
import { readBlock } from '../document/read.ts'
import { paragraph } from '../prose/prose.ts'
import { add } from '../test/outline.ts'
import { peer } from '../test/peers.ts'
import { parsePeriod } from '../values/period.ts'
import { readOwnTemplate, type TemplateChoices } from './ownTemplate.ts'
import { blocksWithYearsThatStay } from './yearsThatStay.ts'

function agenda(period: string) {
  const { doc, writer } = peer('Anna', 1)
  createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year', period: parsePeriod(period).period })
  const texts = {
    Terugblik: 'In schooljaar 2021-2022 gaan wij door.',
    Huisvesting: 'Zie het plan 2022-2037, begonnen in 2019.',
    Kansen: 'Zonder jaar.',
  }
  for (const [title, text] of Object.entries(texts))
    add(doc, writer, 'section', null, title, { body: [paragraph(text)] })
  const body = add(doc, writer, 'body', null, 'Stuurgroep 2022', { fields: { mandate: 'Besluit vanaf 2022' } })
  add(doc, writer, 'body', body, 'Werkgroep', { fields: { cadence: '4 keer per jaar' } })
  add(doc, writer, 'legalReference', null, 'Regeling', { fields: { article: 'van 2022' } })
  return (choices?: TemplateChoices) =>
    blocksWithYearsThatStay(readOwnTemplate(doc, choices)).map((id) => readBlock(doc, id)?.title)
}

test('a year of the agenda in a text that goes along, or in a field of words, stays; other years and those of a law count for nothing', () => {
  const stays = agenda('schooljaar 2021-2022')
  expect(stays({ texts: true })).toEqual(['Terugblik', 'Stuurgroep 2022'])
  expect(stays()).toEqual(['Stuurgroep 2022'])
})

test('without years of its own an agenda has none that stay', () => {
  expect(agenda('')({ texts: true })).toEqual([])
})
