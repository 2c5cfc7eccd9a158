import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import type { Context } from '#platform/http/route'
import type { NurseryMembership, NurseryMilestone } from '../../contract/nursery-stay.ts'
import { isReached, valueNow } from '../../rules/nursery/gaps.ts'
import { judge, thawed } from '../../rules/screening/judge.ts'
import {
  type EvaluationRow,
  type MilestoneRow,
  milestonesOf,
  type ServiceRow,
  type StayKey,
  servicesOf,
  type TutorRow,
  tutorsOf,
} from '../../store/nursery-growth.ts'
import { findLines, type MembershipRow } from '../../store/nursery-members.ts'
import { poolNear, poolsNear, versionsOf } from '../../store/nursery-pools.ts'
import { screeningById } from '../../store/screenings.ts'
import { may } from '../points/reach.ts'
import { rulesOfVersion } from '../rule-sets.ts'
import { goalOfRow } from '../screening/run-screening.ts'
import { endRecognised } from './conversion.ts'
import { goalOfVersion } from './enter.ts'
import { nameOfTitle } from './pools.ts'
import { progressOf } from './progress.ts'
import { membershipWithin, nurseryReach } from './reach.ts'

/**
 * A company in a pool: how it came in, its tutor, plan and log, what has moved, and the whole way in words. Whoever was
 * recognised meanwhile is taken out first.
 *
 * Permission: recognition:read-nursery. Errors: recognition.nursery-not-found.
 */
export async function readNurseryMembership(ctx: Context, key: StayKey): Promise<NurseryMembership> {
  await membershipWithin(ctx, key)
  await endRecognised(ctx, { creditCode: key.creditCode })
  const row = await membershipWithin(ctx, key)
  const pool = await poolNear(ctx.db, row.pool_region_path, row.pool_id)
  if (!pool) throw new Error(`the pool ${row.pool_id} vanished`)
  const today = businessDate(ctx.clock.now())
  const of = { reach: await nurseryReach(ctx), creditCode: row.credit_code, poolId: row.pool_id, day: today, today }
  const line = (await findLines(ctx.db, of, {}, { limit: 100, offset: 0 })).items.find(({ id }) => id === row.id)
  const tutors = await tutorsOf(ctx.db, key)
  const milestones = await milestonesOf(ctx.db, key)
  const services = await servicesOf(ctx.db, key)
  const { progress, inputs, evaluations } = await progressOf(ctx, row)
  const current = tutors.find(({ until_at }) => until_at === null)
  const isOpen = row.exit_kind === null
  const keep = isOpen && may(ctx, 'recognition:keep-nursery')
  return {
    ...{ creditCode: row.credit_code, membershipId: row.id, name: row.name },
    regionName: (await regionNames(ctx.db, [row.region_path])).get(row.region_path) ?? row.region_path,
    pool: { id: pool.id, name: pool.name, title: pool.title, titleName: nameOfTitle(pool.title) },
    ...{ stage: line?.stage ?? 'no-plan', enteredOn: row.entered_on, stayUntil: row.stay_until, way: row.way },
    ...{ versionFrom: row.version_from, ruleVersion: row.rule_version, outcome: row.outcome, criteria: row.criteria },
    ...{ isSame: await isSame(ctx, row), reason: row.reason, caseId: row.case_id, screeningId: row.screening_id },
    exit: exitOf(row),
    tutor: current ? { name: current.name, since: businessDate(current.from_at) } : null,
    milestones: milestones
      .filter(({ dropped_on }) => dropped_on === null)
      .map((each) => milestoneView(each, { inputs, gates: progress.gates, today, isOpen })),
    services: services.map(({ id, happened_on, what, by_name }) => ({ id, on: happened_on, what, byName: by_name })),
    progress,
    timeline: timelineOf({ row, poolName: pool.name, tutors, milestones, services, evaluations }),
    may: {
      ...{ keep, tend: isOpen && may(ctx, 'recognition:tend-nursery') },
      openPool: may(ctx, 'recognition:list-nursery'),
      // An expert sees the companies that are tutored, not their files.
      openFile: ctx.scope.reach !== 'self',
    },
    today,
    otherPools: keep ? await otherPools(ctx, row) : [],
  }
}

async function otherPools(ctx: Context, row: MembershipRow): Promise<NurseryMembership['otherPools']> {
  const pools = await poolsNear(ctx.db, row.region_path)
  return pools
    .filter(
      (pool) => pool.id !== row.pool_id && pool.closed_on === null && row.region_path.startsWith(pool.region_path),
    )
    .map(({ id, name }) => ({ id, name }))
}

function exitOf(row: MembershipRow): NurseryMembership['exit'] {
  const { exit_kind: kind, exited_on: on, exit_recorded_on: recordedOn } = row
  if (kind === null || on === null || recordedOn === null) return null
  return {
    ...{ kind, on, recordedOn, reason: row.exit_reason, byName: row.exit_by_name },
    certificateNumber: row.certificate_number,
  }
}

