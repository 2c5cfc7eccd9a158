import { describe, expect, it } from 'vitest'
import { loadRuleSets } from '#platform/rule-sets'
import { contents, doings, PrecheckAnswers, PrecheckResult } from '../../contract/precheck.ts'
import { gateHolds } from './judge.ts'
import { precheck } from './precheck.ts'
import { type ConditionSource, conditions, documentTitle, type ExplainedGate, kindWords } from './sources.ts'

const catalogue = loadRuleSets()

function setOn(day: string) {
  const choice = catalogue.choose('technology-contract', day)
  if (choice.kind !== 'in-force') throw new Error(choice.kind)
  return choice.set
}

function check(answers: unknown, filingDate = '2025-05-31') {
  return precheck(PrecheckAnswers.parse(answers), { set: setOn(filingDate), filingDate })
}

/** A contract that can be registered in every respect. */
const good = {
  doing: 'assign',
  kind: 'transfer',
  content: 'technical',
  isWritten: 'yes',
  partiesClear: 'yes',
  subjectClear: 'yes',
  priceTerms: 'fixed',
  alreadyRegistered: 'no',
  partOfConstruction: 'no',
  transferForm: 'assignment',
  related: 'no',
} as const

const wan = (amount: number) => String(BigInt(Math.round(amount * 1_000_000)))
const figures = (result: PrecheckResult) =>
  Object.fromEntries(result.cit.figures.map(({ id, amountFen }) => [id, amountFen]))

describe('worked examples', () => {
  it('TC-1: equipment is deducted, a reasonable number of carriers is not', () => {
    const { amounts } = check({ ...good, contractAmount: '300万元', equipment: '80万元', carrier: '5万元' })
    expect(amounts.technology.amountFen).toBe(wan(220))
    expect(amounts.technology.working.zh).toBe('合同成交额 3,000,000.00 元 − 设备费 800,000.00 元 = 2,200,000.00 元')
    expect(amounts.lines.map(({ id, isDeducted }) => [id, isDeducted])).toEqual([
      ['equipment', true],
      ['carrier', false],
    ])
    expect(amounts.lines[1]?.note?.zh).toContain('第五十条')
  })
  it.each([
    ['TC-2', 800, { exempt: 500, half: 300, taxable: 150, tax: 37.5 }],
    ['TC-3', 500, { exempt: 500, half: 0, taxable: 0, tax: 0 }],
  ])('%s: a gain of %d', (_, gain, expected) => {
    const result = check({ ...good, gainBy: 'total', gain: `${gain}万元` })
    expect(result.cit.verdict).toBe('yes')
    expect(figures(result)).toEqual({
      exempt_wan_yuan: wan(expected.exempt),
      half_taxed_excess_wan_yuan: wan(expected.half),
      taxable_wan_yuan: wan(expected.taxable),
      tax_at_25_percent_wan_yuan: wan(expected.tax),
      tax_without_relief: wan(gain * 0.25),
    })
  })
  it('TC-4: a non-exclusive licence of three years has no relief', () => {
    const licence = { ...good, doing: 'license', kind: 'licence', transferForm: 'non_exclusive_licence' }
    const result = check({ ...licence, licenceYears: 3, gainBy: 'total', gain: '300万元' })
    expect(result.cit.verdict).toBe('no')
    expect(result.cit.steps.find(({ id }) => id === 'cit-licence')?.outcome).toBe('unmet')
    expect(figures(result)).toMatchObject({
      exempt_wan_yuan: '0',
      taxable_wan_yuan: wan(300),
      tax_at_25_percent_wan_yuan: wan(75),
    })
  })
  it.each([
    ['2026-02-28', 'old_2000_2001'],
    ['2026-03-01', 'new_2026'],
  ])('TC-5: filed on %s, the regime is %s', (day, regime) => {
    expect(check(good, day).regime.code).toBe(regime)
  })
})

