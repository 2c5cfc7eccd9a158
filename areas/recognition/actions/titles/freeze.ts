import { canonicalJson, digestOf } from '#engines/procedure'
import { Numeral, type RuleSet, readParameters, type ScoreResult, score } from '#engines/scorecard'
import type { EffectContext } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import { factFields, factsOfAnswers } from '../../rules/self-evaluation/fact-form.ts'
import { type Judged, judge } from '../../rules/self-evaluation/judge.ts'
import { insertJudgement, type JudgementRow, type Moment } from '../../store/judgements.ts'
import { cityTexts } from '../city-values.ts'
import { rulesOfVersion, rulesOn } from '../rule-sets.ts'
import type { TitleCase } from './title-case.ts'

/** What a judgement is made of; the same again gives the same result. */
export interface Frozen {
  rule_set: string
  version: string
  answers: Record<string, unknown>
  parameters: Record<string, string>
}

/** Judges by the rules of a day what a case declares. */
export async function judgeCase(
  tx: Db,
  { ruleSet, on, found }: { ruleSet: string; on: string; found: TitleCase },
): Promise<{ frozen: Frozen; judged: Judged }> {
  return judgeAnswers(tx, { ruleSet, on, answers: found.answers as Record<string, unknown> })
}

/** As `judgeCase`, of answers that belong to no case. */
export async function judgeAnswers(tx: Db, said: Said): Promise<{ frozen: Frozen; judged: Judged }> {
  const { frozen, set } = await frozenOf(tx, said)
  return { frozen, judged: judgeFrozen(frozen, set) }
}

interface Said {
  ruleSet: string
  on: string
  answers: Readonly<Record<string, unknown>>
}

/** What answers are judged by on a day. */
export async function frozenOf(tx: Db, { ruleSet, on, answers }: Said): Promise<{ frozen: Frozen; set: RuleSet }> {
  const set = rulesOn(ruleSet, on)
  const given = factFields(set).flatMap(({ name }) => {
    const answer = answers[name]
    return answer === undefined || answer === null ? [] : [[name, answer] as const]
  })
  const frozen = {
    rule_set: set.id,
    version: set.version,
    answers: Object.fromEntries(given),
    parameters: await cityTexts(tx, set, on),
  }
  return { frozen, set }
}

/** What frozen inputs are to the rules. */
export function inputsOf({ answers, parameters }: Pick<Frozen, 'answers' | 'parameters'>, set: RuleSet) {
  const figures = Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, new Numeral(text)]))
  return { facts: factsOfAnswers(set, answers), parameters: readParameters(figures, set) }
}

/** The result alone, without the search for what would lift it, which takes a hundred times as long. */
export function scoreFrozen(frozen: Pick<Frozen, 'answers' | 'parameters'>, set: RuleSet): ScoreResult {
  const { facts, parameters } = inputsOf(frozen, set)
  return score(facts, set, parameters ? { parameters } : {})
}

function judgeFrozen(frozen: Frozen, set: RuleSet): Judged {
  const { facts, parameters } = inputsOf(frozen, set)
  return judge(facts, set, parameters)
}

/** Keeps a judgement with everything that it was made of. */
export async function freeze(
  tx: Db,
  ctx: EffectContext,
  {
    found,
    moment,
    frozen,
    judged,
    reason = null,
  }: { found: TitleCase; moment: Moment; reason?: string | null; frozen: Frozen; judged: Pick<Judged, 'result'> },
): Promise<void> {
  const { result } = judged
  await insertJudgement(tx, {
    ...frozen,
    region_path: found.regionPath,
    id: ctx.ids.next('jdg'),
    case_id: found.id,
    moment,
    judged_on: ctx.today,
    judged_at: ctx.at,
    judged_by_name: ctx.actor.name,
    result,
    pass: result.pass,
    reason,
    digest: digestOf({ ...frozen, result }),
  })
}

/** Judges a kept judgement again by the version of its day. */
export function recompute(row: JudgementRow): { judged: Judged; set: RuleSet; isSame: boolean } {
  const { rule_set, version, answers, parameters } = row
  const frozen = { rule_set, version, answers, parameters }
  const set = rulesOfVersion(rule_set, version)
  const judged = judgeFrozen(frozen, set)
  const isSame =
    canonicalJson(judged.result) === canonicalJson(row.result) &&
    digestOf({ ...frozen, result: judged.result }) === row.digest
  return { judged, set, isSame }
}
