import type { TopListMethod } from './method.ts'

export interface Ranked {
  creditCode: string
  /** As computed, 1 is best; null: not ranked. */
  rank: number | null
  isOut: boolean
}

export interface Standing {
  place: number | null
  isSeated: boolean
}

/**
 * Where each company stands and who has a seat. Written rule: whoever was taken out leaves its place, everybody behind moves
 * up; nobody is scored anew. Of those who share the place at the last seat and do not all fit, all are in or none, as the
 * method says.
 */
export function placesOf(
  ranked: readonly Ranked[],
  { seats, lineTie }: Pick<TopListMethod, 'seats' | 'lineTie'>,
): Map<string, Standing> {
  const standing = ranked.flatMap(({ creditCode, rank, isOut }) =>
    rank === null || isOut ? [] : [{ creditCode, rank }],
  )
  standing.sort((a, b) => a.rank - b.rank)
  const places = new Map<string, Standing>(
    ranked.map(({ creditCode }) => [creditCode, { place: null, isSeated: false }]),
  )
  for (let start = 0; start < standing.length; ) {
    const together = standing.filter(({ rank }) => rank === standing[start]?.rank)
    const isIn = lineTie === 'all-in' ? start < seats : start + together.length <= seats
    for (const { creditCode } of together) places.set(creditCode, { place: start + 1, isSeated: isIn })
    start += together.length
  }
  return places
}

/** The place at which the seats end, and how many share it; null while nobody has a seat or all ranked have one. */
export function lineOf(
  places: Iterable<Standing>,
  seats: number,
): { place: number; sharing: number; areIn: boolean } | null {
  const placed = [...places].flatMap(({ place, isSeated }) => (place === null ? [] : [{ place, isSeated }]))
  if (placed.length <= seats) return null
  const atLine = placed.filter(({ place }) => place <= seats).map(({ place }) => place)
  const place = Math.max(...atLine)
  const sharing = placed.filter((each) => each.place === place)
  return { place, sharing: sharing.length, areIn: sharing.every(({ isSeated }) => isSeated) }
}