describe('registration', () => {
  it('a good contract can be registered; its relief waits for the certificate', () => {
    const { registration, vat, cit } = check(good)
    expect([registration.verdict, vat.verdict, cit.verdict]).toEqual(['yes', 'yes', 'yes'])
    expect(vat.steps.at(-1)?.outcome).toBe('later')
  })
  it('nothing answered leaves everything open, and names each open condition', () => {
    const { registration, vat, cit, amounts } = check({})
    expect([registration.verdict, vat.verdict, cit.verdict]).toEqual(['open', 'open', 'open'])
    expect(registration.steps.filter(({ outcome }) => outcome === 'open')).toHaveLength(6)
    expect(amounts.contract.amountFen).toBeNull()
  })
  it.each([
    ['isWritten', 'no', 'written'],
    ['partiesClear', 'no', 'parties'],
    ['subjectClear', 'no', 'subject'],
    ['priceTerms', 'none', 'price'],
    ['alreadyRegistered', 'yes', 'registered'],
    ['partOfConstruction', 'yes', 'construction'],
    ...Object.keys(contents)
      .filter((content) => content !== 'technical')
      .map((content) => ['content', content, 'content']),
  ])('%s = %s refuses for this reason alone, with remedy and clause', (field, value, id) => {
    const { registration, vat, cit } = check({ ...good, [field as string]: value })
    expect(registration.verdict).toBe('no')
    const unmet = registration.steps.filter(({ outcome }) => outcome === 'unmet')
    expect(unmet.map((step) => step.id)).toEqual([id])
    expect(unmet[0]?.remedy.zh).not.toBe('')
    expect(unmet[0]?.clause).not.toBe('')
    expect([vat.verdict, cit.verdict]).toEqual(['no', 'no'])
  })
  it('several reasons are all named at once', () => {
    const { registration } = check({ ...good, isWritten: 'no', content: 'printing', subjectClear: 'no' })
    expect(registration.steps.flatMap(({ id, outcome }) => (outcome === 'unmet' ? [id] : []))).toEqual([
      'written',
      'subject',
      'content',
    ])
  })
  it('an amount that a formula gives is no obstacle, and the later correction is said', () => {
    const { registration } = check({ ...good, priceTerms: 'formula' })
    expect(registration.verdict).toBe('yes')
    expect(registration.notes[0]).toMatchObject({ clause: '第五十一条', confidence: 'secondary' })
  })
  it('under the measures of 2026 nothing is called better known than it is', () => {
    const { registration, regime } = check(good, '2026-03-01')
    expect(new Set(registration.steps.map(({ confidence }) => confidence))).toEqual(new Set(['unknown']))
    expect(registration.steps[0]?.clause).toContain('条文未取得')
    expect(regime.notice?.zh).toContain('条文未取得')
  })
})

describe('kind', () => {
  it('what the seller does leads to the kind, with the article that defines it', () => {
    expect(check({ doing: 'new-technology' }).kind).toMatchObject({ code: 'development', clause: '第八百五十一条' })
  })
  it('a name that says another thing than the content is pointed out', () => {
    expect(check({ doing: 'solve', kind: 'development' }).kind.differs?.zh).toContain('技术服务合同')
    expect(check({ doing: 'solve', kind: 'service' }).kind.differs).toBeNull()
  })
})

describe('amounts', () => {
  it('cost above the contract value is said in words, and no figure is made up', () => {
    const { amounts, registration } = check({ ...good, contractAmount: '100', equipment: '100.01' })
    expect(amounts.problem?.zh).toContain('不能超过合同成交额')
    expect(amounts.technology.amountFen).toBeNull()
    expect(registration.verdict).toBe('yes')
  })
  it('cost that equals the contract value leaves nothing technical', () => {
    expect(check({ ...good, contractAmount: '100', other: '100' }).amounts.technology.amountFen).toBe('0')
  })
  it('every fen of a very large amount is kept', () => {
    const result = check({ ...good, contractAmount: '999999999999.99', equipment: '0.01' })
    expect(result.amounts.technology.amountFen).toBe('99999999999998')
  })
  it('cost left empty counts as none, and that is said', () => {
    expect(check({ ...good, contractAmount: '100' }).assumed).toHaveLength(1)
  })
  it.each([
    ['an amount in dollars', '300万美元', 'contracts.precheck-foreign-currency'],
    ['a negative amount', '-1', 'contracts.precheck-amount'],
    ['more than 10^12 yuan', '1000000000000.01', 'contracts.precheck-amount'],
    ['a part of a fen', '0.001', 'contracts.precheck-amount'],
    ['words', '三百万', 'contracts.precheck-amount'],
  ])('%s is refused', (_, contractAmount, code) => {
    const parsed = PrecheckAnswers.safeParse({ contractAmount })
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([code])
  })
})

