import type { Problem } from '#kernel/refusal'
import type { Judgement } from '../screening/judge.ts'

/** A company that is to enter a pool, as its file says it today. */
export interface Candidate {
  regionPath: string
  endedOn: string | null
  /** Last day of a valid certificate of the pool’s title; null where there is none. */
  holdsUntil: string | null
}

export interface EntryRule {
  poolName: string
  poolRegionPath: string
  /** How far whoever enters it reaches. */
  within: string
  isClosed: boolean
  capacity: number | null
  /** Companies that are in the pool already. */
  inPool: number
}

/** Every reason why a company cannot enter a pool. */
export function entryProblems(company: Candidate, rule: EntryRule): Problem[] {
  const problems: Problem[] = []
  const isHere = company.regionPath.startsWith(rule.poolRegionPath) && company.regionPath.startsWith(rule.within)
  if (!isHere) problems.push({ code: 'recognition.nursery-elsewhere' })
  if (rule.isClosed) problems.push({ code: 'recognition.nursery-closed', params: { pool: rule.poolName } })
  if (company.endedOn !== null) problems.push({ code: 'recognition.nursery-ended', params: { on: company.endedOn } })
  if (company.holdsUntil !== null)
    problems.push({ code: 'recognition.nursery-holds', params: { to: company.holdsUntil } })
  if (rule.capacity !== null && rule.inPool >= rule.capacity)
    problems.push({ code: 'recognition.nursery-full', params: { pool: rule.poolName, capacity: rule.capacity } })
  return problems
}

/** Whether the conditions of a pool let a company in without anybody saying why. */
export const fits = ({ outcome }: Pick<Judgement, 'outcome'>) => outcome === 'meets' || outcome === 'nearly'
