import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { nurseryExits, nurseryId, nurseryStages, nurseryTitles, nurseryWays, OfStay } from './nursery.ts'

const Day = z.iso.date()
const Words = z.object({ zh: z.string(), en: z.string() })
const OfMilestone = OfStay.extend({ milestoneId: nurseryId('nrs') })
const stay = '/api/recognition/nursery/memberships/{creditCode}/{membershipId}' as const

export const milestoneDoers = ['company', 'tutor', 'office'] as const
const outcomes = ['meets', 'nearly', 'undecided', 'fails'] as const

const Criterion = z.object({
  id: z.string(),
  label: Words,
  clause: z.string(),
  ok: z.boolean().nullable(),
  reason: Words,
})
const Milestone = z.object({
  id: z.string(),
  label: Words,
  fact: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** What the file says of it today. */
  now: z.string().nullable(),
  dueOn: Day,
  who: z.enum(milestoneDoers),
  revision: z.int(),
  doneOn: Day.nullable(),
  doneNote: z.string().nullable(),
  doneByName: z.string().nullable(),
  isOverdue: z.boolean(),
  /** The file has reached it, ticked or not. */
  isReached: z.boolean(),
})
export type NurseryMilestone = z.output<typeof Milestone>

export const nurseryEvents = [
  'entered',
  'tutor',
  'milestone',
  'milestone-done',
  'evaluated',
  'service',
  'converted',
  'term-over',
  'dropped',
  'moved',
] as const

export const NurseryMembership = z
  .object({
    creditCode: z.string(),
    membershipId: z.string(),
    name: z.string(),
    regionName: z.string(),
    pool: z.object({ id: z.string(), name: z.string(), title: z.enum(nurseryTitles), titleName: Words }),
    stage: z.enum(nurseryStages),
    enteredOn: Day,
    stayUntil: Day,
    way: z.enum(nurseryWays),
    versionFrom: Day,
    ruleVersion: Day,
    outcome: z.enum(outcomes),
    criteria: z.array(Criterion),
    /** What was kept, judged anew, says the same. */
    isSame: z.boolean(),
    reason: z.string().nullable(),
    caseId: z.string().nullable(),
    screeningId: z.string().nullable(),
    exit: z
      .object({
        kind: z.enum(nurseryExits),
        on: Day,
        recordedOn: Day,
        reason: z.string().nullable(),
        byName: z.string().nullable(),
        certificateNumber: z.string().nullable(),
      })
      .nullable(),
    tutor: z.object({ name: z.string(), since: Day }).nullable(),
    milestones: z.array(Milestone),
    services: z.array(z.object({ id: z.string(), on: Day, what: z.string(), byName: z.string() })),
    /** Every condition of the title by the file of today, beside what was kept last. */
    progress: z.object({
      on: Day,
      since: Day,
      /** Every condition as it is today. */
      gates: z.array(Criterion),
      closed: z.array(Words),
      opened: z.array(Words),
      /** Facts that were missing then and are known now. */
      known: z.array(Words),
      missing: z.array(Words),
    }),
    timeline: z.array(
      z.object({
        at: z.iso.datetime(),
        on: Day,
        kind: z.enum(nurseryEvents),
        byName: z.string().nullable(),
        what: Words,
      }),
    ),
    may: z.object({ keep: z.boolean(), tend: z.boolean(), openPool: z.boolean(), openFile: z.boolean() }),
    today: Day,
    /** Other pools to which it can be moved. */
    otherPools: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'NurseryMembership' })
export type NurseryMembership = z.output<typeof NurseryMembership>

export const getNurseryMembership = endpoint({
  method: 'GET',
  path: stay,
  summary: { zh: '一家企业的培育', en: 'A company in a nursery pool' },
  params: OfStay,
  response: NurseryMembership,
})

export const proposeNurseryPlan = endpoint({
  method: 'POST',
  path: `${stay}/plan`,
  summary: { zh: '由差距清单生成培育计划', en: 'Make the plan from the gaps' },
  params: OfStay,
  response: z.object({ added: z.int() }),
})

const MilestoneInput = z.object({
  label: z.string().trim().min(2).max(200),
  dueOn: Day,
  who: z.enum(milestoneDoers),
})

export const addNurseryMilestone = endpoint({
  method: 'POST',
  path: `${stay}/milestones`,
  summary: { zh: '添加计划节点', en: 'Add a milestone' },
  params: OfStay,
  body: MilestoneInput,
  status: 201,
  response: z.object({ id: z.string() }),
})

export const changeNurseryMilestone = endpoint({
  method: 'PATCH',
  path: `${stay}/milestones/{milestoneId}`,
  summary: { zh: '修改、完成或撤下计划节点', en: 'Change, tick or drop a milestone' },
  params: OfMilestone,
  body: z.object({
    revision: z.int().min(1),
    label: MilestoneInput.shape.label.optional(),
    dueOn: Day.optional(),
    who: z.enum(milestoneDoers).optional(),
    /** What shows that it is done. */
    doneNote: z.string().trim().min(2).max(500).optional(),
    isDropped: z.literal(true).optional(),
  }),
  response: z.object({ revision: z.int() }),
})

export const evaluateNursery = endpoint({
  method: 'POST',
  path: `${stay}/evaluations`,
  summary: { zh: '重新评价并保存', en: 'Evaluate anew and keep it' },
  params: OfStay,
  status: 201,
  response: z.object({ closed: z.int(), opened: z.int() }),
})

export const recordNurseryService = endpoint({
  method: 'POST',
  path: `${stay}/services`,
  summary: { zh: '登记服务', en: 'Record a service' },
  params: OfStay,
  body: z.object({ on: Day, what: z.string().trim().min(2).max(500) }),
  status: 201,
  response: z.object({ id: z.string() }),
})

export const leaveNursery = endpoint({
  method: 'POST',
  path: `${stay}/exit`,
  summary: { zh: '出库或转库', en: 'Take a company out of a pool, or move it' },
  params: OfStay,
  body: z.object({
    kind: z.enum(['converted', 'dropped', 'moved']),
    reason: z.string().trim().min(2).max(300),
    toPoolId: nurseryId('nrp').optional(),
  }),
  response: z.object({ movedTo: z.string().nullable() }),
})
