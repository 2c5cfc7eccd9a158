import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePlan } from './engine.ts'

describe('text that is no plan', () => {
  it('yields nothing when empty or blank', () => {
    for (const text of ['', ' ', '\n\n\t', '\u3000', '\ufeff']) {
      const plan = compilePlan(text)
      expect([plan.targets, plan.outline, plan.measures, plan.mechanisms]).toEqual([[], [], [], []])
    }
  })
  it('yields no sure target from English prose or a code of forty digits', () => {
    const english = compilePlan('Revenue grew 15% to $3.2 billion with 4,500 employees in 12 countries by 2027.')
    const code = compilePlan(`编号${'1234567890'.repeat(4)}，共5份。`)
    for (const target of [...english.targets, ...code.targets]) expect(target.confidence).toBeLessThan(0.9)
    expect(code.targets.some((target) => target.value > 1e15)).toBe(false)
  })
  it('keeps years, versions, slogans and telephone numbers apart from targets', () => {
    const text =
      '按照“1+5+X”体系和2.0版方案，9999年1月1日9:30在3号楼召开会议，电话0512-88881234，推进5G、4K、3D应用，参照第12号令。'
    expect(compilePlan(text).targets).toEqual([])
  })
})

describe('odd but honest text', () => {
  it('is read in traditional script, full width and among emoji', () => {
    const plan = compilePlan('到２０２７年，新增高新技術企業１２０家以上😀，技術合同成交額達３０億元\ue000。')
    expect(plan.targets.map((target) => [target.value, target.unit, target.deadline])).toEqual([
      [120, '家', '2027'],
      [30, '億元'.replace('億', '亿'), '2027'],
    ])
  })
  it('is read with missing and circular numbering', () => {
    const plan = compilePlan(
      '一、甲项工作\n三、乙项工作\n一、丙项工作\n（二）丁项工作。建成平台5个。\n（二）戊项工作。建成平台6个。',
    )
    expect(plan.outline.map((entry) => entry.level)).toEqual([1, 1, 1, 2, 2])
    expect(plan.targets.map((target) => target.value)).toEqual([5, 6])
  })
  it('is read with ten thousand headings', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `一、标题${i}甲乙丙丁`).join('\n')
    expect(compilePlan(text).outline).toHaveLength(10_000)
  })
  it('is read on one line of half a million characters', () => {
    const unit = '建成平台5个，'
    const plan = compilePlan(unit.repeat(Math.ceil(500_000 / unit.length)))
    expect(plan.targets.length).toBeGreaterThan(70_000)
  })
  it.each([
    ['heads of tables that have no rows', '指标\t2025年\t2030年\n'],
    ['numbers of rows without a table', '序号\n'],
    ['names in quotation marks side by side', '“1+5”'],
    ['rates without a comma', '同比增长5%'],
    ['numbers without a noun', '10个、20家、'],
  ])('is read in time that grows with its length: %s', (_, unit) => {
    // Read anew from each of its places, a text of this length takes minutes.
    expect(compilePlan(unit.repeat(Math.ceil(200_000 / unit.length))).document.title).toBeNull()
  })
  it('is read as far as a name and a quote can go, without cutting a character in two', () => {
    for (const filler of ['🙂', '𠮷', '\u3000', '高端平台🙂', '\n']) {
      const far = filler.repeat(700)
      const text = `到2027年，建成${far}平台5个、${far}基地6个${far}，占${far}比重达到7%。`
      const { targets } = compilePlan(text)
      expect(targets.map((target) => target.value)).toEqual([5, 6, 7])
      for (const { indicator, quote, offset, valueOffset } of targets) {
        expect(text.slice(offset, offset + quote.length)).toBe(quote)
        expect([indicator.isWellFormed(), quote.isWellFormed()]).toEqual([true, true])
        expect([indicator.length <= 120, quote.length <= 2000]).toEqual([true, true])
        expect(valueOffset).toBeLessThan(offset + quote.length)
      }
    }
  })
  it('names a figure that nothing is said of by its own words, and is not sure of it', () => {
    const { targets } = compilePlan('30%。')
    expect(targets).toMatchObject([{ indicator: '30%', quote: '30%' }])
    expect(targets[0]?.confidence).toBeLessThan(0.5)
  })
})

describe('any text at all', () => {
  const scraps = fc.constantFrom(
    '一、',
    '（一）',
    '1.',
    '——',
    '专栏1',
    '“',
    '”',
    '（',
    '）',
    '《',
    '》',
    '，',
    '。',
    '、',
    '；',
    '\n',
    '\t',
    '|',
    '2025年',
    '到2027年',
    '5个',
    '30%',
    '1—2家',
    '由',
    '增加到',
    '增长',
    '均',
    '分别',
    '其中',
    '责任单位：',
    '市科技局',
    '平台',
    '新建',
    '指标',
    '亿元',
    '以上',
    '翻番',
    '🙂',
    '\r',
    '9'.repeat(40),
  )
  it('is read without failing, and every quote is where it says', () => {
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 60 }), (parts) => {
        const text = parts.join('')
        for (const target of compilePlan(text).targets) {
          expect(text.slice(target.offset, target.offset + target.quote.length)).toBe(target.quote)
          expect(target.confidence).toBeGreaterThanOrEqual(0)
          expect(target.confidence).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 400 },
    )
  })
  it('keeps its length when it is normalised', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => compilePlan(text).document !== null))
  })
})
