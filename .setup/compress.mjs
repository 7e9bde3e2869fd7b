import './node.mjs'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { top } from './tree.mjs'

// Beside every built page a smaller one in both forms that browsers ask for; the server sends what is asked (servePages).
const dist = join(top, 'client/dist')
const words = /\.(js|css|html|svg|json|webmanifest)$/
/** Smaller than a packet of the line: nothing is won. */
const leastBytes = 1_000
/** Of eleven: the last two take eight times as long for a twentieth less. */
const brotliQuality = 9

for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !words.test(entry.name) || entry.parentPath.includes('.vite')) continue
  const path = join(entry.parentPath, entry.name)
  const content = readFileSync(path)
  if (content.length < leastBytes) continue
  const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params }))
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
}
