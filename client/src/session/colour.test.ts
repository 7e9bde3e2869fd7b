import { expect, test } from 'vitest'
import { colours } from './colour.ts'

type Three = [number, number, number]
type Eye = readonly [Three, Three, Three]

/** What eyes make of red, green and blue light: all of it, or as without red or green cones (Machado, Oliveira and Fernandes 2009). */
const eyes: Readonly<Record<string, Eye>> = {
  'all three cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones (protanopia)': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones (deuteranopia)': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

/** Two that lie side by side are told apart from about 2 on; these are small, and mostly far from each other. */
const leastDifference = 12

test('every colour carries white text and stands out on white', () => {
  for (const colour of colours) {
    const [, luminance] = lightToXyz(lightOf(colour))
    expect(1.05 / (luminance + 0.05), colour).toBeGreaterThanOrEqual(4.5)
  }
})

test.each(Object.entries(eyes))('the colours of two people differ for who has %s', (name, eye) => {
  const seen = colours.map((colour) => xyzToLab(lightToXyz(through(eye, lightOf(colour)))))
  const pairs = seen.flatMap((lab, at) =>
    seen.slice(0, at).map((other, before) => ({
      pair: `${colours[before]} and ${colours[at]}`,
      difference: differenceOf(other, lab),
    })),
  )
  const closest = pairs.reduce((least, next) => (next.difference < least.difference ? next : least))
  console.info(`The least CIEDE2000 between ${colours.length} colours, ${name}: ${closest.difference.toFixed(1)}`)
  expect(closest.difference, `${closest.pair} are the closest`).toBeGreaterThanOrEqual(leastDifference)
})

test('the difference is that of CIEDE2000, by pairs of its authors’ table', () => {
  expect(differenceOf([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4)
  expect(differenceOf([50, 2.5, 0], [56, -27, -3])).toBeCloseTo(31.903, 4)
  expect(differenceOf([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4)
})

/** '#rrggbb' as shares of red, green and blue light. */
function lightOf(colour: string): Three {
  const share = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [share(1), share(3), share(5)]
}

function through([red, green, blue]: Eye, light: Three): Three {
  const seen = (row: Three) => Math.min(1, Math.max(0, dot(row, light)))
  return [seen(red), seen(green), seen(blue)]
}

function lightToXyz(light: Three): Three {
  return [
    dot([0.4124564, 0.3575761, 0.1804375], light),
    dot([0.2126729, 0.7151522, 0.072175], light),
    dot([0.0193339, 0.119192, 0.9503041], light),
  ]
}

function xyzToLab([x, y, z]: Three): Three {
  const bent = (share: number) => (share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116)
  const [fx, fy, fz] = [bent(x / 0.95047), bent(y), bent(z / 1.08883)]
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
}

/** CIEDE2000, in the names and steps of Sharma, Wu and Dalal (2005). */
function differenceOf([l1, a1, b1]: Three, [l2, a2, b2]: Three): number {
  const chromaMean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const g = 0.5 * (1 - Math.sqrt(chromaMean ** 7 / (chromaMean ** 7 + 25 ** 7)))
  const [a1g, a2g] = [a1 * (1 + g), a2 * (1 + g)]
  const [c1, c2] = [Math.hypot(a1g, b1), Math.hypot(a2g, b2)]
  const [h1, h2] = [degrees(b1, a1g), degrees(b2, a2g)]
  const turn = h2 - h1
  const dh = Math.abs(turn) <= 180 ? turn : turn > 180 ? turn - 360 : turn + 360
  const dl = l2 - l1
  const dc = c2 - c1
  const dH = 2 * Math.sqrt(c1 * c2) * sin(dh / 2)
  const l = (l1 + l2) / 2
  const c = (c1 + c2) / 2
  const sum = h1 + h2
  const h = Math.abs(turn) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
  const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63)
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2)
  const sc = 1 + 0.045 * c
  const sh = 1 + 0.015 * c * t
  const rc = 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7))
  const rt = -sin(60 * Math.exp(-(((h - 275) / 25) ** 2))) * rc
  return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dH / sh) ** 2 + rt * (dc / sc) * (dH / sh))
}

function degrees(y: number, x: number): number {
  return ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360
}

function sin(angle: number): number {
  return Math.sin((angle * Math.PI) / 180)
}

function cos(angle: number): number {
  return Math.cos((angle * Math.PI) / 180)
}

function dot([a, b, c]: Three, [x, y, z]: Three): number {
  return a * x + b * y + c * z
}
