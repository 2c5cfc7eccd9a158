import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const child = fileURLToPath(new URL('./testing/award-process.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kechuang-award-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run<Said>(...args: string[]): { said: Said; signal: string | null } {
  const { DATABASE_URL: _, ...env } = process.env
  const { stdout, stderr, signal } = spawnSync(process.execPath, [child, folder, ...args], { env, encoding: 'utf8' })
  const last = stdout.trim().split('\n').at(-1)
  if (!last) throw new Error(`the process said nothing:\n${stderr}`)
  return { said: JSON.parse(last) as Said, signal }
}

interface Standing {
  caseId: string
  state: string
  balance: string
  available: string
  payments: string[][]
}

test('a process killed after the decision, and one killed in the middle of the payment, lose nothing; it is paid once', () => {
  const decided = run<Standing>('decide')
  expect(decided).toMatchObject({ signal: 'SIGKILL', said: { balance: '100000000', available: '94000000' } })
  const { caseId } = decided.said
  expect(run('die', caseId)).toEqual({ signal: 'SIGKILL', said: { written: true } })
  const { said } = run<{ before: Standing; after: Standing }>('pay', caseId)
  expect(said.before).toMatchObject({ state: 'awarded', balance: '100000000', available: '94000000', payments: [] })
  expect(said.after).toMatchObject({
    state: 'paid',
    balance: '94000000',
    available: '94000000',
    payments: [['waiting', '6000000']],
  })
}, 300_000)
