// Runs every test and ends with a line `N passed, N failed`.
//   npm test                    all tests on the embedded database, then the browser journeys
//   npm test -- --postgres      all tests that use a database again, on a PostgreSQL server started for them
//   npm test -- PATH…           only test files whose path contains one of these
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { browserPath, installBrowser } from './browser.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const reports = join(root, '.cache', 'test')
const args = process.argv.slice(2)
const onPostgres = args.includes('--postgres')
const paths = args.filter((arg) => !arg.startsWith('--'))
interface Counts {
  passed: number
  failed: number
  skipped: number
  /** What failed, a line each, so that a long log need not be searched. */
  failures: string[]
}
interface TestResult {
  name: string
  status: string
  message: string
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
}

function node(argv: string[]): number {
  return spawnSync(process.execPath, argv, { cwd: root, stdio: 'inherit' }).status ?? 1
}

function vitest(name: string, config: string, before: string[] = []): Counts {
  const report = join(reports, `${name}.json`)
  rmSync(report, { force: true })
  const run = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, '--passWithNoTests', ...paths]
  const status = node([...before, ...run, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  if (!existsSync(report)) return broken(`${name}: no report was written`)
  const { numPassedTests, numPendingTests, testResults, success } = JSON.parse(readFileSync(report, 'utf8'))
  const failures = (testResults as TestResult[]).flatMap((file) => failuresOf(file))
  if (failures.length === 0 && !(success && status === 0)) failures.push(`${name}: the run itself failed, see above`)
  return { passed: numPassedTests, failed: failures.length, skipped: numPendingTests, failures }
}

/** The tests of a file that failed; a file that cannot be loaded has none, and fails by itself. */
function failuresOf({ name, status, message, assertionResults }: TestResult): string[] {
  const line = (what: string, why = '') =>
    `${name.slice(root.length + 1)} > ${what}: ${stripVTControlCharacters(why.split('\n')[0] ?? '')}`
  if (status === 'failed' && assertionResults.length === 0) return [line('the file', message)]
  return assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => line(test.fullName, test.failureMessages[0]))
}

const broken = (why: string): Counts => ({ passed: 0, failed: 1, skipped: 0, failures: [why] })

function browserJourneys(): Counts {
  if (!browserPath() && !installBrowser()) return broken('browser: no Chromium, and it could not be installed')
  if (node(['app/build-web.ts']) !== 0) return broken('browser: the pages could not be built')
  return vitest('browser', 'vitest.browser.config.ts')
}

mkdirSync(reports, { recursive: true })
const all = onPostgres
  ? [vitest('postgres', 'vitest.config.ts', ['tools/with-postgres.ts', '--', process.execPath])]
  : [vitest('server', 'vitest.config.ts'), browserJourneys()]
const sum = (key: 'passed' | 'failed' | 'skipped') => all.reduce((total, counts) => total + counts[key], 0)
for (const failure of all.flatMap(({ failures }) => failures)) console.log(`FAILED ${failure}`)
const skipped = sum('skipped') ? `, ${sum('skipped')} skipped` : ''
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`)
process.exitCode = sum('failed') === 0 ? 0 : 1
