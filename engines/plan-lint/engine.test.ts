import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compilePlan } from '#engines/plan-text'
import { type Finding, lintPlans } from './engine.ts'

/** A document of an invented city. */
function document(file: string, text: string) {
  return { file, text, plan: compilePlan(text) }
}

const plan = (measures: string) =>
  document(
    'plan.txt',
    `云泽市科技创新三年行动方案（2025-2027年）\n\n一、重点任务\n1. 主要工作。${measures}（责任单位：市科技局）\n`,
  )
const report = (review: string, rest: string) =>
  document(
    'report.txt',
    `云泽市科技局2025年上半年工作总结和下半年打算\n\n今年以来，云泽市科技局扎实工作。\n一、主要成效\n一是工作进展。${review}\n下半年，市科技局将抓好以下工作。\n一、重点工作\n一是完成目标。${rest}\n`,
  )
const found = (findings: Finding[], type: string) =>
  findings
    .filter((f) => f.type === type)
    .map(({ severity, indicator, targets }) => ({ severity, indicator, quotes: targets.length }))

describe('between a plan and a report of one city', () => {
  it('a target that an earlier year already asks for is not ambitious', () => {
    const findings = lintPlans([
      plan('到2027年，科技型中小企业达到800家以上。'),
      report('工作有序。', '全年科技型中小企业达到800家以上。'),
    ])
    expect(found(findings, 'already-met')).toEqual([
      { severity: 'high', indicator: expect.stringContaining('科技型中小企业'), quotes: 2 },
    ])
  })

  it('a higher target for a later year is no finding', () => {
    const findings = lintPlans([
      plan('到2027年，科技型中小企业达到900家以上。'),
      report('工作有序。', '全年科技型中小企业达到800家以上。'),
    ])
    expect(found(findings, 'already-met')).toEqual([])
  })

  it('a ratio that falls back is a conflict with both sentences', () => {
    const findings = lintPlans([
      plan('到2027年，科技项目转化率40%以上。'),
      report('工作有序。', '全年科技项目转化率达60%以上。'),
    ])
    expect(found(findings, 'conflict')).toEqual([
      { severity: 'high', indicator: expect.stringContaining('转化率'), quotes: 2 },
    ])
    expect(findings.find((f) => f.type === 'conflict')?.arithmetic.zh).toBe('2027年 40% < 2025年 60%')
  })

  it('a cumulative target far beyond the first year is steep', () => {
    const findings = lintPlans([
      plan('到2027年，累计登记先使用后付费技术合同240项以上。'),
      report('工作有序。', '年内登记先使用后付费技术合同30项以上。'),
    ])
    expect(findings.find((f) => f.type === 'steep')?.arithmetic.zh).toBe(
      '(240 − 30) ÷ 2 = 每年 105，为2025年目标的 3.5 倍',
    )
  })

  it('growth far below what was just reported is weak', () => {
    const findings = lintPlans([
      plan('到2027年，全市技术合同成交额达110亿元。'),
      report('上半年技术合同成交额同比增长30%。', '全年技术合同成交额达100亿元。'),
    ])
    expect(found(findings, 'weak-target')).toHaveLength(1)
  })

  it('a headline indicator that the plan lacks is a gap', () => {
    const many = Array.from({ length: 9 }, (_, i) => `建成${'甲乙丙丁戊己庚辛壬'[i]}类示范工厂${i + 3}家`).join('，')
    const ofField = `高新技术企业达到900家，科技型中小企业达到2000家，${many}`
    const findings = lintPlans([
      plan(`到2027年，${ofField}。`),
      report('工作有序。', '全年全社会研发投入增长12%以上。'),
    ])
    expect(found(findings, 'gap')).toContainEqual({ severity: 'high', indicator: '研发投入', quotes: 1 })
  })
})

