import { describe, expect, it } from 'vitest'
import { type CompiledPlan, compilePlan, type Target } from '#engines/plan-text'
import { type Finding, type LintDocument, lintPlans } from './engine.ts'

const heading = (region: string, title: string) => `${region}${title}\n\n一、重点任务\n`

/** A plan of an invented place, compiled from text. */
function plan(tasks: string, over: { region?: string; years?: string; file?: string } = {}): LintDocument {
  const { region = '云泽市', years = '2025-2027年', file = 'plan.txt' } = over
  const text = `${heading(region, `科技创新三年行动方案（${years}）`)}1. 主要工作。${tasks}（责任单位：市科技局）\n`
  return { file, text, plan: compilePlan(text) }
}

/** A document of figures that are already read, for what a sentence is hard to be written for. */
function figures(rows: Partial<Target>[], over: Partial<CompiledPlan['document']> = {}, file = 'figures.txt') {
  const text = rows.map((row, index) => `${row.indicator}${index}。`).join('')
  const targets = rows.map((row, index): Target => {
    const quote = `${row.indicator}${index}`
    return {
      id: `T${index}`,
      measure: null,
      indicator: '',
      subject: null,
      value: 0,
      valueMax: null,
      unit: '家',
      comparator: '=',
      mode: 'stock',
      kind: 'target',
      deadline: '2027',
      deadlineFrom: 'stated',
      growth: null,
      quote,
      offset: text.indexOf(quote),
      valueText: String(row.value),
      valueOffset: 0,
      of: null,
      partOf: null,
      relativeTo: null,
      recurrence: null,
      table: null,
      progressClaim: null,
      units: [],
      confidence: 1,
      ...row,
    }
  })
  const document: CompiledPlan['document'] = {
    title: '云泽市科技创新规划',
    issuer: null,
    region: '云泽市',
    number: null,
    issued: null,
    status: null,
    kind: 'plan',
    period: { from: '2025', to: '2027' },
    ...over,
  }
  return { file, text, plan: { document, outline: [], measures: [], targets, mechanisms: [], claims: [] } }
}

const of = (findings: Finding[], type: string) => findings.filter((f) => f.type === type)
const high = (findings: Finding[]) => findings.filter((f) => f.severity === 'high' || f.severity === 'medium')

describe('one measure with two values', () => {
  it('in one document is a conflict that names both', () => {
    const findings = lintPlans([
      plan('到2027年，高新技术企业达到1200家。健全梯度培育机制，到2027年，高新技术企业达到1300家。'),
    ])
    expect(of(findings, 'conflict')).toMatchObject([{ severity: 'high', arithmetic: { zh: '2027年 1200家 ≠ 1300家' } }])
  })

  it('in two documents of one region is a conflict of less weight', () => {
    const findings = lintPlans([
      figures([{ indicator: '高新技术企业数', value: 1200 }], {}, 'a.txt'),
      figures([{ indicator: '高企数', value: 1300 }], {}, 'b.txt'),
    ])
    expect(of(findings, 'conflict')).toMatchObject([{ severity: 'medium' }])
  })

  it('printed with more digits in the table than in the text is one value', () => {
    const money = { indicator: '技术合同成交额', unit: '亿元', mode: 'flow-annual' as const }
    const findings = lintPlans([
      figures([
        { ...money, value: 25, valueText: '25' },
        { ...money, value: 24.99, valueText: '24.99', table: '专栏1' },
      ]),
    ])
    expect(findings).toEqual([])
  })

  it('in one sentence belongs to two things', () => {
    const findings = lintPlans([plan('到2027年，城乡居民人均可支配收入分别达到48620元、26870元。')])
    expect(of(findings, 'conflict')).toEqual([])
  })

  it('a result of "more than 1500" allows 1520', () => {
    const count = { indicator: '高新技术企业数', kind: 'actual' as const, deadline: '2024' }
    const findings = lintPlans([
      figures([
        { ...count, value: 1500, comparator: '>' },
        { ...count, value: 1520 },
      ]),
    ])
    expect(findings).toEqual([])
  })
})

