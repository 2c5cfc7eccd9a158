import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresBinaries, startPostgres, type ThrowAwayPostgres } from '../../tools/postgres.ts'

/** Three processes over 50,000 rows, and twice a heartbeat that has to be missed. */
const patienceMs = 600_000

interface State {
  id: string
  status: string
  share: number
  kept: number
  observations: number
  accepted: number
  refused: number
  written: number | null
}

const child = fileURLToPath(new URL('./testing/import-process.ts', import.meta.url))

/** Runs the child until it ends or `isEnough` has it killed; answers what it said first and last. */
async function run(args: string[], isEnough: (state: State) => boolean): Promise<{ first: State; last: State }> {
  const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: State[] = []
  for await (const line of createInterface({ input: running.stdout })) {
    const state = JSON.parse(line) as State
    said.push(state)
    if (isEnough(state)) running.kill('SIGKILL')
  }
  const [first] = said
  const last = said.at(-1)
  if (!first || !last) throw new Error('the process said nothing')
  return { first, last }
}

if (!postgresBinaries()) console.warn('skipped: no PostgreSQL server found')
describe.skipIf(!postgresBinaries())('PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kechuang-import-'))
  let server: ThrowAwayPostgres
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test(
    'an import of 50,000 rows survives a kill while it is read and one while it is written: first nothing, then all, once',
    async () => {
      const killedReading = await run([server.url, folder, 'read'], (state) => state.kept >= 30_000)
      expect(killedReading.last).toMatchObject({ status: 'reading', observations: 0 })
      const { id } = killedReading.last
      const isWriting = (state: State) => state.status === 'confirmed' && state.share > 0.4
      const killedWriting = await run([server.url, folder, 'confirm', id], isWriting)
      expect(killedWriting.last).toMatchObject({ status: 'confirmed', accepted: 50_000, refused: 0, observations: 0 })
      const { last } = await run([server.url, folder, 'finish', id], () => false)
      expect(last).toMatchObject({ status: 'done', written: 50_000, observations: 50_000, kept: 50_000 })
    },
    patienceMs,
  )
})
