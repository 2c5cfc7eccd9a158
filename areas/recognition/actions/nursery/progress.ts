import { companyFiles } from '#areas/enterprises'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import type { Context } from '#platform/http/route'
import type { NurseryMembership } from '../../contract/nursery-stay.ts'
import { gatesOf, movedBetween } from '../../rules/nursery/gaps.ts'
import { type EvaluationRow, evaluationsOf } from '../../store/nursery-growth.ts'
import type { MembershipRow } from '../../store/nursery-members.ts'
import { cityTexts } from '../city-values.ts'
import { rulesOfVersion, rulesOn } from '../rule-sets.ts'
import { factLabel } from '../screening/goals.ts'
import { inputsOf } from './enter.ts'

/** What was kept last of a company: its latest evaluation, else what it entered with. */
export function lastKept(row: MembershipRow, evaluations: readonly EvaluationRow[]) {
  const [latest] = evaluations
  return latest
    ? { on: latest.judged_on, ruleVersion: latest.rule_version, inputs: latest.inputs, parameters: latest.parameters }
    : { on: row.entered_on, ruleVersion: row.rule_version, inputs: row.inputs, parameters: row.parameters }
}

/** What the company’s file and the city say of the title today; what it entered with where the file is gone, as after a merger. */
export async function inputsToday(ctx: Pick<Context, 'db' | 'clock'>, row: MembershipRow) {
  const on = businessDate(ctx.clock.now())
  const set = rulesOn(row.title, on)
  const file = (await companyFiles(ctx.db, { codes: [row.credit_code], on })).get(row.credit_code)
  return { on, set, parameters: await cityTexts(ctx.db, set, on), inputs: file ? inputsOf(file, set, on) : row.inputs }
}

/** How a company stands to every condition of its title, and what has moved since it was evaluated last. */
export async function progressOf(
  ctx: Pick<Context, 'db' | 'clock'>,
  row: MembershipRow,
): Promise<{ progress: NurseryMembership['progress']; inputs: Record<string, unknown>; evaluations: EvaluationRow[] }> {
  const evaluations = await evaluationsOf(ctx.db, { creditCode: row.credit_code, membershipId: row.id })
  const kept = lastKept(row, evaluations)
  const { on, set, inputs, parameters } = await inputsToday(ctx, row)
  const before = gatesOf(kept.inputs, rulesOfVersion(row.title, kept.ruleVersion), kept.parameters)
  const after = gatesOf(inputs, set, parameters)
  const words = (facts: readonly string[]): Localized[] => facts.map((fact) => factLabel(set, fact))
  return {
    progress: {
      ...{ on, since: kept.on, gates: after.gates },
      ...movedBetween(before.gates, after.gates),
      known: words(before.missing.filter((fact) => !after.missing.includes(fact) && inputs[fact] !== undefined)),
      missing: words(after.missing),
    },
    inputs,
    evaluations,
  }
}
