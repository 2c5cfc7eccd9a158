// Runs every test and ends with a line `N passed, N failed`.
//   npm test                    all tests on the embedded database, then the browser journeys
//   npm test -- --postgres      all tests that use a database again, on a PostgreSQL server started for them
//   npm test -- PATH…           only test files whose path contains one of these
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { browserPath, installBrowser } from './browser.ts'
import { ownDatabase } from './own-database.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const reports = join(root, '.cache', 'test')
const args = process.argv.slice(2)
const onPostgres = args.includes('--postgres')
const paths = args.filter((arg) => !arg.startsWith('--'))
interface Counts {
  passed: number
  failed: number
  skipped: number
}

function node(argv: string[]): number {
  return spawnSync(process.execPath, argv, { cwd: root, stdio: 'inherit' }).status ?? 1
}

function vitest(name: string, config: string, before: string[] = []): Counts {
  const report = join(reports, `${name}.json`)
  rmSync(report, { force: true })
  const run = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, '--passWithNoTests', ...paths]
  if (onPostgres) run.push(...ownDatabase.flatMap((pattern) => ['--exclude', pattern]))
  const status = node([...before, ...run, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, testResults, success } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  // A file that cannot be loaded has no tests to fail; it fails by itself.
  const broken = testResults.filter(
    (r: { status: string; assertionResults: unknown[] }) => r.status === 'failed' && r.assertionResults.length === 0,
  )
  const failed = numFailedTests + broken.length
  return { passed: numPassedTests, failed: failed || (success && status === 0 ? 0 : 1), skipped: numPendingTests }
}

function browserJourneys(): Counts {
  if (!browserPath() && !installBrowser()) return { passed: 0, failed: 1, skipped: 0 }
  if (node(['app/build-web.ts']) !== 0) return { passed: 0, failed: 1, skipped: 0 }
  return vitest('browser', 'vitest.browser.config.ts')
}

mkdirSync(reports, { recursive: true })
const all = onPostgres
  ? [vitest('postgres', 'vitest.config.ts', ['tools/with-postgres.ts', '--', process.execPath])]
  : [vitest('server', 'vitest.config.ts'), browserJourneys()]
const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0)
const skipped = sum('skipped') ? `, ${sum('skipped')} skipped` : ''
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`)
process.exitCode = sum('failed') === 0 ? 0 : 1
