import { type RuleSet, score } from '#engines/scorecard'
import type { Localized } from '#kernel/localized'
import { fenText, readFen } from '#kernel/money'
import type { DeductionKind, Kind } from '../../codes.ts'

/** How an amount came about, kept with the registration so that it can be computed again. */
export interface Working {
  /** `technology-contract@2026-03-01`. */
  ruleVersion: string
  regime: string
  formula: Localized
  clause: string
  /** Whether the clause was seen: `unknown` is shown as such. */
  confidence: string
}

const factOf: Record<DeductionKind, string> = {
  equipment: 'equipment_cost_wan_yuan',
  instruments: 'instrument_cost_wan_yuan',
  parts: 'parts_cost_wan_yuan',
  materials: 'raw_material_cost_wan_yuan',
  other: 'other_non_technical_cost_wan_yuan',
}

/**
 * 技术交易额 by the rule set in force on the day of filing, with its working.
 *
 * Units:  fen.
 * Source: technology-contract, items technology_amount_wan_yuan and regime; below a trillion yuan the engine's figures are
 *         exact to the fen.
 * Valid:  on every day that a version of the rule set covers.
 */
export function technologyValue(
  set: RuleSet,
  contract: {
    filedOn: string
    kind: Kind
    contractFen: bigint
    deductions: readonly { kind: DeductionKind; fen: bigint }[]
  },
): { technologyFen: bigint; working: Working } {
  const costs = Object.entries(factOf).map(([kind, fact]): [string, number] => {
    const lines = contract.deductions.filter((line) => line.kind === kind)
    return [fact, wan(lines.reduce((sum, { fen }) => sum + fen, 0n))]
  })
  const result = score(
    {
      filing_date: contract.filedOn,
      contract_kind: contract.kind,
      contract_amount_wan_yuan: wan(contract.contractFen),
      ...Object.fromEntries(costs),
    },
    set,
  )
  const item = (id: string) => {
    const found = result.items.find((each) => each.id === id)
    if (!found) throw new Error(`${set.id}@${set.version} has no ${id}`)
    return found
  }
  const amount = item('technology_amount_wan_yuan')
  const read = readFen(String(amount.value), '万元')
  if ('fault' in read) throw new Error(`${set.id}@${set.version} makes no amount of ${amount.value}`)
  return {
    technologyFen: read.fen,
    working: {
      ruleVersion: `${set.id}@${set.version}`,
      regime: String(item('regime').value),
      formula: amount.working,
      clause: amount.clause,
      confidence: amount.confidence,
    },
  }
}

const wan = (fen: bigint) => Number(fenText(fen, '万元'))
