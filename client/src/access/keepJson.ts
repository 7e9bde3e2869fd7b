import { saveFile } from '../agenda/work/saveFile.ts'

/** Hands the browser what the server keeps about a person, as a file that people and programs can read. */
export function keepJson(name: string, data: unknown): void {
  saveFile(`${name}.json`, new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`))
}
