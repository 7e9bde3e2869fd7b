// Imported first by every script in this folder: says in words that Node is too old, before newer syntax or a missing
// function says it in a stack trace.
const oldest = { major: 20, minor: 19 }

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < oldest.major || (major === oldest.major && minor < oldest.minor)) {
  const wanted = `${oldest.major}.${oldest.minor}`
  process.stderr.write(
    `LEA-tafel heeft Node ${wanted} of nieuwer nodig; dit is Node ${process.versions.node}. Zie https://nodejs.org.\n` +
      `LEA-tafel needs Node ${wanted} or newer; this is Node ${process.versions.node}. See https://nodejs.org.\n`,
  )
  process.exit(1)
}
