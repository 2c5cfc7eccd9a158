import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kechuang-precheck-'))
afterAll(() => rmSync(folder, { recursive: true }))

function precheck(answers: unknown, ...args: string[]) {
  const file = join(folder, 'answers.json')
  writeFileSync(file, typeof answers === 'string' ? answers : JSON.stringify(answers))
  return spawnSync(process.execPath, ['app/cli/main.ts', 'contract', 'precheck', file, ...args], {
    cwd: root,
    encoding: 'utf8',
  })
}

describe('kechuang contract precheck', () => {
  it('prints one JSON object, the same as the endpoint', () => {
    const { status, stdout, stderr } = precheck({ contractAmount: '300万元', equipment: '80万元' }, '--json')
    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout).amounts.technology.amountFen).toBe('220000000')
  })
  it('a contract that cannot be registered is exit code 1, with reason and remedy', () => {
    const { status, stdout } = precheck({ isWritten: 'no' }, '--on', '2025-05-31')
    expect(status).toBe(1)
    expect(stdout).toContain('■ 合同采用书面形式')
    expect(stdout).toContain('口头约定不能登记')
  })
  it('the rules follow the date', () => {
    expect(precheck({}, '--on', '2026-03-01').stdout).toContain('2026年办法')
  })
  it.each([
    ['no JSON', '{'],
    ['an amount in dollars', { contractAmount: '3美元' }],
    ['a list', []],
  ])('%s is bad input', (_, answers) => {
    const { status, stderr } = precheck(answers)
    expect(status).toBe(2)
    expect(stderr).not.toBe('')
  })
})
