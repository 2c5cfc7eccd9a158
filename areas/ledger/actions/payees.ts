import { organisationByCreditCode, organisationById } from '#areas/accounts'
import { isCreditCode, normalizeCreditCode } from '#kernel/credit-code'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import { adoptOrganisation } from '../store/account-rows.ts'
import { insertPayee, payeeAt } from '../store/payees.ts'
import { openAccount } from './open-account.ts'
import { refuseOutsideTransaction, type Writer } from './post.ts'

export interface BankDetails {
  bankName: string
  bankCode: string | null
  bankAccountNo: string
}

export type NewPayee = { regionPath: string; bank?: BankDetails } & (
  | { organisationId: string }
  /** By its code; where the platform knows the organisation, it is that one. */
  | { name: string; creditCode: string }
  /** Somebody without a credit code is told from others of the same name by the bank account. */
  | { name: string; creditCode: null; bank: BankDetails }
)

export interface Payee {
  accountId: string
  name: string
  isNew: boolean
}

/**
 * The account of whoever is to be paid, opened when it is not there: one per organisation and region. Bank details are
 * taken when it is opened; changing them later is a finance officer's act.
 *
 * Writes: ledger.account, ledger.payee. Errors: ledger.payee-not-found, .credit-code-wrong and those of openAccount.
 */
export async function openPayee(tx: Db, writer: Writer, actor: Actor, payee: NewPayee): Promise<Payee> {
  refuseOutsideTransaction(tx)
  const who = await identityOf(tx, payee)
  const account = await openAccount(tx, writer, actor, {
    regionPath: payee.regionPath,
    code: who.code,
    name: who.name,
    kind: 'party',
    organisationId: who.organisationId,
  })
  const isNew = await insertPayee(tx, {
    region_path: payee.regionPath,
    account_id: account.id,
    name: who.name,
    credit_code: who.creditCode,
    bank_name: payee.bank?.bankName ?? null,
    bank_code: payee.bank?.bankCode ?? null,
    bank_account_no: payee.bank?.bankAccountNo ?? null,
    changed_at: writer.clock.now(),
    changed_by_user_id: actor.userId,
    changed_by_name: actor.name,
  })
  // The organisation may have come to the platform after its account was opened.
  if (who.organisationId !== null) await adoptOrganisation(tx, account, who.organisationId)
  const row = await payeeAt(tx, payee.regionPath, account.id)
  return { accountId: account.id, name: row?.name ?? who.name, isNew }
}

interface Identity {
  code: string
  name: string
  creditCode: string | null
  organisationId: string | null
}

async function identityOf(tx: Db, payee: NewPayee): Promise<Identity> {
  if ('organisationId' in payee) {
    const organisation = await organisationById(tx, payee.organisationId)
    if (!organisation) throw new Refusal({ code: 'ledger.payee-not-found', field: 'organisationId' })
    const { creditCode, name, id } = organisation
    return { code: `payee/${creditCode.toLowerCase()}`, name, creditCode, organisationId: id }
  }
  const name = payee.name.trim()
  if (payee.creditCode === null)
    return { code: `payee/account/${payee.bank.bankAccountNo}`, name, creditCode: null, organisationId: null }
  const creditCode = normalizeCreditCode(payee.creditCode)
  if (!isCreditCode(creditCode)) throw new Refusal({ code: 'ledger.credit-code-wrong', field: 'creditCode' })
  const known = await organisationByCreditCode(tx, creditCode)
  const code = `payee/${creditCode.toLowerCase()}`
  return { code, name: known?.name ?? name, creditCode, organisationId: known?.id ?? null }
}
