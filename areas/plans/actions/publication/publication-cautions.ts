import type { Context } from '#platform/http/route'
import { countFindings } from '../../contract/lint.ts'
import type { Publication } from '../../contract/publication.ts'
import { draftStage, isSamePlan } from '../../rules/publication/same-plan.ts'
import { findingsOf, lintOf } from '../../store/lint-findings.ts'
import { type PlanRow, plansOfRegion, type VersionRow } from '../../store/plans.ts'
import { findingViews } from '../lint/lint-view.ts'

/** What whoever publishes should know and may decide to let stand; nothing of it hinders. */
export async function cautionsOf(ctx: Context, plan: PlanRow, version: VersionRow): Promise<Publication['cautions']> {
  const assessed = await lintOf(ctx.db, version)
  const findings = assessed ? await findingViews(ctx, version, await findingsOf(ctx.db, version)) : []
  const same = (await plansOfRegion(ctx.db, plan)).filter((other) => isSamePlan(plan, other))
  return {
    draft: draftStage(plan),
    openFindingCount: countFindings(findings).open,
    highFindingCount: countFindings(findings.filter(({ severity }) => severity === 'high')).open,
    inForce: same
      .filter(({ published_version_id: published }) => published !== null)
      .map(({ id: planId, title }) => ({ planId, title })),
  }
}
