import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placesOf, printedAt } from './printed-value.ts'
import { chunksOf } from './proposal-chunks.ts'
import {
  Admission,
  checkWhoDecides,
  type ExistingItem,
  maxProposals,
  type Proposed,
  valueOffsetOf,
} from './proposals.ts'

const text = '一、目标\n到2027年，高新技术企业达1,400家\n以上，引进团队8—10个，产值翻番。\n二、措施\n建成平台三十家。'
const measures = [{ id: 'plm_1', offset: 0, endOffset: text.indexOf('二、') }]

const proposed = (changes: Partial<Proposed> = {}): Proposed => ({
  indicator: '高新技术企业数',
  subject: null,
  value: '1400',
  valueMax: null,
  unit: '家',
  comparator: '>=',
  mode: 'stock',
  kind: 'target',
  deadline: '2027',
  growth: null,
  quote: '高新技术企业达1,400家以上',
  reason: '未读出',
  ...changes,
})

function existing(changes: Partial<ExistingItem> = {}): ExistingItem {
  const { reason: _, ...facts } = proposed({ quote: '高新技术企业达1,400家\n以上' })
  const offset = text.indexOf('高新')
  return {
    id: 'pli_1',
    state: 'proposed',
    facts: { ...facts, measureId: 'plm_1', offset },
    valueOffset: text.indexOf('1,400'),
    ...changes,
  }
}

function admit(all: Proposed[], items: ExistingItem[] = [], [from, to] = [0, text.length]) {
  const admission = new Admission({ text, measures, existing: items })
  for (const each of all) admission.take(each, from ?? 0, to ?? text.length)
  const dropped = Object.fromEntries(Object.entries(admission.dropped).filter(([, count]) => count > 0))
  return { admitted: admission.admitted, dropped }
}

describe('admitting a proposal', () => {
  test('a quote is found across line breaks and kept exactly as it stands, with its measure and number', () => {
    const { admitted, dropped } = admit([proposed()])
    expect(admitted).toMatchObject([
      {
        facts: { quote: '高新技术企业达1,400家\n以上', offset: text.indexOf('高新'), measureId: 'plm_1' },
        valueText: '1,400',
        valueOffset: text.indexOf('1,400'),
        rivalItemId: null,
      },
    ])
    expect(dropped).toEqual({})
  })

  test.each<[string, Partial<Proposed>, string]>([
    ['a quote that is not in the text', { quote: '高新技术企业达1500家' }, 'quote'],
    ['an empty quote', { quote: '  ' }, 'quote'],
    ['a value that the quote does not print', { value: '1500' }, 'value'],
    ['part of a number', { value: '400' }, 'value'],
    ['a range whose end is not printed', { comparator: 'range', valueMax: '1500' }, 'value'],
    ['an upper value without a range', { quote: '引进团队8—10个', value: '8', valueMax: '10' }, 'inconsistent'],
    ['a range without an end', { comparator: 'range' }, 'inconsistent'],
  ])('%s is dropped and counted', (_name, changes, reason) => {
    expect(admit([proposed(changes)])).toEqual({ admitted: [], dropped: { [reason]: 1 } })
  })

  test('a quote outside of the stretch that was looked at is dropped', () => {
    expect(admit([proposed()], [], [text.indexOf('二、'), text.length]).dropped).toEqual({ quote: 1 })
  })

  test('a range, a doubling and a Chinese numeral are printed values', () => {
    const { admitted } = admit([
      proposed({ quote: '引进团队8—10个', value: '8', valueMax: '10', comparator: 'range', unit: '个' }),
      proposed({ quote: '产值翻番', value: '2', unit: '倍' }),
      proposed({ quote: '建成平台三十家', value: '30' }),
    ])
    expect(admitted.map(({ valueText, facts }) => [valueText, facts.measureId])).toEqual([
      ['8', 'plm_1'],
      ['翻番', 'plm_1'],
      ['三十', null],
    ])
  })

  test('what is already read, rejected or not, is no proposal', () => {
    for (const state of ['proposed', 'accepted', 'rejected'] as const)
      expect(admit([proposed()], [existing({ state })]).dropped).toEqual({ duplicate: 1 })
    expect(admit([proposed(), proposed({ reason: null })]).dropped).toEqual({ duplicate: 1 })
  })

  test('another reading of a number waits beside the first one, unless a person has decided on it', () => {
    const other = proposed({ deadline: '2026' })
    expect(admit([other], [existing()]).admitted).toMatchObject([{ rivalItemId: 'pli_1' }])
    expect(admit([other], [existing({ state: 'accepted' })]).dropped).toEqual({ decided: 1 })
    expect(admit([other], [existing({ state: 'rejected' })]).dropped).toEqual({ decided: 1 })
  })

  test('no flood of proposals gets through', () => {
    const strange = (i: number) => String.fromCharCode(0x4e00 + 2 * i, 0x6000 + 2 * i)
    const many = Array.from({ length: maxProposals + 5 }, (_, i) => proposed({ indicator: strange(i) }))
    const { admitted, dropped } = admit(many)
    expect([admitted.length, dropped]).toEqual([maxProposals, { 'too-many': 5 }])
  })
})

