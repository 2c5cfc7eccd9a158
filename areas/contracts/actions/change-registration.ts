import { digestOf } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { BodyOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type {
  cancelRegistration as cancelShape,
  changeRegistration as changeShape,
  settleAmount as settleShape,
} from '../contract/registrations.ts'
import { changeProblems } from '../rules/registry/change-problems.ts'
import { certified, type Entry, type Standing } from '../rules/registry/entry.ts'
import { amountOf } from '../rules/registry/money.ts'
import { appendEntry, entriesOf, registrationById } from '../store/registrations.ts'

/**
 * Changes what a registration says, as a new entry: the certificate before is no longer the one in force, and figures as
 * they were known before stay.
 *
 * Permission: contracts:change.
 * Writes:     contracts.entry, contracts.registration, the operation log.
 * Errors:     contracts.not-found, .changed-meanwhile, and those of `changeProblems` and of amounts.
 */
export async function changeRegistration(ctx: Context, id: string, input: BodyOf<typeof changeShape>): Promise<void> {
  const { contractAmount, technologyAmount, projectName, kind, field, validTo } = input
  await enter(ctx, id, 'changed', input, (before) => ({
    ...before,
    contractFen: contractAmount === undefined ? before.contractFen : inFen(contractAmount, 'contractAmount'),
    technologyFen: technologyAmount === undefined ? before.technologyFen : inFen(technologyAmount, 'technologyAmount'),
    particulars: {
      ...before.particulars,
      ...(projectName === undefined ? {} : { projectName }),
      ...(kind === undefined ? {} : { kind }),
      ...(field === undefined ? {} : { field }),
      ...(validTo === undefined ? {} : { validTo }),
    },
  }))
}

/**
 * Settles an amount that was not known when the contract was registered; it counts in the month of registration, from now on.
 *
 * Permission: contracts:change.
 * Writes:     contracts.entry, contracts.registration, the operation log.
 * Errors:     as `changeRegistration`; contracts.not-open.
 */
export async function settleAmount(ctx: Context, id: string, input: BodyOf<typeof settleShape>): Promise<void> {
  await enter(ctx, id, 'amount-settled', input, (before) => ({
    ...before,
    isAmountOpen: false,
    contractFen: inFen(input.contractAmount, 'contractAmount'),
    technologyFen: inFen(input.technologyAmount, 'technologyAmount'),
  }))
}

/**
 * Cancels a registration: from now on it counts nowhere, and its certificate says so.
 *
 * Permission: contracts:change.
 * Writes:     contracts.entry, contracts.registration, the operation log.
 * Errors:     contracts.not-found, .changed-meanwhile, .already-cancelled.
 */
export async function cancelRegistration(ctx: Context, id: string, input: BodyOf<typeof cancelShape>): Promise<void> {
  await enter(ctx, id, 'cancelled', input, (before) => ({ ...before, state: 'cancelled' as const }))
}

async function enter(
  ctx: Context,
  id: string,
  kind: 'changed' | 'amount-settled' | 'cancelled',
  { edition, reason }: { edition: number; reason: string },
  change: (before: Standing) => Standing,
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const row = await registrationById(tx, ctx.scope, id, 'update')
    if (!row) throw new Refusal('contracts.not-found')
    const last = (await entriesOf(tx, row)).at(-1)
    if (!last) throw new Error(`the registration ${id} has no entry`)
    if (row.edition !== edition)
      throw new Refusal({ code: 'contracts.changed-meanwhile', params: { name: last.recordedByName } })
    const { state, isAmountOpen, contractFen, technologyFen, particulars, working } = last
    const before: Standing = { state, isAmountOpen, contractFen, technologyFen, particulars, working }
    const after = change(before)
    const problems = changeProblems(before, after, kind)
    if (problems.length > 0) throw new Refusal(problems)
    const now = later(ctx.clock.now(), last.recordedAt)
    const entry: Entry = {
      ...after,
      edition: row.edition + 1,
      kind,
      recordedAt: now,
      recordedOn: businessDate(now),
      recordedBy: ctx.actor.userId,
      recordedByName: ctx.actor.name,
      reason,
    }
    const registration = { id, number: row.number, regionPath: row.region_path, registeredOn: row.registered_on }
    await appendEntry(tx, row, { ...entry, digest: digestOf(certified(registration, entry)) })
    await ctx.audit.record(tx, ctx.actor, {
      action: `contracts.${kind}`,
      object: `registration:${id}`,
      regionPath: row.region_path,
      detail: { number: row.number, edition: entry.edition, reason },
    })
  })
}

/** The register's time never runs back, whatever the machine's clock does: figures as known on a day stay as they were. */
const later = (now: Date, last: Date): Date => (now > last ? now : last)

function inFen(text: string, field: string): bigint {
  const { fen, problem } = amountOf(text, field, { mayBeZero: true })
  if (problem) throw new Refusal(problem)
  return fen
}
