import { availableFen, roomFen } from '#engines/ledger'
import type { ResponseOf } from '#platform/http/endpoint'
import type {
  BankFile,
  BankLine,
  Batch,
  getEntry,
  JournalEntry,
  LedgerAccount,
  Payee,
  Payment,
  StatementLine,
} from './contract.ts'
import { batchNumber } from './rules/payment-reference.ts'
import type { AccountDetailRow } from './store/account-views.ts'
import type { BankFileViewRow } from './store/bank-file-views.ts'
import type { AnsweredPayment, BankLineRow } from './store/bank-files.ts'
import type { EntryRow } from './store/entries.ts'
import type { EntryViewRow, OpenHoldRow } from './store/entry-views.ts'
import type { BatchViewRow, PayeeViewRow, PaymentViewRow } from './store/payment-views.ts'
import type { StatementRow } from './store/statements.ts'

/** Names of regions by path. */
export type RegionNames = Map<string, string>

const text = (fen: bigint) => `${fen}`
const textOrNull = (fen: bigint | null) => (fen === null ? null : `${fen}`)
const nameOf = (names: RegionNames, path: string) => names.get(path) ?? path

interface WithOrigin {
  origin_area: string
  origin_id: string | null
  origin_label: string | null
  origin_href: string | null
}
const originView = (row: WithOrigin) => ({
  area: row.origin_area,
  id: row.origin_id,
  label: row.origin_label,
  href: row.origin_href,
})

export function accountView(row: AccountDetailRow, names: RegionNames): LedgerAccount {
  const state = {
    id: row.id,
    name: row.name,
    normalSide: row.normal_side,
    balanceFen: row.balance_fen,
    heldDecreaseFen: row.held_decrease_fen,
    heldIncreaseFen: row.held_increase_fen,
    floorFen: row.floor_fen,
    ceilingFen: row.ceiling_fen,
  }
  const increased = BigInt(row.increased_fen)
  return {
    id: row.id,
    regionPath: row.region_path,
    regionName: nameOf(names, row.region_path),
    code: row.code,
    name: row.name,
    kind: row.kind,
    normalSide: row.normal_side,
    organisationId: row.organisation_id,
    budgetYear: row.budget_year,
    basis: row.basis,
    floorFen: textOrNull(row.floor_fen),
    ceilingFen: textOrNull(row.ceiling_fen),
    balanceFen: text(row.balance_fen),
    heldDecreaseFen: text(row.held_decrease_fen),
    heldIncreaseFen: text(row.held_increase_fen),
    availableFen: textOrNull(availableFen(state)),
    roomFen: textOrNull(roomFen(state)),
    increaseFen: text(increased),
    decreaseFen: text(increased - row.balance_fen),
    openedAt: row.opened_at.toISOString(),
    openedByName: row.opened_by_name,
    closedAt: row.closed_at?.toISOString() ?? null,
    revision: row.revision,
  }
}

export function holdView(row: OpenHoldRow) {
  return {
    id: row.id,
    fromName: row.from_name,
    toName: row.to_name,
    amountFen: text(row.amount_fen),
    leftFen: text(row.amount_fen - row.settled_fen),
    purpose: row.purpose,
    origin: originView(row),
    heldAt: row.held_at.toISOString(),
    heldByName: row.held_by_name,
    expiresAt: row.expires_at?.toISOString() ?? null,
  }
}

export function statementLineView(row: StatementRow & { changeFen: bigint; balanceFen: bigint }): StatementLine {
  return {
    entryId: row.entry_id,
    seq: Number(row.seq),
    kind: row.kind,
    happenedAt: row.happened_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    purpose: row.purpose,
    origin: originView(row),
    counterparts: row.counterparts,
    increaseFen: row.changeFen > 0n ? text(row.changeFen) : null,
    decreaseFen: row.changeFen < 0n ? text(-row.changeFen) : null,
    balanceFen: text(row.balanceFen),
    recordedByName: row.recorded_by_name,
  }
}

export function entryView(row: EntryViewRow, names: RegionNames): JournalEntry {
  return {
    id: row.id,
    regionPath: row.region_path,
    regionName: nameOf(names, row.region_path),
    kind: row.kind,
    amountFen: text(row.amount_fen),
    purpose: row.purpose,
    origin: originView(row),
    happenedAt: row.happened_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    recordedByName: row.recorded_by_name,
    from: row.from_names,
    to: row.to_names,
    isReversed: row.is_reversed,
  }
}

export function correctionView(row: EntryRow): NonNullable<ResponseOf<typeof getEntry>['corrects']> {
  return {
    id: row.id,
    kind: row.kind,
    reason: row.reason,
    recordedAt: row.recorded_at.toISOString(),
    recordedByName: row.recorded_by_name,
  }
}

