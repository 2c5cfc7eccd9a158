import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const child = fileURLToPath(new URL('./testing/upload-process.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kechuang-upload-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run<Said>(...args: string[]): { said: Said; signal: string | null } {
  const { DATABASE_URL: _, ...env } = process.env
  const { stdout, stderr, signal } = spawnSync(process.execPath, [child, folder, ...args], { env, encoding: 'utf8' })
  const last = stdout.trim().split('\n').at(-1)
  if (!last) throw new Error(`the process said nothing:\n${stderr}`)
  return { said: JSON.parse(last) as Said, signal }
}

test('a process killed in the middle of an upload keeps what had come: the sender goes on from there, and it is whole', () => {
  const { said, signal } = run<{ draftId: string; sent: number }>('die')
  expect(signal).toBe('SIGKILL')
  const after = run<{ received: number; state: string; isWhole: boolean }>('go-on', said.draftId)
  expect(after.said).toEqual({ received: said.sent, state: 'complete', isWhole: true })
}, 300_000)
