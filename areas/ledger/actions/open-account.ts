import { regionByPath } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import {
  type AccountKind,
  type AccountTerms,
  defaultFloorFen,
  newAccountProblems,
  normalSideOf,
} from '../rules/new-account.ts'
import { type AccountRow, accountByCode, insertAccount } from '../store/account-rows.ts'
import { refuseOutsideTransaction, type Writer } from './post.ts'

export interface NewAccount extends AccountTerms {
  regionPath: string
  /** Folder name of the area that opens it; left out: the ledger itself. */
  area?: string
}

export interface Account {
  id: string
  regionPath: string
  code: string
  name: string
  kind: AccountKind
  /** False when it was open already. */
  isNew: boolean
}

/**
 * Opens an account in a region's books. Opening what is open under the same code, on the same terms, answers the one
 * that is there, so that a retry never makes a second purse.
 *
 * Writes: ledger.account. Errors: ledger.region-not-found, .code-used-otherwise and those of newAccountProblems.
 */
export async function openAccount(tx: Db, writer: Writer, actor: Actor, terms: NewAccount): Promise<Account> {
  refuseOutsideTransaction(tx)
  const problems = newAccountProblems(terms)
  if (problems.length > 0) throw new Refusal(problems)
  if (!(await regionByPath(tx, terms.regionPath)))
    throw new Refusal({ code: 'ledger.region-not-found', field: 'regionPath' })
  const wanted: AccountRow = {
    region_path: terms.regionPath,
    id: writer.ids.next('lac'),
    code: terms.code,
    name: terms.name.trim(),
    kind: terms.kind,
    normal_side: normalSideOf(terms.kind),
    organisation_id: terms.organisationId ?? null,
    budget_year: terms.budgetYear ?? null,
    basis: terms.basis ?? null,
    floor_fen: terms.floorFen === undefined ? defaultFloorFen(terms.kind) : terms.floorFen,
    ceiling_fen: terms.ceilingFen ?? null,
    opened_by_area: terms.area ?? 'ledger',
    opened_by_name: actor.name,
    opened_at: writer.clock.now(),
  }
  if (await insertAccount(tx, wanted)) return accountOf(wanted, true)
  const there = await accountByCode(tx, terms.regionPath, terms.code)
  if (!there) throw new Error(`the account ${terms.code} vanished`)
  const ofSameOwner = [null, wanted.organisation_id].includes(there.organisation_id) || wanted.organisation_id === null
  const isSame = there.kind === wanted.kind && there.budget_year === wanted.budget_year && ofSameOwner
  if (!isSame) throw new Refusal({ code: 'ledger.code-used-otherwise', field: 'code', params: { name: there.name } })
  return accountOf(there, false)
}

const accountOf = (row: AccountRow, isNew: boolean): Account => ({
  id: row.id,
  regionPath: row.region_path,
  code: row.code,
  name: row.name,
  kind: row.kind,
  isNew,
})
