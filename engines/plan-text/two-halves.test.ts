import { describe, expect, it } from 'vitest'
import { compilePlan } from './engine.ts'

const targetsOf = (text: string) =>
  compilePlan(text).targets.map(({ valueText, unit, kind, deadline, mode }) => [
    `${valueText}${unit ?? ''}`,
    kind,
    deadline,
    mode,
  ])
const namesOf = (text: string) => compilePlan(text).targets.map(({ indicator }) => indicator)

const opening = '各位代表：现在，我代表区人民政府，向大会报告工作，请予审议，并请各位委员和列席人员提出意见和建议。'

describe('sections that are headed by a line without a number', () => {
  const report = [
    '2026年云山省政府工作报告',
    '刚刚过去的2025年，全省上下顶压前行，顺利完成全年目标任务。地区生产总值增长5.8%，培育专精特新中小企业322户，完成投资2929亿元。',
    '“十五五”时期的主要目标任务',
    '“十五五”时期，要努力实现以下目标任务：',
    '一是科技创新能力明显提升。全社会研发经费投入年均增长9.5%，财政科技支出只增不减，高水平建成区域性科技创新基地。',
    '2026年重点工作',
    '做好今年的工作，要抓好以下几个方面：全年新增省级创新平台30个，地区生产总值增长5.5%左右，办好各项民生实事。',
  ].join('\n')

  it('keep the title, and each half its year', () => {
    const plan = compilePlan(report)
    expect(plan.document.title).toBe('2026年云山省政府工作报告')
    expect(plan.outline.map(({ title }) => title)).toEqual([
      '“十五五”时期的主要目标任务',
      '科技创新能力明显提升',
      '2026年重点工作',
    ])
    expect(targetsOf(report)).toEqual([
      ['5.8%', 'actual', '2025', 'growth'],
      ['322户', 'actual', '2025', 'flow-annual'],
      ['2929亿元', 'actual', '2025', 'flow-annual'],
      ['9.5%', 'target', '2030', 'growth'],
      ['30个', 'target', '2026', 'flow-annual'],
      ['5.5%', 'target', '2026', 'growth'],
    ])
  })

  it('are no headings above any text, nor lines that say something', () => {
    const titled = compilePlan(`2025年工作总结和2026年工作计划\n${opening}\n创新是引领发展的第一动力\n${opening}`)
    expect(titled.outline).toEqual([])
    expect(titled.document.title).toBe('2025年工作总结和2026年工作计划')
  })
})

it('a heading that plans for a term and for a year is followed paragraph by paragraph', () => {
  const text = [
    '2026年云山省政府工作报告',
    '——2026年1月27日在云山省第十四届人民代表大会第四次会议上',
    opening,
    '二、“十五五”时期目标任务和2026年工作安排',
    '《纲要（草案）》明确了经济社会发展主要指标：全社会研发经费投入年均增长8%以上，非化石能源占能源消费总量比重21%。',
    '今年是“十五五”开局之年，必须迈好第一步。全省经济社会发展的主要预期目标是：城镇新增就业45万人以上。',
    '新建省级概念验证中心5家，培育技术经理人超过600人，进一步健全技术转移体系。',
  ].join('\n')
  expect(targetsOf(text)).toEqual([
    ['8%', 'target', '2030', 'growth'],
    ['21%', 'target', '2030', 'ratio'],
    ['45万人', 'target', '2026', 'flow-annual'],
    ['5家', 'target', '2026', 'flow-annual'],
    ['600人', 'target', '2026', 'flow-annual'],
  ])
})

it('a list below 发展目标如下： is of goals', () => {
  const text = [
    '云山发布工作方案：科创中心到2027年基本形成',
    '工作方案明确提出，到2027年，科创中心基本形成，成为原始创新的策源地、创新要素的汇聚地。',
    '方案由科技局、财政局和发展改革委共同制定，其发展目标的具体内容如下：',
    '——科学中心建设取得重要成效。战略科技力量全面强化。一流学科跻身前列。初步实现高水平自立自强。全社会研发经费支出占地区生产总值比重保持在6%左右，基础研究经费占比达17%左右，每万名就业人员中研发人员数量达到260人左右。',
    '——创新高地建设取得明显进展。园区建设打开崭新局面，主平台功能有效发挥。',
  ].join('\n')
  expect(targetsOf(text).map(([value, kind, deadline]) => [value, kind, deadline])).toEqual([
    ['6%', 'target', '2027'],
    ['17%', 'target', '2027'],
    ['260人', 'target', '2027'],
  ])
})

