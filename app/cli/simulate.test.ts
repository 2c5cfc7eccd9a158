import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { company } from '../../engines/scorecard/testing/expect.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kechuang-simulate-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function simulate(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['app/cli/main.ts', 'simulate', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const rules = readFileSync(join(root, 'sources/tech-sme/2017-05-03.json'), 'utf8')
/** The same rules, but 75 points are needed where 60 were. */
const draft = file('draft.json', rules.replace('total >= 60 points', 'total >= 75 points'))
const lines = [
  { id: 'fair', facts: company('tech-sme', {}), groups: { region: '320803' } },
  { id: 'poor', facts: company('tech-sme', { ip_class_2_count: 0 }), groups: { region: '320804' } },
  { id: 'broken', facts: { staff_total: -1 }, groups: { region: '320804' } },
]
const population = file('all.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))
const on = ['--on', '2026-06-30']

describe('kechuang simulate', () => {
  it('says who loses by a draft, where, and what is saved', () => {
    const { status, stdout } = simulate('tech-sme', draft, '--facts', population, ...on, '--pay', '10000', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      before: { ruleset: 'tech-sme', version: '2017-05-03' },
      all: { subjects: 3, gain: 0, lose: 1, unusable: 1, costBeforeYuan: '10000.00', costAfterYuan: '0.00' },
      by: { region: { '320803': { lose: 1 }, '320804': { subjects: 2, lose: 0 } } },
      changes: [{ id: 'fair', before: 'pass', after: 'fail' }],
    })
  })

  it('tells people the same, the same rules change nothing', () => {
    const { stdout } = simulate('tech-sme', 'tech-sme@2017-05-03', '--facts', population, ...on)
    expect(stdout).toContain('3 家：通过 1 → 1，新通过 0，不再通过 0')
    expect(stdout).not.toContain('变化')
  })

  it.each([
    [
      'a draft that adds up to nonsense',
      ['tech-sme', file('bad.json', '{"id":"x"}'), '--facts', population],
      '草案不能用',
    ],
    ['a draft that is no JSON', ['tech-sme', file('no.json', '{'), '--facts', population], '草案不是 JSON'],
    ['a line without facts', ['tech-sme', draft, '--facts', file('a.jsonl', '{"id":1}')], '第 1 行缺少 facts'],
    ['no population', ['tech-sme', draft], '缺少 --facts'],
    ['a file that is not there', ['tech-sme', draft, '--facts', join(folder, 'none.jsonl')], '读不到文件'],
    ['an amount in words', ['tech-sme', draft, '--facts', population, '--pay', '一万'], '--pay 应为金额'],
  ])('%s is refused with what to do', (_, args, said) => {
    const { status, stderr } = simulate(...args)
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)])
    expect(stderr).not.toContain('    at ')
  })
})
