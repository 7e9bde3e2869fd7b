import { expect, test } from 'vitest'
import css from './tokens.css?raw'

/** Every token that is a pair of colours, in light and in dark. */
const colours = new Map(
  [...css.matchAll(/(--[\w-]+):\s*light-dark\(\s*(#[0-9a-f]{6})\s*,\s*(#[0-9a-f]{6})\s*\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

const papers = ['default-bg-document', 'default-bg-subtle', 'default-bg-default'] as const
const hovered = ['default-bg-hover', 'default-bg-active'] as const
const states = ['positive', 'warning', 'negative', 'info'] as const

/** Letters on a ground: 4.5 at least (WCAG 1.4.3). */
const letters: [string, string][] = [
  ...[...papers, ...hovered].flatMap((ground): [string, string][] => [
    ['default-color-default', ground],
    ['default-color-document', ground],
  ]),
  ...papers.map((ground): [string, string] => ['default-color-subtle', ground]),
  ['default-color-subtle', 'default-bg-hover'],
  ...['action-1-bg-default', 'action-1-bg-subtle', 'default-bg-document', 'default-bg-subtle', 'default-bg-hover'].map(
    (ground): [string, string] => ['action-1-color-default', ground],
  ),
  ['action-1-color-hover', 'action-1-bg-hover'],
  ['action-1-color-hover', 'action-1-bg-active'],
  ...['default', 'hover', 'active'].map((state): [string, string] => [
    'action-1-inverse-color-default',
    `action-1-inverse-bg-${state}`,
  ]),
  ['negative-inverse-color-default', 'negative-inverse-bg-default'],
  ['negative-inverse-color-default', 'negative-inverse-bg-hover'],
  ['selected-color-default', 'selected-bg-default'],
  ['accent-1-color-default', 'accent-1-bg-default'],
  ['accent-1-color-default', 'default-bg-document'],
  ['accent-1-color-default', 'default-bg-subtle'],
  ...states.flatMap((state): [string, string][] => [
    [`${state}-color-default`, `${state}-bg-default`],
    [`${state}-color-default`, 'default-bg-document'],
    [`${state}-color-default`, 'default-bg-subtle'],
    ['default-color-default', `${state}-bg-default`],
    ['action-1-color-default', `${state}-bg-default`],
  ]),
]

/** Lines and rings that one has to see, beside what they lie on: 3 at least (WCAG 1.4.11). */
const lines: [string, string][] = [
  ...papers.flatMap((ground): [string, string][] => [['default-border-default', ground]]),
  ['action-1-border-default', 'default-bg-document'],
  ['selected-border-default', 'default-bg-document'],
  ['accent-1-border-default', 'default-bg-document'],
  ...states.map((state): [string, string] => [`${state}-border-default`, 'default-bg-document']),
]

test.each(['light', 'dark'] as const)('letters can be read on every ground that they stand on, %s', (half) => {
  const poor = letters
    .map(([ink, ground]) => ({ ink, ground, contrast: contrast(token(ink)[half], token(ground)[half]) }))
    .filter((pair) => pair.contrast < 4.5)
  expect(poor).toEqual([])
})

test.each(['light', 'dark'] as const)('the borders of controls and the focus ring can be seen, %s', (half) => {
  const poor = lines
    .map(([ink, ground]) => ({ ink, ground, contrast: contrast(token(ink)[half], token(ground)[half]) }))
    .filter((pair) => pair.contrast < 3)
  const field = '--basis-form-control-background-color'
  const onFields = [
    { ink: '--basis-form-control-border-color', least: 3 },
    { ink: '--basis-form-control-placeholder-color', least: 4.5 },
    { ink: '--basis-focus-outline-color', least: 3 },
  ]
    .map(({ ink, least }) => ({ ink, least, contrast: contrast(found(ink)[half], found(field)[half]) }))
    .filter((pair) => pair.contrast < pair.least)
  const ring = [...papers, ...hovered]
    .map((ground) => ({ ground, contrast: contrast(found('--basis-focus-outline-color')[half], token(ground)[half]) }))
    .filter((pair) => pair.contrast < 3)
  expect([...poor, ...onFields, ...ring]).toEqual([])
})

function token(name: string) {
  return found(`--basis-color-${name}`)
}

function found(name: string) {
  const pair = colours.get(name)
  if (pair === undefined) throw new Error(`tokens.css has no pair of colours called ${name}`)
  return pair
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return Math.round(((high + 0.05) / (low + 0.05)) * 100) / 100
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
