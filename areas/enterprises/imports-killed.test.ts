import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { largeSheet } from './testing/large-sheet.ts'

const child = fileURLToPath(new URL('./testing/import-process.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kechuang-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(step: 'die' | 'import', file: string): { said: unknown; signal: string | null } {
  const { DATABASE_URL: _, ...env } = process.env
  const { stdout, stderr, signal } = spawnSync(process.execPath, [child, join(folder, 'data'), step, file], {
    env,
    encoding: 'utf8',
  })
  const last = stdout.trim().split('\n').at(-1)
  if (!last) throw new Error(`the process said nothing:\n${stderr}`)
  return { said: JSON.parse(last), signal }
}

test('an import killed before it is committed has written nothing; again it writes all, a third time nothing', () => {
  const file = join(folder, '年报.csv')
  writeFileSync(file, largeSheet(900))
  const nothing = { companies: 0, facts: 0, certificates: 0, written: 0 }
  const all = { companies: 900, facts: 2700, certificates: 100 }
  expect(run('die', file)).toEqual({ signal: 'SIGKILL', said: { written: true } })
  const again = { accepted: 900, unchanged: 0, before: nothing, after: { ...all, written: 1 } }
  expect(run('import', file)).toEqual({ signal: null, said: again })
  const third = { accepted: 0, unchanged: 900, before: { ...all, written: 1 }, after: { ...all, written: 2 } }
  expect(run('import', file)).toEqual({ signal: null, said: third })
}, 300_000)