describe('years', () => {
  it('of the pairs of one sentence are those of the first', () => {
    const text =
      '过去五年，全省研发投入强度从2015年的1.51%增长到2019年的1.78%，近三年研发投入年均增长18.4%。科技进步贡献率从54.88%增长到57.62%。'
    expect(targetsOf(text).filter(([, kind]) => kind === 'baseline')).toEqual([
      ['1.51%', 'baseline', '2015', 'ratio'],
      ['54.88%', 'baseline', '2015', 'ratio'],
    ])
  })
  it('that something is measured by date nothing', () => {
    const text = `云山市人民政府市长\n${opening}\n过去五年工作回顾\n预计2012年全市生产总值完成3440亿元左右，是2007年的2.1倍；规模以上工业增加值达到1300亿元以上，是2007年的2.5倍。地方财政总收入是2007年的2.3倍。\n———产业结构不断调整。风力发电装机容量达到115.7万千瓦，产值已占规模以上工业的11.7%。`
    expect(targetsOf(text).map(([value, , deadline]) => [value, deadline])).toEqual([
      ['3440亿元', '2012'],
      ['2.1倍', '2012'],
      ['1300亿元', '2012'],
      ['2.5倍', '2012'],
      ['2.3倍', '2012'],
      ['115.7万千瓦', '2012'],
      ['11.7%', '2012'],
    ])
  })
  it('to come tell which years are over in a text without a date', () => {
    const text =
      '1月14日，云山省人民代表大会会议开幕。工作报告提出，今年主要预期目标为地区生产总值增长5.5%左右。\n2024年，云山预计全年经济增速5%左右。粮食总产615.6亿斤，创近五年新高。\n一年来，高新技术企业达1.75万家，全省研发投入强度提升至2.57%。\n2025年全省将持续用力，力争高新技术产业增加值增长8%。'
    expect(targetsOf(text).map(([value, kind, deadline]) => [value, kind, deadline])).toEqual([
      ['5.5%', 'target', '2025'],
      ['5%', 'target', '2024'],
      ['615.6亿斤', 'actual', '2024'],
      ['1.75万家', 'actual', '2024'],
      ['2.57%', 'actual', '2024'],
      ['8%', 'target', '2025'],
    ])
  })
})

describe('names and bounds', () => {
  it('of a share of all that a region has', () => {
    expect(namesOf('三市集聚了全省70%以上的科研机构。')).toEqual(['科研机构占全省比重'])
  })
  it('see no comparison in 比例提高', () => {
    const [target] = compilePlan('2025年工作总结\n2025年，全市优良天数比例提高6.1个百分点。').targets
    expect([target?.indicator, target?.mode]).toEqual(['优良天数比例增幅', 'growth'])
  })
  it('of more than double', () => {
    const [target] = compilePlan('2020年工作总结\n2020年，高新技术企业总数比2015年翻了一番多。').targets
    expect([target?.value, target?.comparator]).toEqual([2, '>'])
  })
})

it('what a policy grants on what condition is no target', () => {
  const text =
    '对实际投资2亿元以上的招商项目，给予自主认定人才指标1名，每增加实际到位投资额5000万元增加1名指标，同一企业当年度最多不超过10名。'
  expect(targetsOf(text)).toEqual([])
})

describe('what a figure rose from', () => {
  it('is of its own year, and since when is no part of the name', () => {
    const firstCounted = '科技型中小企业从2018年首次评价的4301家，增长到2021年的11189家。'
    expect(namesOf(firstCounted)).toEqual(['科技型中小企业数', '科技型中小企业数'])
    expect(targetsOf(firstCounted).map(([value, kind, deadline]) => [value, kind, deadline])).toEqual([
      ['4301家', 'baseline', '2018'],
      ['11189家', expect.any(String), '2021'],
    ])
    const decade = '全社会研发投入从十年前的2.1亿元增加到去年的15亿元。'
    expect(namesOf(decade)).toEqual(['全社会研发投入', '全社会研发投入'])
  })
})
