import { expect, test } from 'vitest'
import { municipalityIn, organisationOfMunicipality } from './municipality.ts'

test.each([
  ['Gemeente Zoetermeer', 'Zoetermeer'],
  [' gemeente  Den Haag ', 'Den Haag'],
  ['gem. Westland', 'Westland'],
  ['Gem Westland', 'Westland'],
  ['Municipality of Westland', 'Westland'],
  ['Gemeente Leidschendam-Voorburg', 'Leidschendam-Voorburg'],
  ['Gemeente Zoetermeer, afdeling Onderwijs', 'Zoetermeer'],
  ['Gemeente Den Haag - Jeugd en Onderwijs', 'Den Haag'],
  ['Gemeente Zoetermeer afd. Jeugd', 'Zoetermeer'],
  ['Gemeente Bergen (L)', 'Bergen (L)'],
  ['Gemeente', ''],
  ['Gemeente ,', ''],
  ['Bibliotheek Zoetermeer', ''],
  ['Gemeentearchief', ''],
])("of '%s' it is '%s'", (organisation, municipality) => {
  expect(municipalityIn(organisation)).toBe(municipality)
})

test.each([
  ['Waterdam', 'Gemeente Waterdam'],
  ['Gemert-Bakel', 'Gemeente Gemert-Bakel'],
  ['Gemeente Waterdam', 'Gemeente Waterdam'],
  ['gem. Waterdam', 'gem. Waterdam'],
  ['Gemeente', 'Gemeente'],
  ['', ''],
])("who fills in '%s' as a municipality is of '%s'", (name, organisation) => {
  expect(organisationOfMunicipality(name)).toBe(organisation)
})
