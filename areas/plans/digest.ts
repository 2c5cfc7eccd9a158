import { decide } from '#platform/auth/permission'
import { type DigestSection, digestLines, digestSection } from '#platform/digest'
import type { Context } from '#platform/http/route'
import { plansPermissions } from './permissions.ts'
import { plansWithOpenFindings } from './store/open-findings.ts'
import { findPlans } from './store/plans.ts'

/** For those who review plans: what waits for review, and contradictions that nobody has answered. */
export async function digestPlans(ctx: Context): Promise<DigestSection[]> {
  const scope = decide(ctx.actor, plansPermissions['plans:write'])
  if (!scope || ctx.actor.role === 'administrator') return []
  const { listed, total } = await findPlans(ctx.db, scope, { state: 'review', page: 1, pageSize: digestLines })
  const review = digestSection(
    { key: 'plans.review', title: { zh: '待核对的规划', en: 'Plans to review' }, link: '/plans' },
    listed.map(({ plan, version }) => ({
      link: `/plans/${plan.id}/versions/${version.id}`,
      text: {
        zh: `${plan.title}：已核对 ${version.decided_count} / ${version.item_count} 条`,
        en: `${plan.title}: ${version.decided_count} of ${version.item_count} items reviewed`,
      },
    })),
    total,
  )
  const open = await plansWithOpenFindings(ctx.db, scope, digestLines)
  const findings = digestSection(
    { key: 'plans.findings', title: { zh: '未答复的一致性问题', en: 'Unanswered findings' }, link: '/plans' },
    open.map((plan) => ({
      link: `/plans/${plan.plan_id}/versions/${plan.version_id}/findings`,
      text: { zh: `${plan.title}：${plan.count} 个问题`, en: `${plan.title}: ${plan.count} findings` },
    })),
    open[0]?.total,
  )
  return [review, findings].filter((section) => section !== null)
}