describe('what is reached already', () => {
  it('a level of a past year above the later target', () => {
    const findings = lintPlans([
      figures([
        { indicator: '高新技术企业数', value: 900, kind: 'baseline', deadline: '2024' },
        { indicator: '高新技术企业数', value: 800 },
      ]),
    ])
    expect(of(findings, 'already-met')).toMatchObject([
      { severity: 'high', arithmetic: { zh: '2024年 900家 > 2027年目标 800家' } },
    ])
  })

  it('is no finding where less is better', () => {
    const rate = { indicator: '城镇登记失业率', unit: '%', mode: 'ratio' as const }
    const findings = lintPlans([
      figures([
        { ...rate, value: 4.5, kind: 'baseline', deadline: '2024' },
        { ...rate, value: 4 },
      ]),
    ])
    expect(findings).toEqual([])
  })

  it('is no finding for what is done anew every year', () => {
    const flow = { indicator: '高新技术企业净增数', mode: 'flow-annual' as const }
    const findings = lintPlans([
      figures([
        { ...flow, value: 212, kind: 'actual', deadline: '2024' },
        { ...flow, value: 150, deadline: '2025' },
      ]),
    ])
    expect(high(findings)).toEqual([])
  })

  it('a ceiling that gets laxer is a conflict', () => {
    const rate = { indicator: '城镇登记失业率', unit: '%', mode: 'ratio' as const, comparator: '<=' as const }
    const findings = lintPlans([
      figures([
        { ...rate, value: 4, deadline: '2025' },
        { ...rate, value: 5 },
      ]),
    ])
    expect(of(findings, 'conflict')).toMatchObject([{ severity: 'medium' }])
  })
})

describe('sums', () => {
  const joint = { indicator: '省级以上众创空间、科技企业孵化器数', value: 35 }

  it('parts that are more than their joint target are a conflict', () => {
    const findings = lintPlans([
      figures([
        joint,
        { indicator: '省级以上众创空间数', value: 22 },
        { indicator: '省级科技企业孵化器数', value: 18 },
      ]),
    ])
    expect(of(findings, 'conflict')).toMatchObject([{ severity: 'high', arithmetic: { zh: '22 + 18 = 40 > 35' } }])
  })

  it('parts within their joint target are none', () => {
    const findings = lintPlans([figures([joint, { indicator: '省级科技企业孵化器数', value: 10 }])])
    expect(findings).toEqual([])
  })

  it('parts that are more than the whole', () => {
    const findings = lintPlans([plan('全年引进科技人才项目14个，其中个人类项目13个、团队类项目3个。')])
    expect(of(findings, 'plausibility')).toMatchObject([{ arithmetic: { zh: '13 + 3 = 16个 ≠ 文中 14个' } }])
  })

  it('growth of a part above the growth of the whole is no sum', () => {
    const growth = { mode: 'growth' as const, unit: '%' }
    const findings = lintPlans([
      figures([
        { indicator: '固定资产投资增速', value: 3, ...growth },
        { indicator: '民间投资增速', value: 8, partOf: 'T0', ...growth },
      ]),
    ])
    expect(findings).toEqual([])
  })

  it('a total since some year below one of its years', () => {
    const done = { indicator: '技术合同成交额', unit: '亿元', kind: 'actual' as const, deadline: '2024' }
    const rows = (total: number) => [
      { ...done, value: total, mode: 'flow-cumulative' as const },
      { ...done, value: 25, mode: 'flow-annual' as const },
    ]
    expect(of(lintPlans([figures(rows(20))]), 'plausibility')).toMatchObject([{ severity: 'high' }])
    expect(lintPlans([figures(rows(38))])).toEqual([])
  })

  it('a base, a target and the yearly growth between them must agree', () => {
    const rows = (growth: number) => [
      { indicator: '专利授权量', value: 1000, unit: '件', kind: 'baseline' as const, deadline: '2024' },
      { indicator: '专利授权量', value: 1331, unit: '件' },
      { indicator: '专利授权量年均增速', value: growth, unit: '%', mode: 'growth' as const },
    ]
    expect(of(lintPlans([figures(rows(20))]), 'plausibility')).toMatchObject([
      { arithmetic: { zh: '(1331 ÷ 1000)^(1/3) − 1 = 每年 10.0%；文中年均 20.0%' } },
    ])
    expect(lintPlans([figures(rows(10))])).toEqual([])
  })

  it('growth at constant prices is not held against amounts', () => {
    const findings = lintPlans([
      figures([
        {
          indicator: '地区生产总值',
          value: 218,
          unit: '亿元',
          mode: 'flow-annual',
          kind: 'baseline',
          deadline: '2024',
        },
        { indicator: '地区生产总值', value: 320, unit: '亿元', mode: 'flow-annual' },
        { indicator: '地区生产总值年均增速', value: 6.5, unit: '%', mode: 'growth' },
      ]),
    ])
    expect(findings).toEqual([])
  })
})