describe('tax', () => {
  it.each([
    ['4.99 years', { transferForm: 'non_exclusive_licence', licenceYears: 4.99 }, 'no'],
    ['5 years', { transferForm: 'non_exclusive_licence', licenceYears: 5 }, 'yes'],
    [
      'an exclusive licence of 3 years, on which the rule set is silent',
      { transferForm: 'exclusive_licence', licenceYears: 3 },
      'open',
    ],
    ['an exclusive licence of 5 years', { transferForm: 'exclusive_licence', licenceYears: 5 }, 'yes'],
    ['wholly related parties', { related: 'yes' }, 'no'],
    ['nothing said of the parties', { related: undefined }, 'open'],
  ])('income tax relief: %s', (_, said, verdict) => {
    expect(check({ ...good, kind: 'licence', doing: 'license', ...said }).cit.verdict).toBe(verdict)
  })
  it('one fen above 5 million is taxed by half', () => {
    const result = check({ ...good, gainBy: 'total', gain: '5000000.01' })
    expect(figures(result)).toMatchObject({ exempt_wan_yuan: '500000000', half_taxed_excess_wan_yuan: '1' })
  })
  it('a loss has no tax', () => {
    const result = check({ ...good, gainBy: 'total', gain: '-10万元' })
    expect(figures(result)).toMatchObject({
      exempt_wan_yuan: '0',
      taxable_wan_yuan: '0',
      tax_at_25_percent_wan_yuan: '0',
    })
  })
  it('revenue less cost and taxes is the gain', () => {
    const parts = { gainBy: 'parts', revenue: '900万元', cost: '90万元', taxes: '10万元' }
    expect(figures(check({ ...good, ...parts }))).toMatchObject({ taxable_wan_yuan: wan(150) })
  })
  it.each([
    ['development', {}, 'yes'],
    ['consulting', { tied: 'yes' }, 'yes'],
    ['consulting', { tied: 'no' }, 'no'],
    ['service', { tied: 'no' }, 'no'],
    ['service', {}, 'open'],
  ])('VAT: %s %j → %s', (kind, said, verdict) => {
    expect(check({ ...good, doing: undefined, kind, ...said }).vat.verdict).toBe(verdict)
  })
  it('from 2026 the going on of the VAT exemption is said to be unknown', () => {
    expect(check(good, '2025-12-31').vat.notes).toEqual([])
    expect(check(good, '2026-01-01').vat.notes[0]?.confidence).toBe('unknown')
  })
  it('development has no share in the income tax relief', () => {
    expect(check({ ...good, kind: 'development' }).cit.verdict).toBe('no')
  })
})

describe('what explains the rules agrees with them', () => {
  const gates: ExplainedGate[] = ['registrable', 'vat_exempt', 'relief_applies']
  const each = ['2025-05-31', '2026-03-01'].flatMap((day) => gates.map((gate) => ({ day, gate, set: setOn(day) })))
  it.each(each)('$day $gate: met conditions together open the gate', ({ set, gate }) => {
    const all = Object.assign({ provincially_recognised: true }, ...conditions[gate].map(({ facts }) => facts))
    expect(gateHolds(set, gate, all)).toBe(true)
  })
  it.each(each)('$day $gate: no fact that the gate asks for is left unexplained', ({ set, gate }) => {
    const known = new Set(['provincially_recognised', ...conditions[gate].flatMap(({ facts }) => Object.keys(facts))])
    const holds = set.source.gates.find(({ id }) => id === gate)?.holds ?? ''
    const formula = holds === 'relief' ? JSON.stringify(set.source.values.relief) : holds
    const asked = Object.keys(set.source.facts).filter((fact) => new RegExp(`\\b${fact}\\b`).test(formula))
    expect(asked.filter((fact) => !known.has(fact))).toEqual([])
  })
  it('every condition has its words, a document and a known confidence', () => {
    for (const condition of gates.flatMap((gate): ConditionSource[] => conditions[gate])) {
      expect(documentTitle(condition.document)).not.toBe(condition.document)
      expect(['official', 'secondary', 'unknown']).toContain(condition.confidence)
      expect(Object.keys(PrecheckAnswers.shape)).toContain(condition.field)
    }
  })
  it('the contents that a seller chooses from are those of the rule set', () => {
    const { choices = {} } = setOn('2026-03-01').source.facts.content_category ?? {}
    expect(Object.keys(contents).sort()).toEqual(Object.keys(choices).sort())
  })
  it('every kind and every doing has its definition', () => {
    for (const doing of Object.keys(doings)) expect(check({ doing }).kind.means?.zh).toBeTruthy()
    expect(Object.keys(kindWords)).toHaveLength(5)
  })
  it('the answer keeps to its shape', () => {
    expect(PrecheckResult.safeParse(check({ ...good, contractAmount: '1', gainBy: 'total', gain: '1' })).success).toBe(
      true,
    )
  })
})
