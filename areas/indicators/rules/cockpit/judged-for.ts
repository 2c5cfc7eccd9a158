/**
 * What a target is held against on a day: of a goal for every year that year, else its deadline.
 *
 * Units:   years, periods and business dates as text.
 * Example: judgedFor({ recurrence: 'annual', deadline: '2027' }, '2025-05-31') → '2025'
 */
export function judgedFor(
  { recurrence, deadline }: { recurrence: 'annual' | null; deadline: string },
  asOf: string,
): string {
  const year = asOf.slice(0, 4)
  return recurrence === 'annual' && year < deadline.slice(0, 4) ? year : deadline
}
