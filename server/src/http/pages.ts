import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import { invitationPath, setupPath, signInPath } from '@lea/protocol/access'
import type { FastifyInstance } from 'fastify'
import { keepPieces } from './earlierPieces.ts'

/** Files with a hash of their content in the name never change under that name. */
const hashedFolder = 'assets'
const forever = 'public, max-age=31536000, immutable'

/**
 * Serves the built pages. An address inside the application (`/`, `/agenda/...`, those of the protocol, privacy and
 * administration) gets the one page that finds its own way; anything else that is no file is not found. Pieces of the
 * builds of the last 30 days are served as well.
 */
export async function servePages(app: FastifyInstance, folder: string, dataFolder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.log.warn('there are no built pages: run `npm run build`')
    return
  }
  const roots = [folder]
  try {
    // In front: the library looks for a page that has no smaller form in the last of its folders only.
    roots.unshift(await keepPieces(folder, join(dataFolder, 'pages'), hashedFolder))
  } catch (problem) {
    app.log.warn({ err: problem }, 'the pieces of earlier builds can not be kept; who has one open must refresh')
  }
  await app.register(fastifyStatic, {
    root: roots,
    index: false,
    // Everything that is there now; a folder that changes while the relay runs is a new version, so a restart.
    wildcard: false,
    dotfiles: 'ignore',
    // `npm run build` writes them beside the pages: a first visit is a quarter of the bytes.
    preCompressed: true,
    // vite's own list of what it made is of no use to a browser, and what is smaller comes under its own name.
    allowedPath: (path) => path !== '/index.html' && !path.startsWith('/.vite') && !/\.(br|gz)$/.test(path),
    cacheControl: false,
    setHeaders: (response, path) => {
      const isHashed = roots.some((root) => path.startsWith(join(root, hashedFolder) + sep))
      response.setHeader('cache-control', isHashed ? forever : 'no-cache')
      response.setHeader('vary', 'accept-encoding')
    },
  })
  for (const url of ['/', '/agenda/*', invitationPath, setupPath, signInPath, '/privacy', '/beheer']) {
    app.get(url, { schema: {} }, (_request, reply) => reply.sendFile('index.html'))
  }
}
