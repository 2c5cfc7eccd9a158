import { addMonths } from '../population/months.ts'

/** In force, or why not. */
export type ConsentState = 'in-force' | 'withdrawn' | 'expired'

/**
 * Whether a consent holds on a day. Its last day counts; a withdrawal takes effect at once.
 *
 * Example: consentState({ isEnded: false, endReason: null, untilDay: '2026-05-11' }, '2026-05-11') → 'in-force'
 */
export function consentState(
  { isEnded, endReason, untilDay }: { isEnded: boolean; endReason: string | null; untilDay: string },
  on: string,
): ConsentState {
  if (isEnded && endReason !== null) return 'withdrawn'
  return isEnded || untilDay < on ? 'expired' : 'in-force'
}

/** The last day that a consent given on a day may have. Units: months. Source: parameter of the city. */
export const lastConsentDay = (on: string, mostMonths: number) => addMonths(on, mostMonths)
