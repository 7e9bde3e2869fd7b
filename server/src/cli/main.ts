import { parseArgs } from 'node:util'
import { readMachineFile } from '../access/machineFile.ts'
import { readDataFolderOf } from '../settings.ts'
import { StartProblem } from '../startProblem.ts'
import { commands, UsageProblem, usage } from './commands.ts'
import { MachineApi, NotDone } from './machineApi.ts'

// One answer on stdout, for a program or a person; what is said about it goes to stderr.
try {
  const [name = '', ...rest] = process.argv.slice(2)
  const command = commands[name]
  if (command === undefined) throw new UsageProblem()
  const { values } = parse(rest, command.options)
  const dataFolder = readDataFolderOf(process.env, process.cwd())
  const api = new MachineApi(findServer(dataFolder))
  const { answer, remark } = await command.run(api, values)
  if (answer !== '') console.log(answer)
  if (remark !== undefined) console.error(remark)
} catch (problem) {
  process.exitCode = 1
  if (problem instanceof UsageProblem) console.error(usage)
  else if (problem instanceof NotDone || problem instanceof StartProblem) console.error(problem.message)
  else throw problem
}

function parse(args: string[], options: Readonly<Record<string, { type: 'string' }>>) {
  try {
    return parseArgs({ args: withValues(args, options), options, strict: true, allowPositionals: false })
  } catch {
    // A name that it doesn't know, or one without a value.
    throw new UsageProblem()
  }
}

/** Each name in one word with its value: one id in 64 begins with a '-', which would be taken for a name. */
function withValues(args: string[], options: Readonly<Record<string, unknown>>): string[] {
  const words: string[] = []
  for (let at = 0; at < args.length; at++) {
    const [word = '', value] = args.slice(at, at + 2)
    const takesValue = word.startsWith('--') && Object.hasOwn(options, word.slice(2)) && value !== undefined
    words.push(takesValue ? `${word}=${value}` : word)
    if (takesValue) at++
  }
  return words
}

function findServer(dataFolder: string) {
  try {
    return readMachineFile(dataFolder)
  } catch {
    throw new NotDone(
      `Op de map ${dataFolder} draait geen LEA-tafel, of u mag die map niet lezen. Start de server eerst, of geef zijn map: DATA_DIR=data npm run --silent lea -- people`,
    )
  }
}
