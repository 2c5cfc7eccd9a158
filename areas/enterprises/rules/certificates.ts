/** A title for a time. */
export interface Validity {
  validFrom: string
  validTo: string
  withdrawnFrom: string | null
}

/** Whether a certificate is valid on a day: both its days count, the day of its withdrawal no more. */
export function isValidOn({ validFrom, validTo, withdrawnFrom }: Validity, day: string): boolean {
  return validFrom <= day && day <= validTo && (withdrawnFrom === null || day < withdrawnFrom)
}

/**
 * The last day of a term of months from a first day: the day before the same date, or the end of a shorter month.
 *
 * Example: lastDayOf('2023-11-06', 36) → '2026-11-05'; lastDayOf('2024-02-29', 36) → '2027-02-28'
 */
export function lastDayOf(validFrom: string, months: number): string {
  const [year = 0, month = 1, day = 1] = validFrom.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const daysInMonth = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const same = day > daysInMonth ? daysInMonth + 1 : day
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), same - 1)).toISOString().slice(0, 10)
}
