import { bullet, heading, type Paragraph, paragraph, quote } from '@lea/agenda'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlToParagraphs } from './htmlToParagraphs.ts'
import { type Markup, paragraphsToRichMarkup } from './paragraphsToHtml.ts'
import googleDocs from './samples/google-docs.txt?raw'
import libreOffice from './samples/libreoffice.txt?raw'
import word from './samples/word.txt?raw'
import wordOnline from './samples/word-online.txt?raw'

/** Markup as a browser writes it on the clipboard. */
function written(markup: Markup): string {
  const plain = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  if (typeof markup === 'string') return plain(markup)
  const [name, attributes, ...inside] = markup
  const dress = Object.entries(attributes).map(([key, value]) => ` ${key}="${plain(value)}"`)
  return `<${name}${dress.join('')}>${inside.map(written).join('')}</${name}>`
}

/** Paragraphs as lines that one can read: kind, indent, and the marks of each run. */
function lines(paragraphs: readonly Paragraph[]): string[] {
  const signs = { paragraph: '', heading: '# ', bullet: '- ', number: '1. ', quote: '> ' }
  return paragraphs.map(({ kind, indent, runs }) => {
    const text = runs.map(({ text, bold, italic, underline, link }) => {
      const marked = `${bold ? '*' : ''}${italic ? '/' : ''}${underline ? '_' : ''}`
      const words = `${marked}${text}${[...marked].reverse().join('')}`
      return link ? `[${words}](${link})` : words
    })
    return `${'  '.repeat(indent)}${signs[kind]}${text.join('')}`
  })
}

describe('what is pasted', () => {
  it('from Word keeps headings, lists with their indent, marks, links and tables', () => {
    const { paragraphs, imagesLeftOut } = htmlToParagraphs(word)
    expect(lines(paragraphs)).toEqual([
      '# Passende plek',
      'Scholen zien te veel *verschillende* hulpverleners; /jeugdhulp/ staat _op afstand_.',
      '- Jeugdconsulent op school',
      '  - in het *basisonderwijs*',
      '- Inspiratiebijeenkomst',
      '1. Eerst dit',
      '  1. en dan dat',
      '> Kinderen eerst',
      'Zie [de website](https://voorbeeld.nl/lea?jaar=2026&deel=1) of dit, mail [Anna](mailto:anna@voorbeeld.nl).',
      '*Actie* – *Partners* – *Budget*',
      '- Urenuitbreiding – PO / KO – €\u00a09.400',
      'Slot\twoord',
      'met een tweede regel',
    ])
    expect(imagesLeftOut).toBe(1)
  })

  it('from Word on the web keeps its lists, which stand apart there', () => {
    expect(lines(htmlToParagraphs(wordOnline).paragraphs)).toEqual([
      '# Huisbezoeken',
      '- *Binnen vijf werkdagen*',
      '  - dezelfde dag bellen',
      'Klaar',
    ])
  })

  it('from Google Docs keeps what its styles say, not its tags', () => {
    expect(lines(htmlToParagraphs(googleDocs).paragraphs)).toEqual([
      '# Gelijke kansen',
      'Bereik van *peuters*/ en kleuters/[bron](https://voorbeeld.nl/)',
      '- Taal',
      '  - Voorlezen',
      '- Rekenen',
      '1. Een',
      '_Onder_\tstreept',
    ])
  })

  it('from LibreOffice keeps nested lists, and a second paragraph in an entry as text under it', () => {
    expect(lines(htmlToParagraphs(libreOffice).paragraphs)).toEqual([
      '# Brede ontwikkeling',
      'De gemeente regelt *ruimte* voor /sport/ én _cultuur_.',
      '- Muziek',
      '  - in de klas',
      '- Sport',
      '  ook na school',
      '1. Plan',
      '1. Begroting',
      '> Samen aan tafel',
      'regel een',
      '  regel twee',
    ])
  })

  it.each([
    ['no closing tags', '<ul><li>een<li>twee</ul><p>drie<p>vier', ['- een', '- twee', 'drie', 'vier']],
    ['text outside any element', 'los <b>vet</b> &amp; klaar', ['los *vet* & klaar']],
    ['scripts and styles', '<style>p{}</style><script>alert("<p>x</p>")</script><p>over</p>', ['over']],
    ['a smiley that is a picture', '<p>hoi <img alt="😀" src="x"></p>', ['hoi 😀']],
    ['a table that only frames', '<table><tr><td><h2>Kop</h2><p>tekst</p></td></tr></table>', ['# Kop', 'tekst']],
    [
      'a table in a table',
      '<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>',
      ['- a – b – c'],
    ],
    ['empty cells', '<table><tr><td>a</td><td></td><td>c</td><td></td></tr></table>', ['- a – – c']],
    ['broken tags', '<p>a < b en c > d</p><p', ['a < b en c > d', '<p']],
    ['numbers for letters', '<p>&#8364; &#x20AC; &euro; &onbekend;</p>', ['€ € € &onbekend;']],
    ['lone halves of a character', '<p>a&#xD83D;b</p>', ['a\ufffdb']],
    [
      'marks of notes and other figures above and below the line',
      "<p>in de stuurgroep.<a href='#_ftn1'><span class=MsoFootnoteReference><span><![if !supportFootnotes]>" +
        '<span class=MsoFootnoteReference>[12]</span><![endif]></span></span></a> 5 m<sup>2</sup>, CO<sub>2</sub>, de 1<sup>e</sup></p>',
      ['in de stuurgroep.¹² 5 m², CO₂, de 1e'],
    ],
    ['empty paragraphs', '<p>een</p><p>&nbsp;</p><p><br></p><br><p>twee</p>', ['een', 'twee']],
    ['line breaks', '<p>een<br>twee<br><br>drie</p>', ['een', 'twee', '', 'drie']],
  ])('with %s loses nothing', (_, html, expected) => {
    expect(lines(htmlToParagraphs(html).paragraphs)).toEqual(expected)
  })

  it('is empty when there is nothing to read in it', () => {
    expect(htmlToParagraphs('<p>&nbsp;</p><br><div></div>').paragraphs).toEqual([])
  })

  it('keeps every word, whatever the tags around it are', () => {
    const tag = fc.constantFrom(
      'p',
      'div',
      'b',
      'li',
      'ul',
      'ol',
      'td',
      'tr',
      'table',
      'h2',
      'span',
      'blockquote',
      'pre',
      'a',
    )
    const part = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      fc.constantFrom('<br>', '<!-- x -->', '<![if x]>', ' '),
      fc.nat({ max: 999 }).map((number) => `w${number}w`),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const said = parts.filter((each) => /^w\d+w$/.test(each))
        const read = htmlToParagraphs(parts.join(''))
          .paragraphs.map((each) => each.runs.map((run) => run.text).join(''))
          .join(' ')
        expect(read.match(/w\d+w/g) ?? []).toEqual(said)
      }),
    )
  })
})

describe('what is copied', () => {
  it('comes back as it was, also when it went by way of another program', () => {
    const paragraphs: Paragraph[] = [
      heading('Kop'),
      bullet('een ', { text: 'vet', bold: true }),
      { ...bullet('dieper'), indent: 1 },
      bullet('twee'),
      quote('citaat'),
      { ...paragraph('ingesprongen <b>'), indent: 2 },
      paragraph({ text: 'link', link: 'https://voorbeeld.nl/?a=1&b="2"' }),
    ]
    const html = paragraphsToRichMarkup(paragraphs).map(written).join('')
    expect(htmlToParagraphs(html).paragraphs).toEqual(paragraphs)
  })
})
