import type { Problem } from '#kernel/refusal'

/** A payee as far as it decides who may handle its payment. */
export interface PayeeInterest {
  name: string
  organisationId: string | null
  /** Who changed its bank details last. */
  changedByUserId: string | null
}

export interface Handler {
  userId: string
  /** Organisations that the person acts for, today. */
  organisationIds: ReadonlySet<string>
}

/** Nobody prepares a payment to whom he acts for. Errors: ledger.person-is-payee. */
export function preparationProblems(preparer: Handler, payees: readonly PayeeInterest[]): Problem[] {
  return payees
    .filter(({ organisationId }) => organisationId !== null && preparer.organisationIds.has(organisationId))
    .map(({ name }) => ({ code: 'ledger.person-is-payee', params: { payee: name } }))
}

/**
 * Four eyes: whoever approves did not prepare, is none of the payees, and did not decide where the money of one goes.
 *
 * Errors: ledger.own-batch, .person-is-payee, .changed-bank-details.
 */
export function approvalProblems(
  approver: Handler,
  batch: { preparedByUserId: string; payees: readonly PayeeInterest[] },
): Problem[] {
  const own: Problem[] = approver.userId === batch.preparedByUserId ? [{ code: 'ledger.own-batch' }] : []
  const changed = batch.payees
    .filter(({ changedByUserId }) => changedByUserId === approver.userId)
    .map(({ name }) => ({ code: 'ledger.changed-bank-details', params: { payee: name } }))
  return [...own, ...preparationProblems(approver, batch.payees), ...changed]
}
