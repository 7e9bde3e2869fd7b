import { copyFile, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

/** A tab that stays open goes on with the build that it started with, and may need a piece of it that it hasn't fetched. */
const keptMs = 30 * 24 * 3_600_000

/**
 * Keeps the pieces of this build (files with a hash in their name) in a folder of the data, where a later build still finds
 * them, and takes away those that no build of the last 30 days had. Answers that folder: it is laid out as the pages are.
 */
export async function keepPieces(pages: string, folder: string, hashed: string, now = Date.now()): Promise<string> {
  const kept = join(folder, hashed)
  await mkdir(kept, { recursive: true })
  const present = await readdir(join(pages, hashed))
  for (const name of present) {
    await copyFile(join(pages, hashed, name), join(kept, name))
    await utimes(join(kept, name), now / 1_000, now / 1_000)
  }
  for (const name of await readdir(kept)) {
    if (now - (await stat(join(kept, name))).mtimeMs > keptMs) await rm(join(kept, name))
  }
  return folder
}