describe('trend', () => {
  const rows = (to: number) => [
    { indicator: '技术合同成交额', value: 100, unit: '亿元', mode: 'flow-annual' as const, deadline: '2025' },
    { indicator: '技术合同成交额', value: to, unit: '亿元', mode: 'flow-annual' as const },
    {
      indicator: '技术合同成交额增速',
      value: 12,
      unit: '%',
      mode: 'growth' as const,
      kind: 'actual' as const,
      deadline: '2024',
    },
  ]

  it('a target that asks for several times the growth just reported is steep', () => {
    expect(of(lintPlans([figures(rows(300))]), 'steep')).toMatchObject([{ severity: 'medium' }])
  })

  it('a target along the trend is no finding', () => {
    expect(lintPlans([figures(rows(125))])).toEqual([])
  })

  it('a lower share for a later year is a conflict only where the names differ in common words', () => {
    const share = { unit: '%', mode: 'ratio' as const }
    const later = { indicator: '数字经济核心产业增加值占比', of: '地区生产总值', value: 12, ...share }
    const earlier = { indicator: '制造业增加值占比', of: '地区生产总值', value: 30, deadline: '2025', ...share }
    expect(lintPlans([figures([later, earlier])])).toEqual([])
  })

  it('what is meant by 相关 is the name quoted before it', () => {
    const findings = lintPlans([
      plan('到2027年，“先试用后转让”技术许可合同达240项以上。'),
      plan('年内凝练推广“先试用后转让”典型案例10项，登记相关技术合同30项以上。', { years: '2025年', file: 'year.txt' }),
    ])
    expect(of(findings, 'steep')).toMatchObject([{ severity: 'high' }])
  })
})

describe('the period of the plan', () => {
  const rows = [
    { indicator: '甲类示范工厂数', value: 3 },
    { indicator: '乙类示范工厂数', value: 3 },
    { indicator: '丙类示范工厂数', value: 3 },
  ]

  it('a target due years before it begins', () => {
    const findings = lintPlans([figures([...rows, { indicator: '丁类示范工厂数', value: 3, deadline: '2022' }])])
    expect(of(findings, 'plausibility')).toMatchObject([{ severity: 'medium' }])
  })

  it('a target within it is no finding', () => {
    expect(lintPlans([figures(rows)])).toEqual([])
  })
})

