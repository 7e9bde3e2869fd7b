/** What HTML consists of when it is read from front to back. Names are in lower case, text is decoded. */
export type HtmlPiece =
  | { is: 'open'; name: string; attributes: Readonly<Record<string, string>>; isClosed: boolean }
  | { is: 'close'; name: string }
  | { is: 'text'; text: string }

const piece =
  /<!--[\s\S]*?(?:-->|$)|<![^>]*>|<\?[^>]*>|<\/([a-z][^\s>/]*)[^>]*>|<([a-z][^\s>/]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</gi
const attribute = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g

/** Elements of which nothing is meant to be read. */
const unread = new Set(['script', 'style', 'head', 'title', 'xml', 'template', 'noscript', 'iframe', 'object', 'svg'])
const withoutEnd = new Set(['br', 'hr', 'img', 'meta', 'link', 'input', 'col', 'wbr', 'base', 'area', 'source'])

/**
 * Reads HTML of a clipboard in pieces, as tolerant as browsers are: nothing is refused, what isn't understood is text or
 * is passed over. Needs no DOM and runs nothing. Comments go, and with them what only Word reads; the conditional
 * comments that other programs should read ('<![if !supportLists]>') leave their content.
 */
export function* htmlPieces(html: string): Generator<HtmlPiece> {
  let skipping: string | undefined
  for (const [whole, closing, opening, rest = ''] of html.matchAll(piece)) {
    if (skipping !== undefined) {
      if (closing?.toLowerCase() === skipping) skipping = undefined
    } else if (opening !== undefined) {
      const name = opening.toLowerCase()
      const isClosed = withoutEnd.has(name) || rest.endsWith('/')
      if (!unread.has(name)) yield { is: 'open', name, attributes: readAttributes(rest), isClosed }
      else if (!isClosed) skipping = name
    } else if (closing !== undefined) {
      yield { is: 'close', name: closing.toLowerCase() }
    } else if (!whole.startsWith('<!') && !whole.startsWith('<?')) {
      yield { is: 'text', text: decode(whole) }
    }
  }
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', double, single, bare] of text.matchAll(attribute)) {
    attributes[name.toLowerCase()] ??= decode(double ?? single ?? bare ?? '')
  }
  return attributes
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}\d?));?/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named.get(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
  })
}

/** The names that office programs write; the letters from 192 on stand in the order of Latin-1. */
const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    iexcl: '¡',
    cent: '¢',
    pound: '£',
    yen: '¥',
    sect: '§',
    uml: '¨',
    copy: '©',
    laquo: '«',
    shy: '\u00ad',
    reg: '®',
    deg: '°',
    plusmn: '±',
    sup2: '²',
    sup3: '³',
    acute: '´',
    micro: 'µ',
    para: '¶',
    middot: '·',
    frac14: '¼',
    frac12: '½',
    frac34: '¾',
    raquo: '»',
    iquest: '¿',
    euro: '€',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    bull: '•',
    trade: '™',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    zwnj: '\u200c',
    zwj: '\u200d',
    larr: '←',
    rarr: '→',
    oelig: 'œ',
    OElig: 'Œ',
    ...latinLetters(),
  }),
)

function latinLetters(): Record<string, string> {
  const names =
    'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde ' +
    'Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc ' +
    'atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc ' +
    'otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
  return Object.fromEntries(names.split(' ').map((name, index) => [name, String.fromCharCode(192 + index)]))
}
