import type { RuleSet } from '#engines/scorecard'
import type { PrecheckAnswers, PrecheckResult } from '../../contract/precheck.ts'
import { amountsOf } from './amounts.ts'
import { stepsOf, verdictOf } from './conditions.ts'
import { factsOf, kindOf } from './facts.ts'
import { judged, statedBy } from './judge.ts'
import { doings, kindSource, kindWords } from './sources.ts'
import { citOf, vatOf } from './tax.ts'

/**
 * What would become of a contract: whether it can be registered, as which kind, with which amounts, and which tax relief it
 * then supports. Every judgement is the rule set's that is in force on the filing date; this adds the words.
 *
 * Units:  fen in the answer.
 * Source: sources/technology-contract, the version in force on `filingDate`
 */
export function precheck(
  answers: PrecheckAnswers,
  { set, filingDate }: { set: RuleSet; filingDate: string },
): PrecheckResult {
  const { facts, assumed } = factsOf(answers, filingDate)
  const steps = stepsOf(set, 'registrable', facts)
  const registration = verdictOf(steps)
  const amounts = amountsOf(set, answers, facts)
  return {
    filingDate,
    regime: regimeOf(set, filingDate),
    registration: { verdict: registration, steps, notes: amounts.notes },
    kind: kindSaid(answers),
    amounts,
    vat: vatOf(set, facts, { registration, filingDate }),
    cit: citOf(set, facts, registration),
    assumed,
  }
}

const regimes = {
  old_2000_2001: {
    zh: '2000年办法和2001年认定规则（至 2026-02-28）',
    en: 'Measures of 2000 and rules of 2001 (to 2026-02-28)',
  },
  new_2026: { zh: '2026年办法（自 2026-03-01）', en: 'Measures of 2026 (from 2026-03-01)' },
} as const

function regimeOf(set: RuleSet, filingDate: string): PrecheckResult['regime'] {
  const result = judged({ filing_date: filingDate }, set)
  const code = 'items' in result ? result.items.find(({ id }) => id === 'regime')?.value : null
  if (code !== 'old_2000_2001' && code !== 'new_2026') throw new RangeError(`unknown regime ${String(code)}`)
  return {
    code,
    label: regimes[code],
    version: set.version,
    notice: set.source.notice ?? null,
    ...statedBy(set, 'regime'),
  }
}

function kindSaid({ kind, doing }: PrecheckAnswers): PrecheckResult['kind'] {
  const code = kindOf({ kind, doing })
  const led = doing === undefined ? null : doings[doing]
  const words = code === null ? null : kindWords[code]
  return {
    code,
    label: words?.label ?? null,
    means: words?.means ?? null,
    clause: words?.clause ?? null,
    source: kindSource,
    differs:
      kind === undefined || led === null || led === kind
        ? null
        : {
            zh: `合同写的是${kindWords[kind].label.zh}，但按卖方所做的事更像${kindWords[led].label.zh}。名称与内容不一致的，登记机构会要求补正；请对照定义核对。`,
            en: `The contract says ${kindWords[kind].label.en}, but what the seller does looks like ${kindWords[led].label.en}. Where name and content differ the office asks for correction: compare the definitions.`,
          },
  }
}
