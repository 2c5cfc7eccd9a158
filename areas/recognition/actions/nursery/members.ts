import { organisationsByCreditCodes } from '#areas/accounts'
import { notify } from '#areas/notices'
import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { BodyOf, ResponseOf } from '#platform/http/endpoint'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/writing'
import type * as contract from '../../contract/nursery.ts'
import type { NurseryBrief, NurseryMember, NurseryMemberFilter } from '../../contract/nursery.ts'
import { replaceTutors } from '../../store/nursery-growth.ts'
import { findLines, type LineRow } from '../../store/nursery-members.ts'
import { tutorCandidates } from '../../store/nursery-tutors.ts'
import { asOfDay } from './conversion.ts'
import { nameOfTitle } from './pools.ts'
import { nurseryReach, openWithin, poolWithin, regionOf } from './reach.ts'

type Paged = { page: number; pageSize: number }

/** Permission: recognition:list-nursery. Errors: recognition.nursery-pool-not-found, .nursery-as-of-future. */
export async function listNurseryMembers(
  ctx: Context,
  poolId: string,
  { page, pageSize, asOf, ...filter }: NurseryMemberFilter & Paged,
): Promise<{ items: NurseryMember[]; total: number }> {
  const pool = await poolWithin(ctx, poolId)
  const today = businessDate(ctx.clock.now())
  const of = { reach: { regionPath: regionOf(ctx) }, poolId: pool.id, day: asOfDay(ctx, asOf), today }
  const { items, total } = await findLines(ctx.db, of, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  return { items: await memberViews(ctx, items), total }
}

async function memberViews(ctx: Context, rows: readonly LineRow[]): Promise<NurseryMember[]> {
  const names = await regionNames(
    ctx.db,
    rows.map(({ region_path }) => region_path),
  )
  return rows.map((row) => ({
    ...{ creditCode: row.credit_code, membershipId: row.id, name: row.name },
    ...{ regionName: names.get(row.region_path) ?? row.region_path, enteredOn: row.entered_on, way: row.way },
    ...{ stage: row.stage, stayUntil: row.stay_until, exitedOn: row.exited_on, tutorName: row.tutor_name },
    ...{ milestones: row.milestones, milestonesDone: row.milestones_done, overdue: row.overdue },
    ...{ next: nextOf(row), lastService: row.last_service },
  }))
}

const nextOf = ({ next_label, next_due_on }: LineRow) =>
  next_label && next_due_on ? { label: next_label, dueOn: next_due_on } : null

/** What a list outside a pool says of a company. */
export async function briefViews(ctx: Context, rows: readonly LineRow[]): Promise<NurseryBrief[]> {
  const members = await memberViews(ctx, rows)
  return members.map(({ way: _way, stayUntil: _until, lastService: _service, ...member }, index) => {
    const row = rows[index] as LineRow
    return { ...member, poolName: row.pool_name, titleName: nameOfTitle(row.title) }
  })
}

const stageWords: Record<NurseryMember['stage'], string> = {
  'no-plan': '未定计划',
  working: '培育中',
  'plan-done': '计划完成',
  converted: '已认定',
  'term-over': '期满出库',
  dropped: '中止',
  moved: '已转库',
}
const wayWords: Record<NurseryMember['way'], string> = {
  applied: '企业申请',
  screened: '摸排列入',
  'by-hand': '直接列入',
  moved: '转入',
}

const columns: OutputColumn<NurseryMember>[] = [
  { header: '企业名称', value: (row) => row.name, width: 34 },
  { header: '统一社会信用代码', value: (row) => row.creditCode, width: 22 },
  { header: '所在地区', value: (row) => row.regionName, width: 12 },
  { header: '入库日期', value: (row) => row.enteredOn, width: 12 },
  { header: '入库方式', value: (row) => wayWords[row.way], width: 10 },
  { header: '阶段', value: (row) => stageWords[row.stage], width: 10 },
  { header: '导师', value: (row) => row.tutorName, width: 10 },
  { header: '计划节点', value: (row) => row.milestones, width: 9 },
  { header: '已完成', value: (row) => row.milestonesDone, width: 8 },
  { header: '逾期', value: (row) => row.overdue, width: 8 },
  { header: '下一节点', value: ({ next }) => next && `${next.label.zh}（${next.dueOn}）`, width: 40 },
  { header: '最近服务', value: (row) => row.lastService, width: 12 },
  { header: '培育期到', value: (row) => row.stayUntil, width: 12 },
  { header: '出库日期', value: (row) => row.exitedOn, width: 12 },
]
const atOnce = 500

/** What the filters show of a pool. Permission and errors as `listNurseryMembers`. */
export async function exportNurseryMembers(
  ctx: Context,
  poolId: string,
  filter: NurseryMemberFilter,
): Promise<Download> {
  const pool = await poolWithin(ctx, poolId)
  const asOf = asOfDay(ctx, filter.asOf)
  async function* rows() {
    for (let page = 1; ; page++) {
      const { items } = await listNurseryMembers(ctx, poolId, { ...filter, asOf, page, pageSize: atOnce })
      yield* items
      if (items.length < atOnce) return
    }
  }
  return sheetDownload(`${pool.name}-${asOf}.xlsx`, '培育库', columns, rows())
}

/** Who can tutor companies of a pool. Permission: recognition:list-nursery. Errors: recognition.nursery-pool-not-found. */
export async function listNurseryTutors(
  ctx: Context,
  poolId: string,
): Promise<ResponseOf<typeof contract.listNurseryTutors>> {
  const pool = await poolWithin(ctx, poolId)
  const own = regionOf(ctx)
  const place = own.length > pool.region_path.length ? own : pool.region_path
  const found = await tutorCandidates(ctx.db, place, businessDate(ctx.clock.now()))
  const names = await regionNames(
    ctx.db,
    found.map(({ regionPath }) => regionPath),
  )
  return {
    items: found.map(({ userId, name, role, regionPath }) => ({
      ...{ userId, name, role, regionName: names.get(regionPath) ?? regionPath },
    })),
  }
}

/**
 * Gives companies of a pool a tutor: an officer or expert of their region or of what it lies in. Whoever they had stays in the
 * history.
 *
 * Permission: recognition:keep-nursery. Writes: recognition.nursery_tutor, messages, the operation log.
 * Errors:     recognition.nursery-pool-not-found, .nursery-not-found, .nursery-out, .nursery-tutor-unknown.
 */
export async function assignNurseryTutor(
  ctx: Context,
  poolId: string,
  { members, userId }: BodyOf<typeof contract.assignNurseryTutor>,
): Promise<ResponseOf<typeof contract.assignNurseryTutor>> {
  return ctx.db.tx(async (tx) => {
    const inTx = { ...ctx, db: tx }
    const pool = await poolWithin(inTx, poolId)
    const sorted = members.toSorted((a, b) => (a.membershipId < b.membershipId ? -1 : 1))
    const rows = []
    for (const key of sorted) rows.push(await openWithin(inTx, key))
    const now = ctx.clock.now()
    const known = await tutorCandidates(tx, pool.region_path, businessDate(now))
    const tutor = known.find((each) => each.userId === userId)
    if (!tutor || rows.some((row) => row.pool_id !== poolId || !row.region_path.startsWith(tutor.regionPath)))
      throw new Refusal({ code: 'recognition.nursery-tutor-unknown', field: 'userId' })
    const keys = rows.map((row) => ({ creditCode: row.credit_code, membershipId: row.id }))
    const idOf = () => ctx.ids.next('nrt')
    const changed = await replaceTutors(tx, keys, {
      ...{ userId, name: tutor.name, byName: ctx.actor.name, at: now, idOf },
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.assign-tutor',
      object: `nursery-pool:${poolId}`,
      regionPath: pool.region_path,
      detail: { userId, members: keys.map(({ membershipId }) => membershipId) },
    })
    await tellAssigned(inTx, { poolId, userId, changed, name: tutor.name, rows })
    return { changed, same: rows.length - changed }
  })
}

async function tellAssigned(
  ctx: Context,
  given: {
    poolId: string
    userId: string
    changed: number
    name: string
    rows: readonly { credit_code: string; id: string; region_path: string }[]
  },
): Promise<void> {
  const { poolId, userId, changed, name, rows } = given
  const [first] = rows
  if (!first || changed === 0) return
  await notify(ctx.db, ctx, {
    kind: 'message',
    to: { userId },
    regionPath: first.region_path,
    title: { zh: `您是 ${changed} 家企业的培育导师`, en: `You are the tutor of ${changed} more companies` },
    link: '/recognition/nursery/tutored',
    object: `nursery-pool:${poolId}`,
    reason: 'recognition.nursery-tutor',
  })
  const accounts = await organisationsByCreditCodes(
    ctx.db,
    rows.map(({ credit_code }) => credit_code),
  )
  for (const row of rows) {
    const organisation = accounts.get(row.credit_code)
    if (!organisation) continue
    await notify(ctx.db, ctx, {
      kind: 'message',
      to: { organisationId: organisation.id },
      regionPath: row.region_path,
      title: { zh: `您的培育导师是${name}`, en: `Your tutor is ${name}` },
      link: '/recognition/nursery/own',
      object: `nursery:${row.id}`,
      reason: 'recognition.nursery-tutor',
    })
  }
}

/** Companies in pools that whoever asks tutors. Permission: recognition:tutor. */
export async function listTutoredCompanies(
  ctx: Context,
  { page, pageSize }: Paged,
): Promise<{ items: NurseryBrief[]; total: number }> {
  const today = businessDate(ctx.clock.now())
  const of = { reach: await nurseryReach(ctx), day: today, today }
  const paged = { limit: pageSize, offset: (page - 1) * pageSize }
  const { items, total } = await findLines(ctx.db, of, { stage: 'in' }, paged)
  return { items: await briefViews(ctx, items), total }
}
