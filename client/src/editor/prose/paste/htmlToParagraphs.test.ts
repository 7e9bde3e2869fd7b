import { bullet, heading, type Paragraph, paragraph, quote } from '@lea/agenda'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlToParagraphs } from './htmlToParagraphs.ts'
import { type Markup, paragraphsToRichMarkup } from './paragraphsToHtml.ts'
import googleDocs from './samples/google-docs.txt?raw'
import libreOffice from './samples/libreoffice.txt?raw'
import word from './samples/word.txt?raw'
import wordOnline from './samples/word-online.txt?raw'
import wordReview from './samples/word-review.txt?raw'

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
    const { paragraphs, changes } = htmlToParagraphs(word)
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
    expect([...changes].sort()).toEqual(['imagesLeftOut', 'tableIsList'])
  })

  it('keeps the number of a list that counts in parts, which ours do not', () => {
    const item = (marker: string, depth: number, text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level${depth} lfo1'><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp; </span></span>${text}</p>`
    const { paragraphs } = htmlToParagraphs(
      item('1.', 1, 'Taal') +
        item('1.1', 2, 'Voorleesdag') +
        item('1.2.', 2, 'Taalklas') +
        item('a)', 2, 'Zomerschool'),
    )
    expect(lines(paragraphs)).toEqual(['1. Taal', '  1.1 Voorleesdag', '  1.2. Taalklas', '  1. Zomerschool'])
  })

  it('from a Word document under review leaves out what was deleted and the comments, and says what is different', () => {
    const { paragraphs, changes } = htmlToParagraphs(wordReview)
    expect(lines(paragraphs)).toEqual([
      '# Jaaragenda',
      '  # 2 Zorg en onderwijs',
      '    # 2.1 Aanleiding',
      'De stuurgroep komt zes keer bij elkaar.¹ Dit is nog vast.',
      '- Artikel 3 Het college betaalt.',
      '    # Kosten',
      '*Begroting 2026*',
      '*Thema* – *Actie* – *Kosten*',
      '- Taal – Voorleesdag – €\u00a0400 500',
      '- – Taalklas – €\u00a0900',
      '- Totaal – – €\u00a01.400',
      '¹ Verordening, artikel 4.',
    ])
    expect([...changes].sort()).toEqual([
      'commentsLeftOut',
      'deletedLeftOut',
      'mergedOnce',
      'noStrike',
      'notesBelow',
      'tableIsList',
    ])
  })

  it.each([
    ['one level of headings', '<h2>a</h2><p>b</p><h2>c</h2>', ['# a', 'b', '# c'], []],
    ['levels that skip one', '<h4>c</h4><h2>a</h2><h6>d</h6>', ['  # c', '# a', '    # d'], []],
    [
      'headings of Word’s lower levels and of Word on the web',
      '<p class=MsoHeading7>c</p><p role=heading aria-level=2>b</p><p style="mso-outline-level:1">a</p>',
      ['    # c', '  # b', '# a'],
      [],
    ],
    ['a heading that was deleted', '<h1><del>a</del></h1><h2>b</h2>', ['# b'], ['deletedLeftOut']],
    ['nothing but deleted text', '<p><del>a</del></p>', [], ['deletedLeftOut']],
    ['deletions without words', '<p>a<del> <br></del></p>', ['a'], []],
    ['inserted text, which is no underlined text', '<p>a <ins>b</ins></p>', ['a b'], []],
    ['strike', '<p><strike>a</strike> b</p>', ['a b'], ['noStrike']],
    [
      'a style that strikes',
      "<p><span style='text-decoration: underline line-through'>a</span></p>",
      ['_a_'],
      ['noStrike'],
    ],
    ['a strike without words', '<p>a<s> </s></p>', ['a'], []],
    ['powers', '<p>10<sup>-3</sup> m<sup>n</sup></p>', ['10⁻³ mⁿ'], []],
    ['letters above the line', '<p>de 1<sup>e</sup> x<sup>ab</sup></p>', ['de 1e xab'], ['shiftedOnLine']],
    ['the number of a note only', '<p>a<span class=MsoFootnoteReference>[2]</span></p>', ['a²'], ['notesMissing']],
    ['a note with a letter', '<p>a<span class=MsoEndnoteReference>[ii]</span></p>', ['a[ii]'], ['notesMissing']],
    [
      'a cell over two rows in the middle',
      '<table><tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e</table>',
      ['- a – b – c', '- d – – e'],
      ['tableIsList', 'mergedOnce'],
    ],
    [
      'a cell over rows and columns, and an absurd one',
      '<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td colspan=-4>d<td rowspan=x>e</table>',
      ['- a – – b', '- – – c', '- d – e'],
      ['tableIsList', 'mergedOnce'],
    ],
    ['a frame around a text', '<table><tr><td colspan=4>a</td></tr></table>', ['a'], []],
  ])('tells what is different: %s', (_, html, expected, told) => {
    const { paragraphs, changes } = htmlToParagraphs(html)
    expect(lines(paragraphs)).toEqual(expected)
    expect([...changes]).toEqual(told)
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
