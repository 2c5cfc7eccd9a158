import {
  colourOf,
  type ProcedureModel,
  readClock,
  runningClock,
  type StateModel,
  stateOf,
  waitingClock,
} from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { workingDaysLeft } from '#platform/calendar'
import type { Context } from '#platform/http/route'
import { calendar } from '../calendar.ts'
import type { CaseRow } from '../contract.ts'
import { isApplicant } from '../doer.ts'
import type { CaseRecord } from '../store/cases.ts'

const endings = { granted: 'good', refused: 'bad', withdrawn: 'none' } as const

/** Good, bad or over when closed; a warning while the applicant has to act. */
export function toneOf(state: StateModel): CaseRow['tone'] {
  if (state.final) return endings[state.final]
  return state.owner.includes('applicant') ? 'warn' : 'steady'
}

/**
 * Where the deadline of a case stands today. While the applicant corrects two clocks matter: the applicant sees the one
 * that runs, their own; the office its own, which waits.
 */
export function deadlineOf(
  model: ProcedureModel,
  row: CaseRecord,
  { today, isOwn }: { today: string; isOwn: boolean },
) {
  const running = runningClock(model, row.standing)
  const waiting = waitingClock(row.standing)
  const clock = isOwn ? (running ?? waiting) : (waiting ?? running)
  if (!clock) return { dueOn: null, workingDaysLeft: null, isStopped: false, colour: null }
  const reading = readClock(clock, today, calendar)
  const { warnBefore } = stateOf(model, row.state)
  const { dueOn, isStopped } = reading
  const left = isStopped ? reading.workingDaysLeft : workingDaysLeft(calendar, today, dueOn)
  return { dueOn, workingDaysLeft: left, isStopped, colour: colourOf(reading, warnBefore) }
}

/** Cases as lists show them, each with the words for whoever asks. */
export async function rowViews(ctx: Context, rows: readonly CaseRecord[]): Promise<CaseRow[]> {
  const { registry, actor } = ctx
  const today = businessDate(ctx.clock.now())
  const regions = await registry.ports.regionNames(ctx.db, [...new Set(rows.map((row) => row.region_path))])
  return rows.map((row) => {
    const { model } = registry.procedures.version(row.procedure_id, row.version)
    const state = stateOf(model, row.state)
    const own = isApplicant(row, actor)
    return {
      id: row.id,
      number: row.number,
      procedureId: row.procedure_id,
      procedureTitle: model.title,
      subject: row.subject,
      partyId: row.party_id,
      partyName: row.party_name,
      regionPath: row.region_path,
      regionName: regions.get(row.region_path) ?? row.region_path,
      state: row.state,
      stateLabel: own ? state.publicLabel : state.label,
      tone: toneOf(state),
      ...deadlineOf(model, row, { today, isOwn: own }),
      filedAt: row.filed_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      assigneeName: own ? null : row.assignee_name,
      isMine: row.assignee_user_id !== null && row.assignee_user_id === actor.userId,
      isPending: row.standing.pending !== null,
      revision: row.revision,
    }
  })
}
