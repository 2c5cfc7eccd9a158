import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bound, changedFigures, filled, unboundIn } from './bound-text.ts'
import type { BoundFigure } from './figures.ts'

const figure = (
  key: string,
  text: string,
  label = '科技型项目新竣工数 完成值',
  row: number | null = 1,
): BoundFigure => ({
  key,
  text,
  label,
  row,
})
const figures = new Map(
  [
    figure('a', '48'),
    figure('b', '150', '科技型项目新竣工数 目标值'),
    figure('c', '32.0%', '科技型项目新竣工数 完成进度'),
    figure('d', '1,080', '高新技术企业数 目标值', 2),
    figure('count.behind', '9', '滞后', null),
  ].map((one) => [one.key, one]),
)
const textOf = (template: string) =>
  filled(template, figures)
    .map((part) => part.text)
    .join('')
const bind = (text: string, earlier: string[] = []) => bound(text, { earlier, figures, names: ['科技型项目新竣工数'] })

describe('an edited paragraph', () => {
  test('keeps its numbers bound when only words change', () => {
    const { template, unbound } = bind('科技型项目新竣工数只完成48项，目标150项，完成32.0%。', ['a', 'b', 'c'])
    expect(template).toBe('科技型项目新竣工数只完成⟨a⟩项，目标⟨b⟩项，完成⟨c⟩。')
    expect(unbound).toEqual([])
  })

  test('tells a number that was typed in from those that the data say', () => {
    const { template, unbound } = bind('科技型项目新竣工数完成49项，目标150项。', ['a', 'b'])
    expect(template).toBe('科技型项目新竣工数完成49项，目标⟨b⟩项。')
    expect(unbound).toEqual([{ text: '49', near: '科技型项目新竣工数完成49项，目标15' }])
  })

  test('takes dates, years, months, numbers of lists and of documents for what they are', () => {
    const text = '（1）截至5月底，2025年第3期、1—5月，2025-08-31前，〔2025〕8号，二季度。'
    expect(bind(text)).toEqual({ template: text, unbound: [] })
  })

  test('does not lend a figure of another indicator the same digits', () => {
    expect(bind('完成1,080家。').unbound.map((one) => one.text)).toEqual(['1,080'])
    expect(bind('高新技术企业数目标1,080家。').unbound).toEqual([])
  })

  test('a count may stand anywhere', () => {
    expect(bind('滞后9项').template).toBe('滞后⟨count.behind⟩项')
  })
})

test('whatever is written, binding changes no character of what is read', () => {
  const piece = fc.oneof(
    fc.constantFrom('48', '150', '32.0%', '1,080', '9', '2025年', '5月', '项', '，', '科技型项目新竣工数', '。'),
    fc.string({ maxLength: 6 }).filter((text) => !/[⟨⟩]/.test(text)),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      expect(textOf(bind(text, ['a', 'b', 'c']).template)).toBe(text)
    }),
  )
})

test('a stored text names the numbers that no figure says', () => {
  expect(unboundIn('完成⟨a⟩项，另有12项在建。', []).map((one) => one.text)).toEqual(['12'])
})

test('figures that are printed otherwise now are told with both values', () => {
  const now = new Map(figures).set('a', figure('a', '50'))
  now.delete('d')
  expect(changedFigures(figures, now)).toEqual([
    { key: 'a', label: '科技型项目新竣工数 完成值', from: '48', to: '50' },
    { key: 'd', label: '高新技术企业数 目标值', from: '1,080', to: '—' },
  ])
})
