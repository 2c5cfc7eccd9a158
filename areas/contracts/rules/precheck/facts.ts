import type { Localized } from '#kernel/localized'
import type { Kind } from '../../codes.ts'
import type { PrecheckAnswers } from '../../contract/precheck.ts'
import { type ContractFacts, fenOf, inWan } from './judge.ts'
import { doings } from './sources.ts'

/** Cost fields of the answers, in the order of the official form, and the fact that each is. */
export const costs = {
  equipment: 'equipment_cost_wan_yuan',
  instruments: 'instrument_cost_wan_yuan',
  parts: 'parts_cost_wan_yuan',
  materials: 'raw_material_cost_wan_yuan',
  other: 'other_non_technical_cost_wan_yuan',
} as const

const amounts = {
  contractAmount: 'contract_amount_wan_yuan',
  ...costs,
  carrier: 'reasonable_carrier_cost_wan_yuan',
  gain: 'technology_transfer_gain_this_tax_year_wan_yuan',
  revenue: 'technology_transfer_revenue_wan_yuan',
  cost: 'technology_transfer_cost_wan_yuan',
  taxes: 'technology_transfer_related_taxes_wan_yuan',
} as const

const yesNo = {
  isWritten: 'is_written',
  partiesClear: 'parties_clear',
  subjectClear: 'subject_clear',
  alreadyRegistered: 'already_registered',
  partOfConstruction: 'inseparable_part_of_construction_contract',
  tied: 'tied_to_transfer_or_development',
  related: 'parties_100_percent_related',
} as const

/**
 * The kind of contract: the one that it names, else the one that what the seller does leads to; null while neither is said.
 *
 * Units:  none.
 * Source: sources/technology-contract/explained/kinds.json
 * Example: kindOf({ doing: 'train' }) → 'service'
 */
export function kindOf({ kind, doing }: Pick<PrecheckAnswers, 'kind' | 'doing'>): Kind | null {
  return kind ?? (doing === undefined ? null : doings[doing])
}

/**
 * Answers as facts of the rule set, and what was taken to be so where nothing was said.
 *
 * An exclusive licence is no choice of the rule set, so its form stays unknown to it. Cost that was left empty counts as
 * none once there is a contract value: a form that made a seller type five zeros would not be filled in.
 *
 * Units:  amounts as yuan text in, 万元 out.
 * Source: facts of sources/technology-contract
 */
export function factsOf(answers: PrecheckAnswers, filingDate: string): { facts: ContractFacts; assumed: Localized[] } {
  const facts: ContractFacts = { filing_date: filingDate }
  const kind = kindOf(answers)
  if (kind) facts.contract_kind = kind
  if (answers.content) facts.content_category = answers.content
  if (answers.priceTerms) facts.price_clear = answers.priceTerms !== 'none'
  for (const [field, fact] of Object.entries(yesNo)) {
    const said = answers[field as keyof typeof yesNo]
    if (said) facts[fact] = said === 'yes'
  }
  for (const [field, fact] of Object.entries(amounts)) {
    const fen = fenOf(answers[field as keyof typeof amounts])
    if (fen !== null) facts[fact] = inWan(fen)
  }
  if (answers.transferForm && answers.transferForm !== 'exclusive_licence') facts.transfer_form = answers.transferForm
  if (answers.licenceYears !== undefined) facts.licence_years = answers.licenceYears
  return { facts, assumed: [...fillCosts(facts), ...fillTransferCosts(facts)] }
}

function fillCosts(facts: ContractFacts): Localized[] {
  if (facts[amounts.contractAmount] === undefined) return []
  const empty = Object.values(costs).filter((fact) => facts[fact] === undefined)
  for (const fact of empty) facts[fact] = 0
  return empty.length === 0
    ? []
    : [{ zh: '没有填写的非技术性费用按 0 计。', en: 'Non-technical cost that was left empty counts as none.' }]
}

function fillTransferCosts(facts: ContractFacts): Localized[] {
  if (facts[amounts.revenue] === undefined) return []
  const empty = [amounts.cost, amounts.taxes].filter((fact) => facts[fact] === undefined)
  for (const fact of empty) facts[fact] = 0
  return empty.length === 0
    ? []
    : [
        {
          zh: '没有填写的技术转让成本、税费按 0 计。',
          en: 'Transfer cost and taxes that were left empty count as none.',
        },
      ]
}
