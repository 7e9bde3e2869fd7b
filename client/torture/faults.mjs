/**
 * Faults that a build could have, each of which loses what a newer build wrote: `with` stands where `code` stood in `file`.
 * `npm run torture:client -- --faults` plays the histories of two builds with each of them, and each must turn them red.
 * Code that has changed since is no longer found: then the run says so and fails, and the fault has to be written anew.
 */
export const faults = [
  {
    name: 'an editor is mounted on any text',
    file: 'packages/agenda/src/prose/readProse.ts',
    code: '    else readForeign(child, prose)\n  }\n  return prose',
    with: '    else readForeign(child, prose)\n  }\n  return { ...prose, fits: true }',
  },
  {
    name: 'an attribute of a line that is unknown is overlooked',
    file: 'packages/agenda/src/prose/readProse.ts',
    code: 'if (!kindFits || !indentFits || Object.keys(others).length > 0)',
    with: 'if (!kindFits || !indentFits)',
  },
  {
    name: 'a kind of line that is unknown is overlooked',
    file: 'packages/agenda/src/prose/readProse.ts',
    code: 'if (!kindFits || !indentFits ||',
    with: 'if (!indentFits ||',
  },
  {
    name: 'an unknown element in a line is overlooked',
    file: 'packages/agenda/src/prose/readProse.ts',
    code: 'else if (depth > 0) prose.fits = false',
    with: '',
  },
  {
    name: 'remote changes reach a mounted editor unchecked',
    file: 'client/src/editor/prose/binding/ProseBinding.ts',
    code: 'if (!readProse(this.fragment).fits) {',
    with: 'if (this.fragment.doc === null) {',
  },
  {
    name: 'undo takes back what came from others',
    file: 'packages/agenda/src/document/undo.ts',
    code: 'new Set<unknown>([writer])',
    with: 'Object.assign(new Set<unknown>(), { has: () => true })',
  },
  {
    name: 'who sets a field cleans up fields that this build has no word for',
    file: 'packages/agenda/src/fields/setField.ts',
    code: '  const shape = isBlockTypeName(node.type) ?',
    with: `  doc.transact(() => {
    const own = isBlockTypeName(node.type) ? blockTypes[node.type].fields : {}
    for (const key of [...block.keys()]) {
      if (key.startsWith('f:') && !Object.hasOwn(own, key.split(':')[1] ?? '')) block.delete(key)
    }
  }, writer)
  const shape = isBlockTypeName(node.type) ?`,
  },
  {
    name: 'who changes the type cleans up fields that the new type does not have',
    file: 'packages/agenda/src/commands/changeType.ts',
    code: '    block.set(blockKey.type, type)',
    with: `    block.set(blockKey.type, type)
    for (const key of [...block.keys()]) {
      if (key.startsWith('f:') && !Object.hasOwn(blockTypes[type].fields, key.split(':')[1] ?? '')) block.delete(key)
    }`,
  },
  {
    name: 'blocks of a type that this build has no word for are cleaned up',
    file: 'packages/agenda/src/fields/setField.ts',
    code: '  const shape = isBlockTypeName(node.type) ?',
    with: `  doc.transact(() => {
    for (const [id, each] of [...blocksOf(doc)]) if (!isBlockTypeName(each.get('type'))) blocksOf(doc).delete(id)
  }, writer)
  const shape = isBlockTypeName(node.type) ?`,
  },
]
