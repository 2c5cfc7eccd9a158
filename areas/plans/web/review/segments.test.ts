import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Mark, marksByParagraph, paragraphsOf, piecesOf, trimmedRange } from './segments.ts'

const mark = (id: string, from: number, to: number, more: Partial<Mark> = {}): Mark => ({
  id,
  from,
  to,
  tone: 'proposed',
  ...more,
})

describe('paragraphs', () => {
  test('know where they begin, empty lines and all', () => {
    expect(paragraphsOf('甲\n\n 乙丙\n', []).map(({ offset, text }) => [offset, text])).toEqual([
      [0, '甲'],
      [3, ' 乙丙'],
    ])
  })
  test('a short line with a heading in it is a heading, a run-in one is not', () => {
    const text = '一、总体要求\n1. 强化招商。每年新开工250个；转化率40%以上。'
    const headings = [
      { offset: 0, level: 1 },
      { offset: text.indexOf('1.'), level: 2 },
    ]
    expect(paragraphsOf(text, headings).map((p) => p.level)).toEqual([1, 0])
  })
})

describe('pieces', () => {
  const [paragraph] = paragraphsOf('新开工250个、新竣工150个以上', [])
  if (!paragraph) throw new Error('no paragraph')

  test('overlapping marks share the stretch that both cover', () => {
    const pieces = piecesOf(paragraph, [mark('a', 0, 7), mark('b', 3, 14)])
    expect(pieces.map((p) => [p.text, p.ids])).toEqual([
      ['新开工', ['a']],
      ['250个', ['a', 'b']],
      ['、新竣工150', ['b']],
      ['个以上', []],
    ])
  })
  test('the printed number is drawn stronger', () => {
    const pieces = piecesOf(paragraph, [mark('a', 0, 7, { strongFrom: 3, strongTo: 6 })])
    expect(pieces.filter((p) => p.isStrong).map((p) => p.text)).toEqual(['250'])
  })
  test('joined again they are the text, whatever the marks', () => {
    const text = fc.string({ unit: fc.constantFrom('科', '1', '\n', ' ', '。'), maxLength: 80 })
    const spans = fc.array(fc.tuple(fc.nat(90), fc.nat(30)), { maxLength: 8 })
    fc.assert(
      fc.property(text, spans, (whole, list) => {
        const marks = list.map(([from, length], i) => mark(`m${i}`, from, from + length + 1))
        const paragraphs = paragraphsOf(whole, [])
        const byParagraph = marksByParagraph(paragraphs, marks)
        for (const [i, p] of paragraphs.entries()) {
          const pieces = piecesOf(p, byParagraph[i] ?? [])
          expect(pieces.map((piece) => piece.text).join('')).toBe(p.text)
          expect(whole.slice(p.offset, p.offset + p.text.length)).toBe(p.text)
        }
      }),
    )
  })
  test('a quote over a line end is marked on both lines', () => {
    const paragraphs = paragraphsOf('年技术\n\n合同登记超100件', [])
    const byParagraph = marksByParagraph(paragraphs, [mark('a', 0, 14)])
    expect(byParagraph.map((marks) => marks.map((m) => m.id))).toEqual([['a'], ['a']])
  })
})

test('a generous selection quotes only words', () => {
  expect(trimmedRange(' 甲 ', 0, 3)).toEqual({ from: 1, to: 2 })
  expect(trimmedRange(' \n ', 0, 3)).toBe(null)
})
