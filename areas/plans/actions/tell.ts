import { notify, resolveTodos } from '#areas/notices'
import type { Localized } from '#kernel/localized'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { responsiblesOf } from '../store/measures.ts'
import { findPlan, type PlanRow, type VersionRow } from '../store/plans.ts'

type Teller = Pick<Services, 'ids' | 'clock'>

const objectOf = (version: { id: string }) => `plan-version:${version.id}`
const linkOf = (version: { id: string; plan_id: string }) => `/plans/${version.plan_id}/versions/${version.id}`

/** The person who uploaded it has something to review now. */
export async function tellCompiled(tx: Db, services: Teller, version: VersionRow, itemCount: number): Promise<void> {
  const title = await titleOf(tx, version)
  await toUploader(tx, services, version, {
    kind: 'todo',
    reason: 'plans.review-due',
    title: {
      zh: `请核对《${title}》：读出 ${itemCount} 条目标与数值`,
      en: `Review "${title}": ${itemCount} targets and figures were found`,
    },
  })
}

/** The person who uploaded it learns that it could not be read; why stands on the page. */
export async function tellFailed(tx: Db, services: Teller, version: VersionRow): Promise<void> {
  const title = await titleOf(tx, version)
  await toUploader(tx, services, version, {
    kind: 'message',
    reason: 'plans.reading-failed',
    title: { zh: `《${title}》没有读出来，请查看原因`, en: `"${title}" could not be read: see why` },
  })
}

/** Those who may publish are asked to. */
export async function tellAsked(tx: Db, services: Teller, version: VersionRow, askedBy: string): Promise<void> {
  const isCity = version.region_path.split('/').length === 2
  await notify(tx, services, {
    kind: 'todo',
    to: { role: isCity ? 'city-leader' : 'district-officer' },
    regionPath: version.region_path,
    title: await asked(tx, version, askedBy),
    link: linkOf(version),
    object: objectOf(version),
    reason: 'plans.publication-asked',
  })
}

async function asked(tx: Db, version: VersionRow, askedBy: string): Promise<Localized> {
  const title = await titleOf(tx, version)
  return {
    zh: `${askedBy}请您发布《${title}》：${version.decided_count} 条已核对`,
    en: `${askedBy} asks you to publish "${title}": ${version.decided_count} items are decided`,
  }
}

/** Each department that answers for a measure learns of the plan; nobody needs to review or publish it any more. */
export async function tellPublished(
  tx: Db,
  services: Teller,
  { plan, version, targetCount }: { plan: PlanRow; version: VersionRow; targetCount: number },
): Promise<void> {
  await closeTodos(tx, services, version)
  const units = (await responsiblesOf(tx, version)).filter((unit) => unit.department_id !== null)
  const measuresOf = Map.groupBy(units, (unit) => unit.department_id ?? '')
  for (const [departmentId, measures] of measuresOf)
    await notify(tx, services, {
      kind: 'message',
      to: { departmentId },
      regionPath: plan.region_path,
      title: {
        zh: `《${plan.title}》已发布：贵单位负责 ${new Set(measures.map((m) => m.measure_id)).size} 项任务（全文 ${targetCount} 个目标）`,
        en: `"${plan.title}" is published: your department answers for ${new Set(measures.map((m) => m.measure_id)).size} measures (${targetCount} targets in all)`,
      },
      link: linkOf(version),
      object: objectOf(version),
      reason: 'plans.published',
    })
}

export async function closeTodos(tx: Db, services: Teller, version: { id: string }): Promise<void> {
  await resolveTodos(tx, services, objectOf(version))
}

async function titleOf(tx: Db, version: VersionRow): Promise<string> {
  return (await findPlan(tx, { reach: 'all' }, version.plan_id))?.title ?? version.file_name
}

async function toUploader(
  tx: Db,
  services: Teller,
  version: VersionRow,
  notice: { kind: 'todo' | 'message'; reason: string; title: Localized },
): Promise<void> {
  if (version.uploaded_by_user_id === null) return
  await notify(tx, services, {
    ...notice,
    to: { userId: version.uploaded_by_user_id },
    regionPath: version.region_path,
    link: linkOf(version),
    object: objectOf(version),
  })
}
