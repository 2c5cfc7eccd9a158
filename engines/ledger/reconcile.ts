/** A line of a bank's file, as far as it could be read. */
export interface BankLine {
  id: string
  /** The reference that we gave the payment; null where the bank returned none. */
  reference: string | null
  amountFen: bigint
  payee: string | null
  bankAccountNo: string | null
  /** Business date. */
  on: string | null
  result: 'paid' | 'failed'
}

/** A payment that the bank was asked for. */
export interface AskedPayment {
  id: string
  reference: string
  amountFen: bigint
  payee: string
  bankAccountNo: string
  /** Business date on which the bank was asked. */
  sentOn: string
  /** Whether an answer is still awaited. An answered payment is found by its reference only. */
  isOpen: boolean
}

export type Match =
  /** This line answers this payment. */
  | { kind: 'matched'; by: 'reference' | 'facts'; paymentId: string }
  /** The reference is that of a payment, the amount is not: nobody may decide this but a person. */
  | { kind: 'amount-differs'; paymentId: string; askedFen: bigint }
  /** Another line of the file says the same about the same payment. */
  | { kind: 'repeated'; paymentId: string; firstLineId: string }
  /** Lines of the file say different things about one payment. */
  | { kind: 'contradicts'; paymentId: string }
  /** Several payments could be meant, or several lines mean one: left to a person. */
  | { kind: 'ambiguous'; paymentIds: string[] }
  | { kind: 'unknown' }

export interface Reconciliation {
  /** By line, in the order of the lines. */
  matches: Map<string, Match>
  /** Open payments that no line answers. */
  unanswered: string[]
}

export interface MatchOptions {
  /** A bank's date may lie this many days after ours and still be the same payment. */
  dayWindow: number
}

const dayMilliseconds = 86_400_000

/** Width, blanks and kinds of brackets make no difference between two names of one payee. */
export function payeeKey(name: string): string {
  return name
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s·・.]/g, '')
    .toUpperCase()
}

export const referenceKey = (reference: string): string => payeeKey(reference).replace(/[-_/]/g, '')

/**
 * Which bank line answers which payment, one to one. A reference decides; where there is none, amount, date and payee
 * together do, and only when no other pair is possible: what is ambiguous is left to a person.
 *
 * Units:  fen, business dates.
 */
export function matchBankLines(
  lines: readonly BankLine[],
  payments: readonly AskedPayment[],
  options: MatchOptions,
): Reconciliation {
  const matches = new Map<string, Match>()
  const taken = new Set<string>()
  byReference(lines, payments, matches, taken)
  byFacts(lines, payments, { matches, taken, options })
  for (const line of lines) if (!matches.has(line.id)) matches.set(line.id, { kind: 'unknown' })
  const inOrder = new Map(lines.map(({ id }) => [id, matches.get(id) ?? { kind: 'unknown' as const }]))
  return {
    matches: inOrder,
    unanswered: payments.filter(({ id, isOpen }) => isOpen && !taken.has(id)).map(({ id }) => id),
  }
}

function byReference(
  lines: readonly BankLine[],
  payments: readonly AskedPayment[],
  matches: Map<string, Match>,
  taken: Set<string>,
): void {
  const byKey = new Map(payments.map((payment) => [referenceKey(payment.reference), payment]))
  const paymentOf = (line: BankLine) => (line.reference === null ? undefined : byKey.get(referenceKey(line.reference)))
  for (const [payment, own] of Map.groupBy(lines, paymentOf)) {
    const [first] = own
    if (!payment || !first) continue
    taken.add(payment.id)
    const isOneStory = own.every(({ amountFen, result }) => amountFen === first.amountFen && result === first.result)
    for (const line of own) matches.set(line.id, isOneStory ? told(line, first, payment) : contradiction(payment))
  }
}

const contradiction = ({ id }: AskedPayment): Match => ({ kind: 'contradicts', paymentId: id })

function told(line: BankLine, first: BankLine, payment: AskedPayment): Match {
  if (line !== first) return { kind: 'repeated', paymentId: payment.id, firstLineId: first.id }
  return line.amountFen === payment.amountFen
    ? { kind: 'matched', by: 'reference', paymentId: payment.id }
    : { kind: 'amount-differs', paymentId: payment.id, askedFen: payment.amountFen }
}

function byFacts(
  lines: readonly BankLine[],
  payments: readonly AskedPayment[],
  { matches, taken, options }: { matches: Map<string, Match>; taken: Set<string>; options: MatchOptions },
): void {
  // A reference that we never gave belongs to somebody else's payment, however alike it looks.
  const open = lines.filter((line) => !matches.has(line.id) && line.reference === null)
  const left = payments.filter(({ id, isOpen }) => isOpen && !taken.has(id))
  const candidates = new Map(open.map((line) => [line.id, left.filter((payment) => isAlike(line, payment, options))]))
  const suitors = new Map<string, number>()
  for (const found of candidates.values()) for (const { id } of found) suitors.set(id, (suitors.get(id) ?? 0) + 1)
  for (const [lineId, found] of candidates) {
    const [only] = found
    if (!only) continue
    if (found.length === 1 && suitors.get(only.id) === 1) {
      matches.set(lineId, { kind: 'matched', by: 'facts', paymentId: only.id })
      taken.add(only.id)
    } else matches.set(lineId, { kind: 'ambiguous', paymentIds: found.map(({ id }) => id) })
  }
}

function isAlike(line: BankLine, payment: AskedPayment, { dayWindow }: MatchOptions): boolean {
  if (line.amountFen !== payment.amountFen || line.on === null) return false
  const days = (Date.parse(line.on) - Date.parse(payment.sentOn)) / dayMilliseconds
  if (days < 0 || days > dayWindow) return false
  if (line.bankAccountNo !== null && line.bankAccountNo !== payment.bankAccountNo) return false
  if (line.payee === null) return line.bankAccountNo !== null
  return payeeKey(line.payee) === payeeKey(payment.payee)
}
