import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { DraftPart, SplitMethod, SplitRule } from '../../rules/split-draft.ts'
import { type CockpitTarget, cockpitTargets } from '../../store/assessments.ts'

/** A target within the scope. Errors: indicators.not-found. */
export async function loadTarget(
  db: Db,
  ctx: Pick<Context, 'scope'>,
  at: { regionPath: string; targetId: string },
): Promise<CockpitTarget> {
  const [target] = await cockpitTargets(db, ctx.scope, { regionPaths: [at.regionPath], targetIds: [at.targetId] })
  if (!target) throw new Refusal('indicators.not-found')
  return target
}

/** Whether less is better: what the comparator says wins over the indicator. */
export function directionOf(target: Pick<CockpitTarget, 'comparator' | 'direction'>): 'up' | 'down' {
  return target.comparator === '<=' || target.comparator === '<' ? 'down' : target.direction
}

export interface DraftInput {
  regionPath: string
  targetId: string
  method: SplitMethod
  rule: SplitRule
  step: string
  basisPeriod: string | null
  parts: (Omit<DraftPart, 'name'> & { regionPath: string; departmentId: string | null })[]
}

/** What the rules need of a draft and its target. */
export function draftOf(target: CockpitTarget, input: DraftInput, names: readonly string[]) {
  return {
    target: { value: target.value, mode: target.mode, direction: directionOf(target) },
    method: input.method,
    rule: input.rule,
    step: input.step,
    parts: input.parts.map((part, place) => ({ ...part, name: names[place] ?? '' })),
  }
}
