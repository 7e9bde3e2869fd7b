import type { FastifyHelmetOptions } from '@fastify/helmet'

/**
 * What the pages may do, by default nothing. No inline scripts and no inline styles: React and ProseMirror set the style
 * of an element through the DOM, which this policy allows. 'self' in connect-src covers the socket of the same origin.
 */
export const securityHeaders = (isSecure: boolean): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      connectSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      // Words become HTML or a program only through one of these two: ours (client/src/safety), and the one with which
      // ProseMirror reads a clipboard in a document that is not shown and runs nothing.
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['default', 'ProseMirrorClipboard'],
    },
  },
  // On the loopback address there is no https that a browser could be held to. The names below ours may be somebody else's.
  strictTransportSecurity: isSecure ? { maxAge: 2 * 365 * 24 * 3_600, includeSubDomains: false } : false,
  // For browsers that don't know frame-ancestors.
  xFrameOptions: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
})
