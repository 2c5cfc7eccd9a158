import { formatFen } from '#kernel/money'
import type { Problem } from '#kernel/refusal'
import { amountProblems } from './legs.ts'

export const holdStates = ['open', 'posted', 'voided', 'expired'] as const
export type HoldState = (typeof holdStates)[number]

/** What may happen to a hold: the whole life cycle. Whoever ends it decides the last state; nothing follows an end. */
export const holdLife: Record<HoldState, Partial<Record<HoldAct['kind'], HoldState>>> = {
  open: { settle: 'posted', void: 'voided', expire: 'expired' },
  posted: {},
  voided: {},
  expired: {},
}

export interface Hold {
  state: HoldState
  amountFen: bigint
  /** How much of it was posted so far. */
  settledFen: bigint
  /** From this instant on nothing more can be posted. Null: until somebody ends it. */
  expiresAt: Date | null
}

export type HoldAct =
  /** Posts a part or all; of a part, `rest` says whether the remainder stays held or is given back. */
  { kind: 'settle'; amountFen: bigint; rest: 'keep' | 'release' } | { kind: 'void' } | { kind: 'expire' }

export interface HoldOutcome {
  after: Hold
  /** What is no longer held: what is posted and what is given back. */
  releasedFen: bigint
  problems: Problem[]
}

/** What a hold still keeps back. */
export const heldFen = (hold: Hold): bigint => (hold.state === 'open' ? hold.amountFen - hold.settledFen : 0n)

/**
 * What becomes of a hold. The hold handed in is not changed.
 *
 * Units:  fen; `at` is the instant of the act.
 * Errors: ledger.hold-over when it has ended, .hold-expired when its time is over, .hold-not-due when it is not,
 *         .above-hold when more is asked than is left, and those of amounts.
 * Example: actOnHold({ state: 'open', amountFen: 10n, settledFen: 0n, expiresAt: null }, { kind: 'settle', amountFen: 6n, rest: 'release' }, new Date(0)).releasedFen → 10n
 */
export function actOnHold(hold: Hold, act: HoldAct, at: Date): HoldOutcome {
  const problems = problemsOf(hold, act, at)
  const ended = holdLife[hold.state][act.kind]
  if (problems.length > 0 || ended === undefined) return { after: hold, releasedFen: 0n, problems }
  const left = heldFen(hold)
  if (act.kind !== 'settle') return { after: { ...hold, state: ended }, releasedFen: left, problems }
  const settledFen = hold.settledFen + act.amountFen
  const staysOpen = act.rest === 'keep' && settledFen < hold.amountFen
  return {
    after: { ...hold, settledFen, state: staysOpen ? 'open' : ended },
    releasedFen: staysOpen ? act.amountFen : left,
    problems,
  }
}

function problemsOf(hold: Hold, act: HoldAct, at: Date): Problem[] {
  if (holdLife[hold.state][act.kind] === undefined)
    return [{ code: hold.state === 'expired' ? 'ledger.hold-expired' : 'ledger.hold-over' }]
  const isPast = hold.expiresAt !== null && hold.expiresAt <= at
  if (act.kind === 'expire') return isPast ? [] : [{ code: 'ledger.hold-not-due' }]
  if (act.kind === 'void') return []
  if (isPast) return [{ code: 'ledger.hold-expired' }]
  const left = heldFen(hold)
  if (act.amountFen > left)
    return [
      {
        code: 'ledger.above-hold',
        field: 'amountFen',
        params: { left: formatFen(left), asked: formatFen(act.amountFen) },
      },
    ]
  return amountProblems(act.amountFen, 'amountFen')
}
