/** When a season takes applications. Days in China, both included. */
export interface SeasonDays {
  opens_on: string
  closes_on: string
  ended_at: Date | null
}

export function stateOn({ opens_on, closes_on, ended_at }: SeasonDays, today: string): 'planned' | 'open' | 'closed' {
  if (ended_at !== null || today > closes_on) return 'closed'
  return today < opens_on ? 'planned' : 'open'
}

const dayMilliseconds = 86_400_000

/** Calendar days from one day to another; negative when it has passed. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds)
