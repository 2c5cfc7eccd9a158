import { regionByPath } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { creditCodeFault, normalizeCreditCode } from '#kernel/credit-code'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { Organisation } from '../contract.ts'
import type { AccountsTables } from '../schema/tables.gen.ts'
import { type OrganisationRow, organisationToChange } from '../store/organisations.ts'
import { organisationViews } from '../views.ts'
import { refuseOutside, type Writer } from './within.ts'

export interface NewOrganisation {
  creditCode: string
  name: string
  kind: Organisation['kind']
  regionPath: string
}

function creditCodeProblem(code: string): Problem | null {
  const field = 'creditCode'
  switch (creditCodeFault(code)) {
    case 'length':
      return { code: 'accounts.credit-code-length', field, params: { length: code.length } }
    case 'characters':
      return { code: 'accounts.credit-code-characters', field }
    case 'check-character':
      return { code: 'accounts.credit-code-check', field }
    default:
      return null
  }
}

/**
 * Enters an organisation. The caller has decided that the actor may.
 *
 * Writes: accounts.organisation, the operation log.
 * Errors: accounts.credit-code-*, accounts.region-not-found.
 */
export async function createOrganisation(
  tx: Db,
  writer: Writer,
  actor: Actor,
  input: NewOrganisation,
): Promise<OrganisationRow> {
  const creditCode = normalizeCreditCode(input.creditCode)
  const problem = creditCodeProblem(creditCode)
  if (problem) throw new Refusal(problem)
  if (!(await regionByPath(tx, input.regionPath)))
    throw new Refusal({ code: 'accounts.region-not-found', field: 'regionPath' })
  const row = await tx
    .as<AccountsTables>()
    .insertInto('accounts.organisation')
    .values({
      id: writer.ids.next('org'),
      credit_code: creditCode,
      name: input.name,
      kind: input.kind,
      region_path: input.regionPath,
      created_at: writer.clock.now(),
    })
    .onConflict((conflict) => conflict.column('credit_code').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal({ code: 'accounts.credit-code-taken', field: 'creditCode' })
  await writer.audit.record(tx, actor, {
    action: 'accounts.add-organisation',
    object: `organisation:${row.id}`,
    regionPath: row.region_path,
    detail: { creditCode, name: input.name },
  })
  return row
}

/**
 * Permission: accounts:manage in the organisation's region.
 * Errors:     accounts.outside-your-region and those of createOrganisation.
 */
export async function enterOrganisation(ctx: Context, input: NewOrganisation): Promise<Organisation> {
  refuseOutside(ctx.scope, input.regionPath)
  return ctx.db.tx(async (tx) => viewOf(ctx, tx, await createOrganisation(tx, ctx, ctx.actor, input)))
}

/**
 * Renames or closes an organisation; its code never changes.
 *
 * Permission: accounts:manage in its region.
 * Writes:     accounts.organisation, the operation log.
 * Errors:     accounts.organisation-not-found.
 */
export async function editOrganisation(
  ctx: Context,
  id: string,
  input: { name?: string; kind?: Organisation['kind']; closedOn?: string | null },
): Promise<Organisation> {
  return ctx.db.tx(async (tx) => {
    const before = await organisationToChange(tx, ctx.scope, id)
    if (!before) throw new Refusal('accounts.organisation-not-found')
    const after = await tx
      .as<AccountsTables>()
      .updateTable('accounts.organisation')
      .set({
        name: input.name ?? before.name,
        kind: input.kind ?? before.kind,
        closed_on: input.closedOn === undefined ? before.closed_on : input.closedOn,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    await ctx.audit.record(tx, ctx.actor, {
      action: 'accounts.change-organisation',
      object: `organisation:${id}`,
      regionPath: before.region_path,
      detail: { ...input, nameBefore: before.name },
    })
    return viewOf(ctx, tx, after)
  })
}

async function viewOf(ctx: Context, tx: Db, row: OrganisationRow): Promise<Organisation> {
  const [view] = await organisationViews(tx, [row], businessDate(ctx.clock.now()))
  if (!view) throw new Error('an organisation without a view')
  return view
}