describe('inside one report', () => {
  it('a claim of being on schedule is checked against the year that has passed', () => {
    const findings = lintPlans([
      report('1-5月，新竣工科技型项目40项，均达序时进度。', '全年新竣工科技型项目150个以上。'),
    ])
    const [behind] = findings.filter((f) => f.type === 'behind')
    expect(behind).toMatchObject({
      severity: 'high',
      arithmetic: { zh: expect.stringContaining('40 ÷ 150 = 26.7% < 时间进度 41.7%') },
    })
    expect(behind?.message.zh).toContain('序时进度')
  })

  it('what runs ahead of the year is no finding', () => {
    const findings = lintPlans([report('1-5月，新开工科技型项目90项。', '全年新开工科技型项目150个以上。')])
    expect(found(findings, 'behind')).toEqual([])
  })

  it('a year target reached in the first half is already met', () => {
    const findings = lintPlans([report('上半年新建企业联合创新中心9家。', '全年建成企业联合创新中心8家。')])
    expect(found(findings, 'already-met')).toMatchObject([{ severity: 'high' }])
  })

  it('applications are not approvals', () => {
    const findings = lintPlans([report('推荐申报省青蓝计划人才项目14个。', '全年获批省青蓝计划人才项目5个。')])
    expect(found(findings, 'already-met')).toEqual([])
  })
})

describe('regions', () => {
  it('documents of unrelated regions are never held against each other', () => {
    const other = document(
      'other.txt',
      '临川市科技创新工作要点\n\n临川市2025年：\n1. 工作。全年科技型中小企业达到3000家以上。\n',
    )
    const findings = lintPlans([plan('到2027年，科技型中小企业达到800家以上。'), other])
    expect(found(findings, 'already-met')).toEqual([])
  })
})

const shared = new URL('../../../shared/plans/', import.meta.url)
if (!existsSync(shared)) console.log('skipped: the five documents are not beside the checkout')
describe.skipIf(!existsSync(shared))('the plan and the report of one real city', () => {
  const folder = new URL('documents/', shared)
  const names = existsSync(shared)
    ? readdirSync(folder)
        .filter((name) => /^00[01]_/.test(name))
        .sort()
    : []
  const documents = names.map((name) => document(name, readFileSync(new URL(name, folder), 'utf8')))
  interface Gold {
    id: string
    type: string
    severity: string
    quotes: { doc: string; quote: string; offset: number }[]
  }
  const all: Gold[] = existsSync(shared) ? JSON.parse(readFileSync(new URL('findings.json', shared), 'utf8')) : []
  const gold = all.filter((g) => g.quotes.length > 0 && g.quotes.every((q) => ['000', '001'].includes(q.doc)))
  const findings = lintPlans(documents)
  const touches = (f: Finding, g: Gold) =>
    g.quotes.filter((q) =>
      f.targets.some(
        (t) => t.file.startsWith(q.doc) && t.offset < q.offset + q.quote.length && t.offset + t.quote.length > q.offset,
      ),
    )
  const isFound = (g: Gold) => {
    const files = new Set(g.quotes.map((q) => q.doc))
    return findings.some((f) => {
      const hits = touches(f, g)
      return files.size > 1
        ? [...files].every((doc) => hits.some((q) => q.doc === doc))
        : hits.length >= Math.min(2, g.quotes.length)
    })
  }
  const problems = [
    'conflict',
    'already-met',
    'weak-target',
    'steep',
    'behind',
    'gap',
    'unsupported-claim',
    'definition',
    'plausibility',
  ]
  const wanted = (severity: string) => gold.filter((g) => problems.includes(g.type) && g.severity === severity)

  it('every serious problem that a careful reader found is found', () => {
    expect(
      wanted('high')
        .filter((g) => !isFound(g))
        .map((g) => g.id),
    ).toEqual([])
  })

  it('so are seven in ten of all serious and middling ones', () => {
    const both = [...wanted('high'), ...wanted('medium')]
    expect(both.filter(isFound).length / both.length).toBeGreaterThanOrEqual(0.7)
  })

  it('what agrees, adds up or cannot be compared raises no alarm', () => {
    const controls = gold.filter((g) =>
      ['consistent', 'arith-ok', 'not-comparable', 'on-pace', 'benchmark'].includes(g.type),
    )
    const alarms = controls.filter((g) =>
      findings.some((f) => ['high', 'medium'].includes(f.severity) && touches(f, g).length >= 2),
    )
    expect(
      alarms
        .filter(
          (g) =>
            !gold.some(
              (p) =>
                problems.includes(p.type) &&
                p.quotes.some((q) => g.quotes.some((c) => c.doc === q.doc && c.offset === q.offset)),
            ),
        )
        .map((g) => g.id),
    ).toEqual([])
  })
})
