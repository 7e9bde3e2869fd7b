import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Announcer } from './Announcer.tsx'

test('the region in which notices come and go is there before the first notice', () => {
  const drawn = renderToStaticMarkup(createElement(Announcer, null, 'De pagina'))
  expect(drawn).toContain('<div class="lea-toasts lea-no-print" role="status" aria-atomic="false"></div>')
})
