import { notify, resolveTodos } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { addDays } from '../rules/period.ts'
import { regionAbove } from './rollup/roll-up.ts'

type Reminding = Pick<Services, 'clock' | 'ids'>

/** Reports wait this many days before somebody is reminded to approve them. */
const patienceDays = 3
const reason = 'indicators.approval-due'

function objectOf(regionPath: string): string {
  return `pending-reports:${regionPath}`
}

interface Waiting {
  region_path: string
  recorded_by: string | null
  reports: number
  since: Date
}

/**
 * Reminds whoever may approve what has waited for days: the officers of the region, and where nobody is left there who
 * did not report it himself, those of the region above. Nothing stays unseen because an approver left.
 *
 * Reads:  observations, memberships in force. Writes: notices. Errors: none.
 */
export async function remindApprovers(tx: Db, services: Reminding): Promise<number> {
  const today = businessDate(services.clock.now())
  const waiting = await tx.query<Waiting>(
    `select o.region_path, case when count(distinct o.recorded_by) = 1 then min(o.recorded_by) end as recorded_by,
       count(*)::int as reports, min(o.recorded_at) as since
     from indicators.observation o where o.status = 'submitted' and o.recorded_at < $1::date
       and not exists (select 1 from indicators.observation l where l.region_path = o.region_path
         and l.indicator_id = o.indicator_id and l.subject = o.subject and l.period = o.period and l.revision > o.revision)
     group by o.region_path order by o.region_path`,
    [addDays(today, -patienceDays)],
  )
  for (const one of waiting) {
    const regionPath = await nearestApprover(tx, one, today)
    const since = businessDate(one.since)
    await notify(tx, services, {
      kind: 'todo',
      to: { role: regionAbove(regionPath) === null ? 'city-officer' : 'district-officer' },
      regionPath,
      title: {
        zh: `有 ${one.reports} 项数据自 ${since} 起等待审核`,
        en: `${one.reports} reports wait for approval since ${since}`,
      },
      link: '/indicators/pending',
      object: objectOf(one.region_path),
      reason,
    })
  }
  return waiting.length
}

/** The region itself or the nearest one above in which somebody else may approve; the city where there is nobody at all. */
async function nearestApprover(tx: Db, waiting: Waiting, today: string): Promise<string> {
  let path = waiting.region_path
  for (let above = regionAbove(path); above !== null; above = regionAbove(path)) {
    const [holder] = await tx.query(
      `select 1 from auth.public_membership m join auth.public_person p on p.user_id = m.user_id
       where m.region_path = $1 and m.role in ('district-officer', 'city-officer') and p.deactivated_at is null
         and m.valid_from <= $2 and (m.valid_to is null or m.valid_to >= $2) and m.user_id is distinct from $3 limit 1`,
      [path, today, waiting.recorded_by],
    )
    if (holder) break
    path = above
  }
  return path
}

/** Closes the to-do of a region once nothing waits there. */
export async function closeApprovals(tx: Db, services: Reminding, regionPaths: readonly string[]): Promise<void> {
  for (const regionPath of new Set(regionPaths)) {
    const [open] = await tx.query(
      `select 1 from indicators.observation o where o.region_path = $1 and o.status = 'submitted'
         and not exists (select 1 from indicators.observation l where l.region_path = o.region_path
           and l.indicator_id = o.indicator_id and l.subject = o.subject and l.period = o.period and l.revision > o.revision)
       limit 1`,
      [regionPath],
    )
    if (!open) await resolveTodos(tx, services, objectOf(regionPath), reason)
  }
}
