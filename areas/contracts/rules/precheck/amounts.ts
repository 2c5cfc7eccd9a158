import type { RuleSet } from '#engines/scorecard'
import type { Localized } from '#kernel/localized'
import type { PrecheckAnswers, PrecheckFigure, PrecheckNote, PrecheckResult } from '../../contract/precheck.ts'
import { costs } from './facts.ts'
import { type ContractFacts, fenOf, figureOf, inWords, judged, statedBy } from './judge.ts'
import { carrier, documentTitle, undetermined } from './sources.ts'

type Amounts = PrecheckResult['amounts']
type Line = Amounts['lines'][number]

/**
 * 合同成交额 and 技术交易额 with what is taken off, line by line; the figures are the rule set's.
 *
 * Units:  fen.
 * Source: items contract_amount_wan_yuan and technology_amount_wan_yuan of sources/technology-contract; the carrier by
 *         article 50, amounts to be settled later by article 51 of the rules of 2001.
 */
export function amountsOf(set: RuleSet, answers: PrecheckAnswers, facts: ContractFacts): Amounts {
  const lines = linesOf(set, answers)
  const result = judged(facts, set)
  const problem = 'items' in result ? null : result
  const total = 'items' in result ? figureOf(result, 'contract_amount_wan_yuan') : null
  const technology = 'items' in result ? figureOf(result, 'technology_amount_wan_yuan') : null
  return {
    contract: {
      id: 'contract_amount_wan_yuan',
      label: { zh: '合同成交额', en: 'Contract value' },
      amountFen: total === null ? null : String(total),
      working: { zh: '合同约定的全部金额', en: 'Everything that the contract names' },
      ...statedBy(set, 'contract_amount_wan_yuan'),
    },
    technology: technologyFigure(set, lines, { total, technology }),
    lines,
    problem,
    notes: notesOf(answers),
  }
}

function linesOf(set: RuleSet, answers: PrecheckAnswers): Line[] {
  const named = { ...costs, carrier: 'reasonable_carrier_cost_wan_yuan' } as const
  return Object.entries(named).flatMap(([field, fact]) => {
    const fen = fenOf(answers[field as keyof typeof named])
    const source = set.source.facts[fact]
    if (fen === null || !source) return []
    const isDeducted = field !== 'carrier'
    const note = isDeducted
      ? null
      : {
          zh: `不扣除（${documentTitle(carrier.document)}${carrier.clause}）`,
          en: `not deducted (${documentTitle(carrier.document)}${carrier.clause})`,
        }
    return [{ id: field, label: source.label, amountFen: String(fen), isDeducted, note }]
  })
}

function technologyFigure(
  set: RuleSet,
  lines: readonly Line[],
  { total, technology }: { total: bigint | null; technology: bigint | null },
): PrecheckFigure {
  const taken = lines.filter(({ isDeducted, amountFen }) => isDeducted && amountFen !== '0')
  const sum = (words: keyof Localized) =>
    [
      `${words === 'zh' ? '合同成交额' : 'Contract value'} ${inWords(total ?? 0n, words)}`,
      ...taken.map(({ label, amountFen }) => `${label[words]} ${inWords(BigInt(amountFen), words)}`),
    ].join(' − ')
  const missing = { zh: '填写合同成交额后才能计算', en: 'Needs the contract value' }
  return {
    id: 'technology_amount_wan_yuan',
    label: { zh: '技术交易额', en: 'Technology transaction value' },
    amountFen: technology === null ? null : String(technology),
    working:
      technology === null
        ? missing
        : {
            zh: `${sum('zh')} = ${inWords(technology, 'zh')}`,
            en: `${sum('en')} = ${inWords(technology, 'en')}`,
          },
    ...statedBy(set, 'technology_amount_wan_yuan'),
  }
}

function notesOf({ priceTerms }: PrecheckAnswers): PrecheckNote[] {
  if (priceTerms !== 'formula') return []
  const { text, clause, document, confidence } = undetermined
  return [{ text, clause, source: documentTitle(document), confidence }]
}
