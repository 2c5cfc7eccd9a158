import { describe, expect, test } from 'vitest'
import type { ItemView } from '#contract/plans'
import { itemView } from '../../../testing/item-view.ts'
import { mergedFields, splitFields } from './prefill.ts'

/** An item whose quote stands in the text. */
const of = (text: string, quote: string, changes: Partial<ItemView> = {}) =>
  itemView(quote, { quote, offset: text.indexOf(quote), ...changes })

describe('what several cards become', () => {
  test('a value and its growth are one value with its growth', () => {
    const text = '技术合同成交额达120亿元，增长15%。'
    const merged = mergedFields(
      [
        of(text, '增长15%', { indicator: '技术合同成交额增幅', mode: 'growth', unit: '%', value: '15' }),
        of(text, '技术合同成交额达120亿元', { indicator: '技术合同成交额', unit: '亿元', value: '120' }),
      ],
      text,
    )
    expect(merged).toMatchObject({
      indicator: '技术合同成交额',
      value: '120',
      unit: '亿元',
      growth: '15',
      quote: '技术合同成交额达120亿元，增长15%',
      offset: 0,
    })
  })
  test('two ends of one indicator are a range', () => {
    const text = '引进团队8个到10个'
    const merged = mergedFields([of(text, '10个', { value: '10' }), of(text, '引进团队8个', { value: '8' })], text)
    expect(merged).toMatchObject({ comparator: 'range', value: '8', valueMax: '10' })
  })
  test('one figure of several indicators is a joint target', () => {
    const text = '高企、瞪羚企业、独角兽企业合计达300家'
    const parts = ['高企数', '瞪羚企业数', '独角兽企业数'].map((indicator) =>
      of(text, '300家', { indicator, value: '300' }),
    )
    expect(mergedFields(parts, text)?.indicator).toBe('高企数、瞪羚企业数和独角兽企业数')
  })
  test('parts of two paragraphs keep the quote of the first: a quote is what stands in the text', () => {
    const text = '高企100家\n瞪羚200家'
    expect(mergedFields([of(text, '高企100家'), of(text, '瞪羚200家')], text)).toMatchObject({ quote: '高企100家' })
  })
})

describe('what one card becomes', () => {
  const around = { measures: [], plan: { periodTo: '2027' } }

  test('a list of figures is one item for each, quoting its own stretch', () => {
    const quote = '到2027年，新建平台5个，引进人才1,200名以上，培育高企、瞪羚企业300家'
    const split = splitFields(of(`前文。${quote}。`, quote, { value: '5', deadline: '2027', comparator: '=' }), around)
    expect(split.map(({ value, unit, comparator, deadline }) => [value, unit, comparator, deadline])).toEqual([
      ['5', '个', '=', '2027'],
      ['1200', '名', '>=', '2027'],
      ['300', '家', '=', '2027'],
    ])
    expect(split.map(({ quote: part }) => part)).toEqual([
      '到2027年，新建平台5个',
      '引进人才1,200名以上',
      '培育高企、瞪羚企业300家',
    ])
    for (const { quote: part, offset } of split) expect(`前文。${quote}。`.startsWith(part, offset)).toBe(true)
  })
  test('a figure shared by several names or subjects is one item for each', () => {
    const names = splitFields(itemView('a', { indicator: '高企、科技型中小企业和瞪羚企业' }), around)
    expect(names.map(({ indicator }) => indicator)).toEqual(['高企', '科技型中小企业', '瞪羚企业'])
    const subjects = splitFields(itemView('a', { subject: '清江浦区、淮阴区' }), around)
    expect(subjects.map(({ subject }) => subject)).toEqual(['清江浦区', '淮阴区'])
  })
  test('nothing to tell them by gives two alike, for the person to change', () => {
    const [one, other] = splitFields(itemView('a'), around)
    expect(one).toEqual(other)
  })
})
