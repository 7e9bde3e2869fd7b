import { expect, test } from 'vitest'
import { allowOwnProgramsOnly, isOwnProgram } from './trustedTypes.ts'

const origin = 'https://lea.example'

test('our own workers are programs of ours, however their address is written', () => {
  for (const address of ['/sw.js', `${origin}/sw.js`, `${origin}/assets/search.worker-v-TocYtf.js`])
    expect(isOwnProgram(address, origin)).toBe(true)
})

test('nothing from elsewhere, nothing that carries its own code, and no other file of ours is one', () => {
  for (const address of [
    'https://elsewhere.example/assets/a.js',
    '//elsewhere.example/sw.js',
    'data:text/javascript,alert(1)',
    `blob:${origin}/assets/a.js`,
    'javascript:alert(1)',
    '/agenda/x.js',
    '/assets/../agenda/x.js',
    '/assets/a.js/b',
    'https://[',
  ])
    expect(isOwnProgram(address, origin)).toBe(false)
})

test('the only HTML that may be set is none; other is refused aloud, so that who asks finds another way', () => {
  let rules: { createHTML: (html: string) => string } | undefined
  allowOwnProgramsOnly(origin, {
    createPolicy: (_name, given) => {
      rules = given
    },
  })
  expect(rules?.createHTML('')).toBe('')
  expect(() => rules?.createHTML('<p>hallo</p>')).toThrow(TypeError)
})