test('only a person lets a proposal of the assistant stand; anything may reject it', () => {
  const proposal = { origin: 'assistant' as const }
  expect(checkWhoDecides(proposal, 'accept', 'person')).toEqual([])
  for (const by of ['api-key', 'system', 'anonymous'] as const) {
    expect(checkWhoDecides(proposal, 'accept', by)).toEqual([{ code: 'plans.proposal-needs-person' }])
    expect(checkWhoDecides(proposal, 'correct', by)).toEqual([{ code: 'plans.proposal-needs-person' }])
    expect(checkWhoDecides(proposal, 'reject', by)).toEqual([])
    expect(checkWhoDecides({ origin: 'compiler' }, 'accept', by)).toEqual([])
  }
})

test('the number of an item is where it was noted, or where its quote prints it', () => {
  expect(valueOffsetOf(existing())).toBe(text.indexOf('1,400'))
  expect(valueOffsetOf(existing({ valueOffset: null }))).toBe(text.indexOf('1,400'))
  const corrected = existing()
  corrected.facts = { ...corrected.facts, value: '8', quote: '引进团队8—10个', offset: text.indexOf('引进') }
  expect(valueOffsetOf(corrected)).toBe(text.indexOf('8—10'))
})

describe('places of a quote', () => {
  test('every place is answered with the words that stand there', () => {
    expect(placesOf('达 1家，达1 家', '达1家')).toEqual([
      { offset: 0, quote: '达 1家' },
      { offset: 5, quote: '达1 家' },
    ])
  })

  test('any part of a text is found in it, whatever blanks are put in or left out', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (words, a, b) => {
        const [from, to] = [a % words.length, b % (words.length + 1)].toSorted((x, y) => x - y)
        const quote = words.slice(from, to)
        fc.pre(quote.trim() !== '')
        const places = placesOf(words, [...quote].join(' '))
        expect(places.length).toBeGreaterThan(0)
        for (const place of places) expect(words.startsWith(place.quote, place.offset)).toBe(true)
      }),
    )
  })
})

test.each([
  ['达１４００家', '1400', ['１４００']],
  ['一千零五十户', '1050', ['一千零五十']],
  ['1.2万人', '1.2', ['1.2']],
  ['下降2.50%', '-2.5', ['2.50']],
  ['两万亩', '20000', ['两万']],
  ['二〇二七年', '2027', []],
  ['11400家', '1400', []],
])('%s prints %s as %o', (quote, value, printed) => {
  expect(printedAt(quote, value).map((each) => each.printed)).toEqual(printed)
})

describe('stretches of a document', () => {
  test('together they hold every character, none is too long, and neighbours overlap', () => {
    const piece = fc.constantFrom('目标一千家。', '\n', '一、任务\n', '无标点的长句子', '；')
    const words = fc.array(piece, { minLength: 1, maxLength: 300 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(words, fc.array(fc.nat(2000)), (document, headings) => {
        const limits = { maxLength: 120, overlap: 20 }
        const chunks = chunksOf(document, headings, limits)
        let seenTo = 0
        for (const { offset, end } of chunks) {
          expect(end - offset).toBeLessThanOrEqual(140)
          expect(document.slice(seenTo, offset).trim()).toBe('')
          if (seenTo > 0 && offset > 0 && offset < seenTo) expect(seenTo - offset).toBeLessThanOrEqual(20)
          seenTo = end
        }
        expect(document.slice(seenTo).trim()).toBe('')
      }),
    )
  })

  test('a cut is made before a heading where one is near', () => {
    const document = `${'甲'.repeat(90)}\n二、乙\n${'丙'.repeat(90)}`
    const heading = document.indexOf('二、')
    expect(chunksOf(document, [heading], { maxLength: 120, overlap: 10 })).toEqual([
      { offset: 0, end: heading },
      { offset: heading - 10, end: document.length },
    ])
  })
})
