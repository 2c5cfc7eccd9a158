// Runs all benches, or those named: `npm run bench -- pace plan-text`. One line per figure.
import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const folder = new URL('./', import.meta.url)
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.replace(/\.ts$/, ''))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`没有这些测速：${unknown.join('、')}；有：${known.join('、')}  no such bench`)
  process.exit(2)
}
for (const name of asked.length > 0 ? asked : known) {
  const { bench } = await import(pathToFileURL(new URL(`${name}.ts`, folder).pathname).href)
  await bench((line: string) => console.log(line))
}
