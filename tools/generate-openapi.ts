/**
 * Writes `openapi.json` at the repository's root from the routes of all areas.
 *
 *   node tools/generate-openapi.ts            write
 *   node tools/generate-openapi.ts --check    change nothing; exit 1 when the file is out of date
 */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { edgeArea } from '#platform/http/area'
import { openApiDocument } from '#platform/http/openapi'
import { areas } from '../app/areas.ts'

const file = new URL('../openapi.json', import.meta.url)
const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

const document = openApiDocument([...areas, edgeArea({ areas, signIn: {} })], version)
const text = `${JSON.stringify(document, null, 2)}\n`
const isCurrent = existsSync(file) && (await readFile(file, 'utf8')) === text

if (values.check && !isCurrent) {
  console.error('openapi.json is out of date: run node tools/generate-openapi.ts')
  process.exitCode = 1
} else if (!values.check && !isCurrent) {
  await writeFile(file, text)
  console.log('openapi.json')
}