/** Judges what was kept at entry anew: by the screening’s goal where one found it, else by the pool’s conditions of then. */
async function isSame(ctx: Context, row: MembershipRow): Promise<boolean> {
  const screening = row.screening_id ? await screeningById(ctx.db, '', row.screening_id) : null
  const versions = await versionsOf(ctx.db, { region_path: row.pool_region_path, id: row.pool_id })
  const version = versions.find(({ effective_from }) => effective_from === row.version_from)
  const goal = screening ? goalOfRow(screening) : version ? goalOfVersion(version) : null
  if (!goal) return false
  const now = judge(thawed(row.inputs), rulesOfVersion(row.title, row.rule_version), goal, row.parameters)
  const kept = new Map(row.criteria.map(({ id, ok }) => [id, ok]))
  return (
    now.outcome === row.outcome &&
    now.criteria.length === kept.size &&
    now.criteria.every(({ id, ok }) => kept.get(id) === ok)
  )
}

function milestoneView(
  row: MilestoneRow,
  given: {
    inputs: Record<string, unknown>
    gates: NurseryMembership['progress']['gates']
    today: string
    isOpen: boolean
  },
): NurseryMilestone {
  const { inputs, gates, today, isOpen } = given
  const now = valueNow(inputs, row.fact)
  return {
    ...{ id: row.id, label: row.label, fact: row.fact, from: row.from_value, to: row.to_value, now },
    ...{ dueOn: row.due_on, who: row.who, revision: row.revision },
    ...{ doneOn: row.done_on, doneNote: row.done_note, doneByName: row.done_by_name },
    isOverdue: isOpen && row.done_on === null && row.due_on < today,
    isReached: isReached({ gate: row.gate, from: row.from_value, to: row.to_value }, now, gates),
  }
}

const ways: Record<MembershipRow['way'], Localized> = {
  applied: { zh: '企业申请入库', en: 'entered by application' },
  screened: { zh: '由摸排列入', en: 'entered from a screening' },
  'by-hand': { zh: '直接列入', en: 'entered by hand' },
  moved: { zh: '从别的库转入', en: 'moved here from another pool' },
}
const exits: Record<NonNullable<MembershipRow['exit_kind']>, Localized> = {
  converted: { zh: '已认定，转出', en: 'recognised, and so converted' },
  'term-over': { zh: '培育期满出库', en: 'the term is over' },
  dropped: { zh: '中止培育', en: 'dropped' },
  moved: { zh: '转到别的培育库', en: 'moved to another pool' },
}

/** Milestones that a line of the history names; of more it says how many. */
const mostNamed = 3

interface Lived {
  row: MembershipRow
  poolName: string
  tutors: readonly TutorRow[]
  milestones: readonly MilestoneRow[]
  services: readonly ServiceRow[]
  evaluations: readonly EvaluationRow[]
}
type Event = NurseryMembership['timeline'][number]

/** Everything that happened in a stay, in words, the latest first. */
function timelineOf({ row, poolName, tutors, milestones, services, evaluations }: Lived): Event[] {
  const event = (at: Date, kind: Event['kind'], byName: string | null, zh: string, en: string): Event => ({
    ...{ at: at.toISOString(), on: businessDate(at), kind, byName, what: { zh, en } },
  })
  const day = (on: string) => new Date(`${on}T00:00:00+08:00`)
  const because = row.reason ? [`：${row.reason}`, `: ${row.reason}`] : ['', '']
  const entered = event(
    ...([row.entered_at, 'entered', row.entered_by_name] as const),
    `${ways[row.way].zh}“${poolName}”${because[0]}`,
    `${poolName}: ${ways[row.way].en}${because[1]}`,
  )
  const made = Map.groupBy(milestones, ({ made_at, made_by_name }) => `${made_at.toISOString()} ${made_by_name}`)
  const events = [
    entered,
    ...tutors.map((tutor) =>
      event(tutor.from_at, 'tutor', tutor.by_name, `培育导师：${tutor.name}`, `Tutor: ${tutor.name}`),
    ),
    ...[...made.values()].flatMap((own) => {
      const [first] = own
      if (!first) return []
      const some = own.slice(0, mostNamed)
      const more = own.length > mostNamed ? [` 等 ${own.length} 个节点`, ` and more, ${own.length} steps`] : ['', '']
      const zh = `列入计划：${some.map(({ label }) => label.zh).join('、')}${more[0]}`
      const en = `Planned: ${some.map(({ label }) => label.en).join(', ')}${more[1]}`
      return [event(first.made_at, 'milestone', first.made_by_name, zh, en)]
    }),
    ...milestones.flatMap(({ done_on, done_note, done_by_name, label }) =>
      done_on === null
        ? []
        : [
            event(
              ...([day(done_on), 'milestone-done', done_by_name] as const),
              `完成：${label.zh}（${done_note}）`,
              `Done: ${label.en} (${done_note})`,
            ),
          ],
    ),
    ...evaluations.map((each) =>
      event(each.made_at, 'evaluated', each.made_by_name, '重新评价并保存', 'Evaluated anew'),
    ),
    ...services.map((each) => event(day(each.happened_on), 'service', each.by_name, each.what, each.what)),
  ]
  if (row.exit_kind !== null && row.exited_on !== null) {
    const note = row.exit_reason ?? row.certificate_number
    const [zh, en] = [exits[row.exit_kind].zh, exits[row.exit_kind].en]
    events.push(
      event(
        ...([day(row.exited_on), row.exit_kind, row.exit_by_name] as const),
        note ? `${zh}：${note}` : zh,
        note ? `${en}: ${note}` : en,
      ),
    )
  }
  return events.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
