import type { Localized } from '#kernel/localized'

/** A title that is applied for here. */
export interface TitleRule {
  procedureId: string
  /** Rule set that judges it. */
  ruleSet: string
  name: Localized
  /** How long it is valid, in months; null where the dated file of terms says so. Set by the city where `termKey` is there. */
  months: number | null
  /** Parameter of the city that says how many months it is valid. */
  termKey?: string
  /** Whether a visit is due before the notice in the cases that `visit.ts` names. */
  hasVisits: boolean
}

/**
 * The titles that are applied for here, from the foot of the ladder up. The code of a title is that of its rule set.
 *
 * Source: 科技型中小企业: 国科发政〔2017〕115号, 国科火字〔2022〕67号 (number valid for one year).
 */
export const titleRules = {
  'tech-sme': {
    procedureId: 'tech-sme-entry',
    ruleSet: 'tech-sme',
    name: { zh: '科技型中小企业', en: 'Technology SME' },
    months: 12,
    hasVisits: true,
  },
  'innovative-sme': {
    procedureId: 'innovative-sme-evaluation',
    ruleSet: 'innovative-sme',
    name: { zh: '创新型中小企业', en: 'Innovative SME' },
    months: null,
    hasVisits: false,
  },
  'innovation-leading-enterprise': {
    procedureId: 'leading-enterprise-recognition',
    ruleSet: 'innovation-leading-enterprise',
    name: { zh: '创新型领军企业', en: 'Innovation-leading enterprise' },
    months: 36,
    termKey: 'recognition.leading-months',
    hasVisits: false,
  },
} as const satisfies Record<string, TitleRule>
export type TitleCode = keyof typeof titleRules

const all: readonly TitleRule[] = Object.values(titleRules)

export const titleOfRules = (ruleSet: string): TitleRule | null =>
  all.find((title) => title.ruleSet === ruleSet) ?? null

export const titleOfProcedure = (procedureId: string): TitleRule & { code: TitleCode } => {
  const found = all.find((title) => title.procedureId === procedureId)
  if (!found) throw new Error(`${procedureId} is no procedure of a title`)
  return { ...found, code: found.ruleSet as TitleCode }
}
