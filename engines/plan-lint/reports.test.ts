import { describe, expect, it } from 'vitest'
import { compilePlan } from '#engines/plan-text'
import { type Finding, type LintDocument, lintPlans } from './engine.ts'

function document(file: string, text: string): LintDocument {
  return { file, text, plan: compilePlan(text) }
}

const plan = (tasks: string) =>
  document('plan.txt', `云泽市科技创新三年行动方案（2025-2027年）\n\n一、重点任务\n${tasks}\n`)

const report = (review: string, rest: string, period = '上半年') =>
  document(
    'report.txt',
    `云泽市科技局2025年${period}工作总结和下半年打算\n\n今年以来，云泽市科技局扎实工作。\n一、主要成效\n一是工作进展。${review}\n下半年，市科技局将抓好以下工作。\n一、重点工作\n一是完成目标。${rest}\n`,
  )

const of = (findings: Finding[], type: string) => findings.filter((f) => f.type === type)

describe('a yearly rate beside a total of the same document', () => {
  const rate = '1. 人才。每年引进高层次人才团队20个以上。（责任单位：市科技局）\n'

  it('that the rate alone exceeds is a conflict', () => {
    const findings = lintPlans([
      plan(`${rate}2. 产业。到2027年，累计引进高层次人才团队5个以上。（责任单位：市委组织部）`),
    ])
    expect(of(findings, 'conflict')).toMatchObject([
      { severity: 'high', arithmetic: { zh: expect.stringContaining('× 3 年 = 60') } },
    ])
  })

  it('that the rate adds up to is none', () => {
    const findings = lintPlans([
      plan(`${rate}2. 产业。到2027年，累计引进高层次人才团队60个以上。（责任单位：市委组织部）`),
    ])
    expect(of(findings, 'conflict')).toEqual([])
  })
})

describe('growth that is claimed', () => {
  const target = '全年全社会研发投入增长12%以上。'

  it('in round words above the target, without an amount, is not supported', () => {
    const findings = lintPlans([report('上半年，全社会研发投入同比增幅保持在20%以上。', target)])
    expect(of(findings, 'unsupported-claim')).toMatchObject([{ severity: 'medium' }])
  })

  it('as a measured figure is none', () => {
    const findings = lintPlans([report('上半年，全社会研发投入同比增长20.3%。', target)])
    expect(of(findings, 'unsupported-claim')).toEqual([])
  })
})

describe('one name for a balance and for what is new', () => {
  it('is asked for its definition', () => {
    const findings = lintPlans([
      plan('1. 金融。到2027年，科技贷款规模80亿元以上。（责任单位：市科技局）'),
      report('工作有序。', '全年帮助企业获批科技贷款50亿元以上。'),
    ])
    expect(of(findings, 'definition')).toMatchObject([{ severity: 'medium', targets: [{ file: 'plan.txt' }, {}] }])
  })

  it('is no question where both are balances', () => {
    const findings = lintPlans([
      plan('1. 金融。到2027年，科技贷款余额80亿元以上。（责任单位：市科技局）'),
      report('工作有序。', '全年科技贷款余额50亿元以上。'),
    ])
    expect(of(findings, 'definition')).toEqual([])
  })
})

describe('targets of the year without a figure', () => {
  const targets = '全年新建示范工厂12家，培育瞪羚企业30家，建设众创空间8家。'

  it('are listed once, without those that have one', () => {
    const findings = lintPlans([report('1-5月，新建示范工厂6家。', targets)])
    expect(of(findings, 'gap')).toMatchObject([{ arithmetic: { zh: '3 项全年目标中，2 项没有期中数' } }])
  })

  it('are no gap in a report on a whole year, whose targets are those of the next', () => {
    const text =
      '云泽市科技局2024年工作总结和2025年工作打算\n\n一、2024年工作总结\n2024年，新建示范工厂6家。\n二、2025年工作打算\n2025年，新建示范工厂12家，培育瞪羚企业30家，建设众创空间8家。\n'
    expect(of(lintPlans([document('year.txt', text)]), 'gap')).toEqual([])
  })
})

describe('who answers', () => {
  const named = (number: number) =>
    `${number}. 工作${number}。到2027年，建成${'甲乙丙丁'[number]}类示范工厂3家。（责任单位：市科技局）\n`

  it('is asked for where the other tasks say it', () => {
    const findings = lintPlans([plan(`${named(1)}${named(2)}3. 平台。到2027年，建成中试基地5个。`)])
    expect(of(findings, 'gap')).toMatchObject([{ severity: 'low', indicator: expect.stringContaining('中试基地') }])
  })

  it('is not asked for where no task says it', () => {
    const findings = lintPlans([plan('1. 甲。到2027年，建成示范工厂3家。\n2. 乙。到2027年，建成中试基地5个。')])
    expect(of(findings, 'gap')).toEqual([])
  })
})
