import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresBinaries, startPostgres, type ThrowAwayPostgres } from '../../tools/postgres.ts'

/** Two processes, and on PostgreSQL a heartbeat that has to be missed. */
const patienceMs = 240_000

const child = fileURLToPath(new URL('./testing/job-process.ts', import.meta.url))

async function linesOf(args: string[], onLine: (line: string, kill: () => void) => void): Promise<string[]> {
  const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  for await (const line of createInterface({ input: running.stdout })) {
    lines.push(line)
    onLine(line, () => running.kill('SIGKILL'))
  }
  return lines
}

async function expectRunAgain(place: string): Promise<void> {
  const seen = new Set<string>()
  const lines = await linesOf([place, 'hang'], (line, kill) => {
    seen.add(line.startsWith('job_') ? 'id' : line)
    if (seen.size === 2) kill()
  })
  const id = lines.find((line) => line.startsWith('job_')) ?? ''
  const [outcome = 'null'] = await linesOf([place, 'finish', id], () => undefined)
  expect(JSON.parse(outcome)).toEqual({ state: 'done', result: 'finished', attempts: 2 })
}

describe('PGlite', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kechuang-job-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  test(
    'a job that ran when its process was killed is run again by the next one',
    () => expectRunAgain(dataDir),
    patienceMs,
  )
})

if (!postgresBinaries()) console.warn('skipped: no PostgreSQL server found')
describe.skipIf(!postgresBinaries())('PostgreSQL', () => {
  let server: ThrowAwayPostgres
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  test(
    'a job that ran when its process was killed is run again by another one',
    () => expectRunAgain(server.url),
    patienceMs,
  )
})