describe('a region and the one above it', () => {
  const city = (rows: Partial<Target>[]) => figures(rows, { region: '云泽市' }, 'city.txt')
  const district = (rows: Partial<Target>[]) => figures(rows, { region: '云泽市东湖区' }, 'district.txt')
  const firms = { indicator: '高新技术企业数' }

  it('a district target above that of the whole city is a conflict', () => {
    const findings = lintPlans([city([{ ...firms, value: 500 }]), district([{ ...firms, value: 600 }])])
    expect(of(findings, 'conflict')).toMatchObject([{ severity: 'high', targets: [{ file: 'district.txt' }, {}] }])
  })

  it('a district target below it, also for a later year, is none', () => {
    const findings = lintPlans([
      city([{ ...firms, value: 500, deadline: '2025' }]),
      district([{ ...firms, value: 60 }]),
    ])
    expect(findings).toEqual([])
  })

  it('two districts of one city are never held against each other', () => {
    const other = figures([{ ...firms, value: 900, deadline: '2025' }], { region: '云泽市西湖区' }, 'other.txt')
    expect(lintPlans([other, district([{ ...firms, value: 60 }])])).toEqual([])
  })

  it('a headline indicator of the city that the district does not take up is a gap', () => {
    const many = '甲乙丙丁戊己'.split('').map((kind) => ({ indicator: `${kind}类示范工厂数`, value: 3 }))
    const own = [...many, { ...firms, value: 60 }, { indicator: '科技型中小企业数', value: 90 }]
    const asked = { indicator: '技术合同成交额', unit: '亿元', value: 300, mode: 'flow-annual' as const }
    expect(of(lintPlans([city([asked]), district(own)]), 'gap')).toMatchObject([{ severity: 'medium' }])
    expect(of(lintPlans([city([asked]), district([...own, { ...asked, value: 30 }])]), 'gap')).toEqual([])
    expect(of(lintPlans([city([asked]), district(many)]), 'gap')).toEqual([])
  })

  it('paths decide where they are known', () => {
    const at = (regionPath: string, document: LintDocument) => ({ ...document, regionPath })
    const a = at('990100/', figures([{ ...firms, value: 500 }], { region: '某市' }, 'a.txt'))
    const b = at('990200/', figures([{ ...firms, value: 600 }], { region: '某市' }, 'b.txt'))
    expect(lintPlans([a, b])).toEqual([])
  })

  it('a document that speaks of a whole district does not join the city', () => {
    const text = '全区到2027年，高新技术企业达到60家。全区工作有序。'
    const unnamed = { file: 'x.txt', text, plan: compilePlan(text) }
    expect(lintPlans([city([{ ...firms, value: 500, deadline: '2025' }]), unnamed])).toEqual([])
  })
})

describe('definitions', () => {
  it('a share of amounts without a denominator is told once for the document', () => {
    const share = { unit: '%', mode: 'ratio' as const, value: 40 }
    const findings = lintPlans([
      figures([
        { indicator: '高新技术产业产值占比', ...share },
        { indicator: '战略性新兴产业占比', ...share },
        { indicator: '有研发活动的规上工业企业占比', ...share },
        { indicator: '养老机构护理型床位占比', ...share },
      ]),
    ])
    expect(of(findings, 'definition')).toMatchObject([{ severity: 'low', targets: [{}, {}] }])
  })
})

describe('a base', () => {
  const growth = { indicator: '科技服务业营业收入倍数', value: 2, unit: '倍', mode: 'growth' as const }

  it('that is printed nowhere is asked for', () => {
    expect(of(lintPlans([figures([growth])]), 'definition')).toMatchObject([{ severity: 'low' }])
  })

  it('that another document of the region prints is enough', () => {
    const level = { indicator: '科技服务业营业收入', unit: '亿元', mode: 'flow-annual' as const }
    const base = { ...level, value: 80, kind: 'baseline' as const, deadline: '2024' }
    expect(lintPlans([figures([growth], {}, 'a.txt'), figures([base], {}, 'b.txt')])).toEqual([])
  })
})

it('every finding is told in both languages', () => {
  const findings = lintPlans([
    figures([
      { indicator: '高新技术企业数', value: 900, kind: 'baseline', deadline: '2024' },
      { indicator: '高新技术企业数', value: 800 },
    ]),
  ])
  for (const { message, ask, arithmetic, reason } of findings) {
    expect(message.en).toContain('was 900 in 2024 already')
    for (const text of [message, ask, arithmetic, reason])
      expect(text.en.replace(/“[^”]*”/g, '')).not.toMatch(/[一-龥]/)
  }
})
