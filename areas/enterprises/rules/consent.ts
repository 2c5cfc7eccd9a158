import type { Problem } from '#kernel/refusal'

/** The same day so many months later; the last of the month where that month is shorter. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** What stands against a consent that begins today. */
export function consentProblems(
  { hasConsented, consentUntil }: { hasConsented: boolean; consentUntil: string },
  { today, mostMonths }: { today: string; mostMonths: number },
): Problem[] {
  const latest = monthsLater(today, mostMonths)
  return [
    ...(hasConsented ? [] : [{ code: 'enterprises.no-consent', field: 'hasConsented' }]),
    ...(consentUntil < today ? [{ code: 'enterprises.consent-over', field: 'consentUntil' }] : []),
    ...(consentUntil > latest
      ? [{ code: 'enterprises.consent-too-long', field: 'consentUntil', params: { latest } }]
      : []),
  ]
}
