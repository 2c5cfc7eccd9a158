import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kechuang-score-'))
afterAll(() => rmSync(folder, { recursive: true }))

function kechuang(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['app/cli/main.ts', 'score', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const micro = file('micro.json', '{ "sector": "industry", "staff_total": 15, "revenue_wan_yuan": 5000 }')
const early = file('early.json', '{ "platform_evaluation_score": 60 }')

describe('kechuang score', () => {
  it('prints one result as FACTS names it', () => {
    const { status, stdout, stderr } = kechuang('size-class', '--facts', micro, '--json')
    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({
      ruleset: 'size-class',
      version: '2011-06-18',
      gates: [],
      items: [{ id: 'size_class', value: 'micro', max: null, clause: '第四条（二）' }],
      total: null,
      pass: null,
      grade: 'micro',
      direct: false,
      missing: [],
    })
  })

  it('shows people the working', () => {
    const { status, stdout } = kechuang('size-class', '--facts', micro)
    expect(status).toBe(0)
    expect(stdout).toContain('从业人员 15 人')
  })

  it('--gaps adds the smallest changes that would pass', () => {
    const revenues = { revenue_4_years_ago_wan_yuan: 1000, revenue_previous_year_wan_yuan: 2000 }
    const facts = file('gaps.json', JSON.stringify({ ...revenues, revenue_last_year_wan_yuan: 1900 }))
    const { gaps } = JSON.parse(kechuang('gazelle', '--facts', facts, '--gaps', '--json').stdout)
    expect(gaps).toMatchObject({ isReached: false, plans: [{ changes: [{ fact: 'revenue_last_year_wan_yuan' }] }] })
    expect(kechuang('gazelle', '--facts', facts, '--gaps').stdout).toContain('任选其一即可通过')
    expect(JSON.parse(kechuang('gazelle', '--facts', facts, '--json').stdout)).not.toHaveProperty('gaps')
  })

  it('a part is asked for by name', () => {
    const facts = file('above.json', '{ "main_business_revenue_last_year_wan_yuan": 2000 }')
    const { stdout } = kechuang('size-class', '--facts', facts, '--part', 'above_scale', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ part: 'above_scale', pass: true })
  })

  it('the filing date of a contract chooses the version, unless a date is asked for', () => {
    const facts = file('contract.json', '{ "filing_date": "2026-02-28" }')
    expect(JSON.parse(kechuang('technology-contract', '--facts', facts, '--json').stdout).version).toBe('2001-07-18')
    const later = kechuang('technology-contract', '--facts', facts, '--on', '2026-03-01', '--json')
    expect(JSON.parse(later.stdout).version).toBe('2026-03-01')
  })

  it('the city sets its own parameters, by name', () => {
    const facts = file(
      'gazelle.json',
      '{"revenue_4_years_ago_wan_yuan":800,"revenue_previous_year_wan_yuan":2000,"revenue_last_year_wan_yuan":2100}',
    )
    const judged = (...more: string[]) =>
      JSON.parse(kechuang('gazelle', '--facts', facts, '--json', ...more).stdout).pass
    expect([judged(), judged('--parameters', file('own.json', '{"base_revenue":500}'))]).toEqual([false, true])
    const mistyped = kechuang('gazelle', '--facts', facts, '--parameters', file('typo.json', '{"base_revenu":500}'))
    expect([mistyped.status, mistyped.stderr.includes('base_revenue')]).toEqual([2, true])
  })

  it('prints the fact dictionary', () => {
    const { status, stdout } = kechuang('tech-sme', '--facts-schema', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout).facts.staff_total).toMatchObject({
      type: 'number',
      unit: 'person',
      label: { zh: '职工总数' },
    })
  })

  it('a date before the first known version is refused by the rules: exit code 1', () => {
    const { status, stdout, stderr } = kechuang('specialised-sme', '--facts', early, '--on', '2026-03-31', '--json')
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('2026-04-01')
  })

  it.each([
    ['an unknown rule set', ['tec-sme', '--facts', micro], '是否指 tech-sme'],
    ['an unknown part', ['size-class', '--facts', micro, '--part', 'above'], 'above_scale'],
    ['a date that is none', ['size-class', '--facts', micro, '--on', '2026-13-01'], '2026-13-01'],
    ['no facts', ['size-class'], '--facts'],
    ['no rule set', ['--facts', micro], 'score RULESET'],
    ['a file that is not there', ['size-class', '--facts', join(folder, 'none.json')], 'none.json'],
    ['a batch that is not there', ['-', '--facts', join(folder, 'none.jsonl')], 'none.jsonl'],
    ['no JSON', ['size-class', '--facts', file('bad.json', '{ "staff_total": }')], 'JSON'],
    ['a list', ['size-class', '--facts', file('list.json', '[]')], '对象'],
    ['a key twice', ['size-class', '--facts', file('twice.json', '{"staff_total":1,"staff_total":2}')], 'staff_total'],
    ['text for a figure', ['size-class', '--facts', file('text.json', '{"staff_total":"1,200"}')], '1,200'],
  ])('%s is bad input: exit code 2, a message on stderr, nothing on stdout', (_, args, message) => {
    const { status, stdout, stderr } = kechuang(...args, '--json')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })

  it('a batch answers every line by its id, and a bad line stops no other', () => {
    const lines = [
      '{ "id": "a", "ruleset": "size-class", "facts": { "staff_total": 1200, "revenue_wan_yuan": 30000 } }',
      '{ "id": "b", "ruleset": "size-class", "facts": { "staff_total": -1 } }',
      '{ not json',
      '',
      '{ "id": "c", "ruleset": "nothing", "facts": {} }',
      '{ "id": 4, "ruleset": "size-class", "part": "above_scale", "facts": { "main_business_revenue_last_year_wan_yuan": 1999.99 } }',
      '{ "id": "e", "ruleset": "little-giant", "on": "2026-03-01", "facts": {} }',
      '{ "id": "f", "ruleset": "size-class" }',
      '{ "id": "g", "ruleset": "size-class", "facts": { "staff_total": 15, "revenue_wan_yuan": 5000 } }',
    ]
    const { status, stdout, stderr } = kechuang('-', '--facts', file('batch.jsonl', lines.join('\n')), '--json')
    expect(status).toBe(0)
    expect(stderr).toContain('5')
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b', null, 'c', 4, 'e', 'f', 'g'])
    expect(answers.map((each) => each.items?.[0]?.value ?? each.pass ?? each.error.problems[0].code)).toEqual([
      'medium',
      'app.fact-refused',
      'app.facts-not-json',
      'app.rule-set-unknown',
      false,
      'app.rule-not-yet-in-force',
      'app.score-line',
      'micro',
    ])
  })

  it('lists its rule sets', () => {
    expect(kechuang('--list').stdout).toContain('2017-05-03  tech-sme')
  })
})