/** Enough to recognise an account, too little to pay to it. */
export function maskedAccountNo(no: string | null): string | null {
  return no === null ? null : `${no.slice(0, 4)}****${no.slice(-4)}`
}

export function payeeView(row: PayeeViewRow): Payee {
  return {
    accountId: row.account_id,
    regionPath: row.region_path,
    name: row.name,
    creditCode: row.credit_code,
    bankName: row.bank_name,
    bankCode: row.bank_code,
    bankAccountNo: maskedAccountNo(row.bank_account_no),
    balanceFen: text(row.balance_fen),
    changedAt: row.changed_at.toISOString(),
    changedByName: row.changed_by_name,
    revision: row.revision,
  }
}

/** The whole bank account number is seen where a batch is checked, and nowhere else. */
export function paymentView(row: PaymentViewRow, withAccountNo = false): Payment {
  const { batch_year: year, batch_ordinal: ordinal, payee_bank_account_no: accountNo } = row
  return {
    id: row.id,
    regionPath: row.region_path,
    state: row.state,
    accountId: row.account_id,
    payee: row.payee_name ?? row.payee,
    bankName: row.payee_bank_name,
    bankAccountNo: withAccountNo ? accountNo : maskedAccountNo(accountNo),
    amountFen: text(row.amount_fen),
    purpose: row.purpose,
    origin: originView(row),
    batchId: row.batch_id,
    batchNumber: year === null || ordinal === null ? null : batchNumber({ year, ordinal }),
    lineNo: row.line_no,
    reference: row.reference,
    requestedAt: row.requested_at.toISOString(),
    requestedByName: row.requested_by_name,
    sentAt: row.sent_at?.toISOString() ?? null,
    answeredOn: row.answered_on,
    answerReason: row.answer_reason,
    retryOfId: row.retry_of_id,
    isRetried: row.is_retried,
  }
}

export function batchView(row: BatchViewRow, names: RegionNames): Batch {
  return {
    id: row.id,
    regionPath: row.region_path,
    regionName: nameOf(names, row.region_path),
    number: batchNumber(row),
    title: row.title,
    state: row.state,
    paymentCount: row.payment_count,
    totalFen: text(row.total_fen),
    paidCount: Number(row.paid_count),
    returnedCount: Number(row.returned_count),
    sentCount: Number(row.sent_count),
    paidFen: row.paid_fen,
    returnedFen: row.returned_fen,
    preparedByName: row.prepared_by_name,
    preparedAt: row.prepared_at.toISOString(),
    approvedByName: row.approved_by_name,
    approvedAt: row.approved_at?.toISOString() ?? null,
    withdrawnByName: row.withdrawn_by_name,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    withdrawReason: row.withdraw_reason,
    exportedAt: row.exported_at?.toISOString() ?? null,
    revision: row.revision,
  }
}

export function bankFileView(row: BankFileViewRow): BankFile {
  return {
    id: row.id,
    regionPath: row.region_path,
    fileName: row.file_name,
    lineCount: row.line_count,
    uploadedByName: row.uploaded_by_name,
    uploadedAt: row.uploaded_at.toISOString(),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    readyCount: Number(row.ready_count),
    bookedCount: Number(row.booked_count),
    openCount: Number(row.open_count),
  }
}

export function paymentFactsView(row: AnsweredPayment): NonNullable<BankLine['payment']> {
  return {
    id: row.id,
    reference: row.reference,
    payee: row.payee_name,
    amountFen: text(row.amount_fen),
    state: row.state,
    batchId: row.batch_id,
  }
}

export function bankLineView(row: BankLineRow, payments: Map<string, AnsweredPayment>): BankLine {
  const payment = payments.get(row.payment_id ?? '')
  return {
    lineNo: row.line_no,
    sheet: row.sheet,
    sheetRow: row.sheet_row,
    reference: row.reference,
    payee: row.payee,
    bankAccountNo: maskedAccountNo(row.bank_account_no),
    amountFen: textOrNull(row.amount_fen),
    answeredOn: row.answered_on,
    result: row.result,
    reason: row.reason,
    problems: row.problems,
    outcome: row.outcome,
    matchedBy: row.matched_by,
    payment: payment ? paymentFactsView(payment) : null,
    candidates: row.candidate_ids.flatMap((id) => {
      const candidate = payments.get(id)
      return candidate ? [paymentFactsView(candidate)] : []
    }),
    note: row.note,
    decidedByName: row.decided_by_name,
    bookedAt: row.booked_at?.toISOString() ?? null,
  }
}
