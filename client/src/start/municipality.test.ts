import { expect, test } from 'vitest'
import { municipalityIn } from './municipality.ts'

test.each([
  ['Gemeente Zoetermeer', 'Zoetermeer'],
  [' gemeente  Den Haag ', 'Den Haag'],
  ['Gemeente', ''],
  ['Bibliotheek Zoetermeer', ''],
  ['Gemeentearchief', ''],
])("of '%s' it is '%s'", (organisation, municipality) => {
  expect(municipalityIn(organisation)).toBe(municipality)
})
