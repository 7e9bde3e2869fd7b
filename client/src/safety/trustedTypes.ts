/** What the browser offers to a page that may not turn words into code by itself. Chromium and Safari have it, others skip it. */
type TrustedTypes = {
  createPolicy(
    name: 'default',
    rules: { createHTML: (html: string) => string; createScriptURL: (url: string) => string },
  ): unknown
}

/**
 * Says which words may become part of the page where a library asks the browser for it (the server's header
 * `require-trusted-types-for` makes the browser ask): no HTML but the empty one, with which a library empties an
 * element, and no program but our own workers. Everything else throws before it runs.
 */
export function allowOwnProgramsOnly(
  origin: string,
  types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes,
) {
  types?.createPolicy('default', {
    createHTML: (html) => (html === '' ? html : refuse('HTML')),
    createScriptURL: (url) => (isOwnProgram(url, origin) ? url : refuse('A program from elsewhere')),
  })
}

/** A rule that answers null gives whoever asks it by name an empty text: the editor would paste nothing, without a word. */
function refuse(what: string): never {
  throw new TypeError(`${what} may not become part of the page`)
}

/** Whether an address is that of the service worker or of a built worker, on our own origin. */
export function isOwnProgram(address: string, origin: string): boolean {
  if (!URL.canParse(address, origin)) return false
  const url = new URL(address, origin)
  return url.origin === origin && (url.pathname === '/sw.js' || /^\/assets\/[\w.-]+\.js$/.test(url.pathname))
}
