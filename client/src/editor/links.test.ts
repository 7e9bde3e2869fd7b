import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Paragraph, readProse } from '@lea/agenda'
import { getSchema } from '@tiptap/core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { paragraphsToFlatHtml, paragraphsToRichMarkup } from './prose/paste/paragraphsToHtml.ts'
import { documentExtensions } from './prose/schema/document.ts'
import { StaticProse } from './static/StaticProse.tsx'

const hostile = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  '\u00a0javascript:alert(1)',
  '\ufeffjavascript:alert(1)',
  'javascript&colon;alert(1)',
  '&#106;avascript:alert(1)',
  'javascript:https://a.example',
  'view-source:javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'DATA:text/html;base64,PHNjcmlwdD4=',
  'vbscript:msgbox(1)',
  'blob:https://a.example/1',
  'file:///etc/passwd',
  'filesystem:https://a.example/temporary/x',
  'ftp://a.example',
  'intent://a.example#Intent;end',
  'ms-word:ofe|u|https://a.example/x.docx',
  '//evil.invalid/x',
  '\\\\evil.invalid\\x',
  '/api/sign-out',
  '?x=1',
  '#x',
  '',
  'https\t://evil.invalid',
  'https://a.example/\ud83d',
]
const allowed = ['https://a.example/x?y=1#z', 'HTTP://a.example', 'mailto:anna@a.example', 'tel:+31201234567']

/** An address as a client writes it that keeps to no rule. */
function linkIn(href: unknown): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('prose')
  const line = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.applyDelta([{ insert: 'een link', attributes: { link: { href, onclick: 'alert(1)' } } }])
  line.insert(0, [text])
  fragment.insert(0, [line])
  return fragment
}

const schema = getSchema(documentExtensions({ headingLevel: 3, singleLine: false }))

/** Everything that makes a link of what stands in a document, and what it makes: on the screen, on paper, in the editor, on the clipboard. */
const places: Record<string, (fragment: Y.XmlFragment, href: unknown) => string> = {
  'a text that is read, on the screen and on paper': (fragment) =>
    renderToStaticMarkup(createElement(StaticProse, { paragraphs: readProse(fragment).paragraphs, headingLevel: 3 })),
  'the editor': (_, href) => JSON.stringify(schema.marks.link?.spec.toDOM?.(schema.mark('link', { href }), true)),
  'a copy for here': (fragment) => paragraphsToFlatHtml(readProse(fragment).paragraphs),
  'a copy for elsewhere': (fragment) => JSON.stringify(paragraphsToRichMarkup(readProse(fragment).paragraphs)),
  // as if reading had let it through: each of them looks for itself
  'a text whose reading was careless': (_, href) =>
    renderToStaticMarkup(createElement(StaticProse, { paragraphs: careless(href), headingLevel: 3 })),
  'a copy for here whose reading was careless': (_, href) => paragraphsToFlatHtml(careless(href)),
  'a copy for elsewhere whose reading was careless': (_, href) =>
    JSON.stringify(paragraphsToRichMarkup(careless(href))),
}

const careless = (href: unknown): Paragraph[] => [
  { kind: 'paragraph', indent: 0, runs: [{ text: 'een link', link: href as string }] },
]

test.each(Object.keys(places))(
  '%s makes a link of an address that may be followed, and words of any other',
  (place) => {
    const draw = places[place] as (typeof places)[string]
    const drawsLink = (href: unknown) => /href/.test(draw(linkIn(href), href))
    expect(allowed.filter((href) => !drawsLink(href))).toEqual([])
    expect([...hostile, null, 5, { href: 'https://a.example' }].filter(drawsLink)).toEqual([])
  },
)

/** Where the pages and the editor make something that can be followed, and why none of it follows what stands in an agenda unseen. */
const makers: Record<string, string> = {
  'access/InvitationPage.tsx': 'the server, at the login that was chosen',
  'access/ProviderLinks.tsx': 'the server, at the login that was chosen',
  'agenda/header/SkipLinks.tsx': 'an id of ours on this page',
  'agenda/partners/PartnersPage.tsx': 'the name of a type, on this page',
  'agenda/share/InvitationLink.tsx': 'mailto:, everything behind it encoded',
  'agenda/work/saveFile.ts': 'a file that this page just made',
  'editor/prose/mountEditor.ts': 'a link that the editor drew, looked at once more',
  'editor/prose/schema/document.ts': 'tested above',
  'editor/prose/paste/paragraphsToHtml.ts': 'tested above',
  'editor/static/StaticProse.tsx': 'tested above',
  'routes/Link.tsx': 'a page of ours',
  'routes/readLink.ts': 'see start/OpenByLink.tsx',
  'start/OpenByLink.tsx': 'http or https to the page of an invitation, as readLink says (route.test.ts)',
  'start/SharedComputer.tsx': 'the start page',
  'ui/ErrorBoundary.tsx': 'the start page',
  'ui/Frame.tsx': 'an id of ours on this page',
}

test('nothing else in the pages makes a link', () => {
  const source = fileURLToPath(new URL('..', import.meta.url))
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.startsWith('paraglide'))
    .map((name) => relative(source, join(source, name)).replaceAll('\\', '/'))
  const makes =
    /href=\{|\.href = |href: (?!string|unknown|null)|window\.open|location\.(assign|replace)|formAction|srcDoc|innerHTML/
  const found = files.filter((name) => makes.test(readFileSync(join(source, name), 'utf8')))
  expect(found.filter((name) => !(name in makers))).toEqual([])
})
