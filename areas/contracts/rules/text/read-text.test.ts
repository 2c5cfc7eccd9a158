import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contents } from '../../contract/precheck.ts'
import { ContractTextFindings } from '../../contract/precheck-text.ts'
import { differencesOf } from '../../contract/text-differences.ts'
import { excludedCues } from './lexicon.ts'
import { readText } from './read-text.ts'
import { amountsIn, readHanInteger } from './written-amounts.ts'

const contract = `技术开发（委托）合同
委托方（甲方）：示例新材料科技有限公司
统一社会信用代码：91350100M000100Y43
乙方（受托方）：示例工业大学（盖章）
一、甲方委托乙方研究开发新型阻燃涂层材料，该技术为双方订立合同时尚未掌握的技术方案。
二、本合同研究开发经费总额为人民币3,000,000.00元（大写：叁佰万元整），其中设备购置费80万元，原材料费5万元。首付款为90万元。
三、乙方逾期的，按合同总价款的千分之一支付违约金，最高不超过30万元。
四、本合同有效期自2025年6月1日起至2026-12-31。签订日期：2025年5月20日`

describe('a contract', () => {
  const found = readText(contract)
  it('names its parties with their roles, without the seal', () => {
    expect(found.parties.map(({ role, called, name }) => [role, called, name])).toEqual([
      ['buyer', '委托方（甲方）', '示例新材料科技有限公司'],
      ['seller', '乙方（受托方）', '示例工业大学'],
    ])
  })
  it('names the credit code and checks it', () => {
    expect(found.codes.map(({ code, isRight }) => [code, isRight])).toEqual([['91350100M000100Y43', true]])
  })
  it('tells the contract value from its parts, instalments and penalties', () => {
    expect(found.amounts.map(({ role, amountFen }) => [role, amountFen])).toEqual([
      ['contractAmount', '300000000'],
      ['contractAmount', '300000000'],
      ['equipment', '80000000'],
      ['materials', '5000000'],
      ['instalment', '90000000'],
      ['aside', '30000000'],
    ])
  })
  it('tells the day of signing from the term', () => {
    expect(found.dates.map(({ role, date }) => [role, date])).toEqual([
      ['validity', '2025-06-01'],
      ['validity', '2026-12-31'],
      ['signedOn', '2025-05-20'],
    ])
  })
  it('every quote stands at its offset, within its sentence', () => {
    const quotes = [
      ...found.parties,
      ...found.codes,
      ...found.amounts,
      ...found.dates,
      ...found.kinds.flatMap(({ cues }) => cues.flatMap(({ quotes }) => quotes.map((quote) => ({ quote })))),
    ].map(({ quote }) => quote)
    expect(quotes.length).toBeGreaterThan(12)
    for (const { text, offset, sentence, sentenceOffset } of quotes) {
      expect(contract.slice(offset, offset + text.length)).toBe(text)
      expect(contract.slice(sentenceOffset, sentenceOffset + sentence.length)).toBe(sentence)
      expect(sentence).toContain(text)
    }
  })
  it('shows the words that speak for a kind with their clause, and gives no verdict', () => {
    const development = found.kinds.find(({ kind }) => kind === 'development')
    expect(development?.cues.map(({ speaks }) => speaks)).toEqual(['for', 'for'])
    expect(development?.cues[1]).toMatchObject({ words: '尚未掌握', clause: expect.stringContaining('认定条件') })
    expect(Object.keys(found)).not.toContain('verdict')
  })
  it('keeps to its shape', () => {
    expect(ContractTextFindings.safeParse(found).success).toBe(true)
  })
})

describe('amounts', () => {
  it.each([
    ['共计人民币 1,234.50 元', 123450n],
    ['共计￥1,234.50', 123450n],
    ['1.2亿元', 12_000_000_000n],
    ['叁拾伍万肆仟元整', 35_400_000n],
    ['壹佰贰拾叁元肆角伍分', 12345n],
    ['一万二千元', 1_200_000n],
    ['300 万元', 300_000_000n],
  ])('%s', (text, fen) => {
    expect(amountsIn(text).map((each) => each.fen)).toEqual([fen])
  })
  it.each(['30%', '300万件', '2025年', '100元/吨', '300万美元', 'A123元'])('%s is no amount in yuan', (text) => {
    expect(amountsIn(text)).toEqual([])
  })
  it.each([
    ['十', 10n],
    ['二十', 20n],
    ['一百零五', 105n],
    ['叁佰万', 3_000_000n],
    ['一亿二千万', 120_000_000n],
    ['一万亿', 1_000_000_000_000n],
    ['两千', 2000n],
  ])('numeral %s', (text, value) => {
    expect(readHanInteger(text)).toBe(value)
  })
  it('figures that differ from the words beside them are pointed out', () => {
    const found = readText('合同总金额为300万元（大写：叁拾万元整）。')
    expect(found.amounts.map(({ role, differsFromWords }) => [role, differsFromWords])).toEqual([
      ['contractAmount', false],
      ['contractAmount', true],
    ])
  })
})

describe('comparison with what was declared', () => {
  const found = readText('合同总价为300万元，其中设备费80万元。')
  it.each([
    [
      { contractAmount: '3000000', equipment: '800000' },
      [
        ['contractAmount', 'same'],
        ['equipment', 'same'],
      ],
    ],
    [
      { contractAmount: '300' },
      [
        ['contractAmount', 'differs'],
        ['equipment', 'not-declared'],
      ],
    ],
    [
      { contractAmount: '300万元', equipment: '80万元', parts: '1' },
      [
        ['contractAmount', 'same'],
        ['equipment', 'same'],
        ['parts', 'not-found'],
      ],
    ],
  ])('%j', (declared, outcomes) => {
    expect(differencesOf(declared, found).map(({ field, outcome }) => [field, outcome])).toEqual(outcomes)
  })
})

describe('any text', () => {
  it('is read without failing, and its quotes stand where they say', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          '甲方：',
          '合同总价',
          '300万元',
          '叁佰万元整',
          '2025年2月30日',
          '\n',
          '。',
          '￥',
          '，',
          '亿',
          '壹',
        ),
      ),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(pieces, (some) => {
        const text = some.join('')
        for (const { quote } of [...readText(text).amounts, ...readText(text).parties, ...readText(text).dates])
          expect(text.slice(quote.offset, quote.offset + quote.text.length)).toBe(quote.text)
      }),
    )
  })
  it('of a great length is cut, says so, and takes little time', () => {
    const started = performance.now()
    const found = readText('甲方：公司，合同总价300万元，'.repeat(40_000))
    expect(found.isCut).toBe(true)
    expect(found.amounts.length).toBeLessThanOrEqual(60)
    expect(performance.now() - started).toBeLessThan(20_000)
  })
  it('a sentence without end is quoted around the words only', () => {
    const [amount] = readText(`${'字'.repeat(5000)}合同总价300万元${'字'.repeat(5000)}`).amounts
    expect(amount?.quote.sentence.length).toBeLessThanOrEqual(210)
    expect(amount?.quote.sentence).toContain('300万元')
  })
})

it('every excluded content that a word leads to is one that can be chosen', () => {
  expect(excludedCues.filter(({ content }) => !(content in contents))).toEqual([])
  expect(new Set(excludedCues.map(({ content }) => content)).size).toBe(Object.keys(contents).length - 1)
})
