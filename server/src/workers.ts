/**
 * Where a worker's file is. Built, every file of the server lies in one folder. From the sources (under vitest) Node
 * can't start a worker written in TypeScript, so the test set-up builds them to `.test-build` first: test/build.ts.
 */
export function workerFile(name: 'storageWorker' | 'compactionWorker'): URL {
  const isBuilt = !import.meta.url.endsWith('.ts')
  return new URL(isBuilt ? `./${name}.js` : `../.test-build/${name}.js`, import.meta.url)
}
