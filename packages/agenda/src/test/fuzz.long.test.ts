import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { readBlock, readTree } from '../document/read.ts'
import { blocksOf } from '../keys.ts'
import { Ledger } from './ledger.ts'
import { Random } from './random.ts'
import { Replica } from './replica.ts'

const seed = Number(process.env.LEA_SEED)
const operationsEach = 20_000
const replicaCount = 5

afterEach(() => {
  vi.restoreAllMocks()
})

test(`five people do 20,000 things each and lose nothing (LEA_SEED=${seed})`, { timeout: 600_000 }, () => {
  console.log(`fuzz of the block store: LEA_SEED=${seed}`)
  const random = new Random(seed)
  // Ids and order keys come from Web Crypto; drawn from the seed, a failing run can be repeated.
  vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation((bytes) => {
    if (bytes instanceof Uint8Array) random.fill(bytes)
    return bytes
  })
  const ledger = new Ledger()
  const replicas = Array.from({ length: replicaCount }, (_, number) => new Replica(number + 1, random, ledger))

  for (let operation = 0; operation < operationsEach * replicaCount; operation++) {
    random.of(replicas)?.act()
    if (random.below(160) === 0) deliverSome(replicas, random)
  }
  for (let round = 0; round < 2; round++) {
    for (const from of replicas) for (const to of replicas) if (from !== to) deliverAll(from, to)
  }

  const [first, ...others] = replicas as [Replica, ...Replica[]]
  const content = contentOf(first.doc)
  for (const { doc } of others) expect(contentOf(doc)).toEqual(content)
  ledger.check(first.doc)
  // A replica that comes last and reads everything at once finds the same.
  const late = new Y.Doc()
  Y.applyUpdate(late, Y.encodeStateAsUpdate(first.doc))
  expect(contentOf(late)).toEqual(content)
  console.log(`fuzz: ${ledger.size}, ${readTree(late).nodes.size} alive`)
})

/**
 * Something gets from one person to another. Mostly all that the one knows, so that the others are behind by different
 * parts; now and then only a few of the one's own last changes, so that things arrive before what they build on.
 */
function deliverSome(replicas: readonly Replica[], random: Random): void {
  const [from, to] = [random.of(replicas), random.of(replicas)]
  if (!from || !to || from === to) return
  if (random.below(10) > 0) deliverAll(from, to)
  else to.receive(random.of([from.log.slice(-1), from.log.slice(-6, -2), from.log.slice(-12)]) ?? [])
}

function deliverAll(from: Replica, to: Replica): void {
  to.receive([Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc))])
}

/** All that a person can see in a document, and what is in the bin. */
function contentOf(doc: Y.Doc) {
  const { roots, nodes, bin } = readTree(doc)
  const blocks = Object.fromEntries([...blocksOf(doc).keys()].sort().map((id) => [id, readBlock(doc, id)]))
  return { roots, nodes: [...nodes.values()], bin: bin.map((entry) => ({ ...entry })), blocks }
}
