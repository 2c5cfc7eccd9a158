import type { RuleSet, ScoreResult } from '#engines/scorecard'
import type { Localized } from '#kernel/localized'
import type { PrecheckFigure, PrecheckResult, PrecheckVerdict } from '../../contract/precheck.ts'
import { recognitionStep, stepsOf, verdictOf } from './conditions.ts'
import { type ContractFacts, figureOf, gateHolds, inWords, judged, statedBy } from './judge.ts'
import { vatLaw } from './sources.ts'

/**
 * Whether the sale is exempt from VAT once the contract is registered, condition by condition.
 *
 * Units:  none.
 * Source: gate vat_exempt of sources/technology-contract (财税〔2016〕36号, annex 3, one (26)); how it goes on under the VAT
 *         Law of 2026 is not known and is said so.
 */
export function vatOf(
  set: RuleSet,
  facts: ContractFacts,
  on: { registration: PrecheckVerdict; filingDate: string },
): PrecheckResult['vat'] {
  const steps = [...stepsOf(set, 'vat_exempt', facts), recognitionStep(on.registration, set, 'vat_exempt')]
  const { text, confidence } = vatLaw
  const notes = on.filingDate >= vatLaw.from ? [{ text, clause: null, source: null, confidence }] : []
  return { verdict: together(steps, on.registration), steps, notes }
}

/**
 * The income-tax relief for technology transfers: its conditions, and what the gain of the tax year comes to with it.
 *
 * Units:  fen.
 * Source: gate relief_applies and its items of sources/technology-contract (实施条例 art. 90, 财税〔2015〕116号)
 */
export function citOf(set: RuleSet, facts: ContractFacts, registration: PrecheckVerdict): PrecheckResult['cit'] {
  const steps = [...stepsOf(set, 'relief_applies', facts), recognitionStep(registration, set, 'relief_applies')]
  return { verdict: together(steps, registration), steps, figures: figuresOf(set, facts, registration) }
}

/** Relief needs the registration: where that is open, so is the relief. */
function together(steps: Parameters<typeof verdictOf>[0], registration: PrecheckVerdict): PrecheckVerdict {
  const own = verdictOf(steps)
  return own === 'yes' && registration === 'open' ? 'open' : own
}

const reliefItems = ['exempt_wan_yuan', 'half_taxed_excess_wan_yuan', 'taxable_wan_yuan', 'tax_at_25_percent_wan_yuan']

/** Nothing where no gain was given, or where the conditions leave it open whether there is relief. */
function figuresOf(set: RuleSet, facts: ContractFacts, registration: PrecheckVerdict): PrecheckFigure[] {
  const registered = { ...facts, provincially_recognised: registration !== 'no' }
  const result = judged(withoutAmounts(registered), set)
  if (!('items' in result)) return []
  const applies = gateHolds(set, 'relief_applies', withoutAmounts(registered))
  if (applies === null || figureOf(result, 'taxable_wan_yuan') === null) return []
  const figures = reliefItems.map((id) => figure(set, result, id, applies))
  if (!applies) return figures
  const plainly = judged(withoutAmounts({ ...facts, provincially_recognised: false }), set)
  return 'items' in plainly ? [...figures, withoutRelief(set, plainly)] : figures
}

/** Amounts of the contract that contradict each other are said elsewhere, and have no part in this. */
function withoutAmounts(facts: ContractFacts): ContractFacts {
  const { contract_amount_wan_yuan: _, ...others } = facts
  return others
}

function figure(set: RuleSet, result: ScoreResult, id: string, applies: boolean): PrecheckFigure {
  const item = result.items.find((each) => each.id === id)
  const amount = figureOf(result, id)
  return {
    id,
    label: item?.label ?? { zh: id, en: id },
    amountFen: amount === null ? null : String(amount),
    working: workingOf(id, result, applies),
    ...statedBy(set, id),
  }
}

/** The arithmetic of the rule set as one line, from its own figures. */
function workingOf(id: string, result: ScoreResult, applies: boolean): Localized {
  const line = (from: string, by: string) => {
    const said = (item: string, language: keyof Localized) => inWords(figureOf(result, item) ?? 0n, language)
    return {
      zh: `${said(from, 'zh')} ${by} = ${said(id, 'zh')}`,
      en: `${said(from, 'en')} ${by} = ${said(id, 'en')}`,
    }
  }
  if (id === 'tax_at_25_percent_wan_yuan') return line('taxable_wan_yuan', '× 25%')
  if (!applies && id === 'taxable_wan_yuan')
    return { zh: '不适用减免，所得全额计税', en: 'No relief: the whole gain is taxed' }
  if (!applies) return { zh: '不适用减免', en: 'No relief' }
  if (id === 'exempt_wan_yuan') return { zh: '所得中不超过 500 万元的部分', en: 'The gain up to 5 million yuan' }
  if (id === 'half_taxed_excess_wan_yuan')
    return { zh: '所得中超过 500 万元的部分', en: 'The gain above 5 million yuan' }
  return line('half_taxed_excess_wan_yuan', '÷ 2')
}

function withoutRelief(set: RuleSet, plainly: ScoreResult): PrecheckFigure {
  const id = 'tax_at_25_percent_wan_yuan'
  const said = figure(set, plainly, id, false)
  return {
    ...said,
    id: 'tax_without_relief',
    label: { zh: '不享受减免时的所得税', en: 'Income tax without the relief' },
  }
}
