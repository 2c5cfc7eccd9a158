import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { boundaries } from './checks/boundaries.ts'
import { docs } from './checks/docs.ts'
import { errorCodes } from './checks/error-codes.ts'
import { examples } from './checks/examples.ts'
import type { Check, Finding } from './checks/finding.ts'
import { messages } from './checks/messages.ts'
import { ownSchema } from './checks/own-schema.ts'
import { shortcuts } from './checks/shortcuts.ts'
import { sizes } from './checks/sizes.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const checks: Record<string, Check> = { boundaries, ownSchema, sizes, shortcuts, docs, messages, errorCodes, examples }

function command(name: string, args: string[]): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('exit', (code) => {
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`)
      if (code !== 0) console.log(output.trimEnd())
      done(code === 0)
    })
  })
}

async function own(name: string, check: Check): Promise<boolean> {
  const findings = await check(root)
  const faults = findings.filter((finding) => !finding.isWarning)
  console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  for (const finding of findings) console.log(describe(finding))
  return faults.length === 0
}

function describe({ file, line, message, isWarning }: Finding): string {
  return `  ${isWarning ? 'warning ' : ''}${file}${line ? `:${line}` : ''}  ${message}`
}

const bin = (path: string) => join(root, 'node_modules', path)
const outside = Promise.all([
  // What did not change since the last run is not checked again: eight times less work.
  command('types', [
    bin('typescript7/bin/tsc'),
    ...['-p', root, '--incremental', '--tsBuildInfoFile', join(root, '.cache/types.tsbuildinfo')],
  ]),
  command('tables', [join(root, 'tools/generate-tables.ts'), '--check']),
  command('openapi', [join(root, 'tools/generate-openapi.ts'), '--check']),
  command('procedures', [join(root, 'tools/check-procedures.ts')]),
  command('rule sets', [join(root, 'tools/check-rule-sets.ts')]),
  command('lint', [bin('@biomejs/biome/bin/biome'), 'check', '--reporter=summary', root]),
])
const results: boolean[] = []
for (const [name, check] of Object.entries(checks)) results.push(await own(name, check))
results.push(...(await outside))
process.exitCode = results.every(Boolean) ? 0 : 1
