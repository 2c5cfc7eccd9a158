import { industrySectionOf } from '#kernel/industry'
import type { Problem } from '#kernel/refusal'
import type { Status } from '../codes.ts'

/** What is registered of a company. */
export interface Particulars {
  name: string
  regionPath: string
  industry: string | null
  registeredOn: string | null
  status: Status
  endedOn: string | null
}

export interface ParticularsChange {
  name?: string | undefined
  regionPath?: string | undefined
  industry?: string | undefined
  registeredOn?: string | undefined
  status?: Exclude<Status, 'merged'> | undefined
  /** Business day from which it holds. */
  changedOn: string
}

export interface FieldChange {
  name: keyof Particulars
  before: string | null
  after: string | null
}

/**
 * The code of an industry with its letter, so that a section finds its divisions.
 *
 * Example: fullIndustry('2641') → 'C2641'
 */
export function fullIndustry(code: string): string {
  const section = industrySectionOf(code)
  return section === null || code.startsWith(section) ? code : `${section}${code}`
}

/** What is registered after a change: a company that ends does so on the day of the change, one that goes on has none. */
export function changed(before: Particulars, change: ParticularsChange): Particulars {
  const status = change.status ?? before.status
  const endedOn = status === 'active' ? null : status === before.status ? before.endedOn : change.changedOn
  return {
    name: change.name ?? before.name,
    regionPath: change.regionPath ?? before.regionPath,
    industry: change.industry === undefined ? before.industry : fullIndustry(change.industry),
    registeredOn: change.registeredOn ?? before.registeredOn,
    status,
    endedOn,
  }
}

export function changesBetween(before: Particulars, after: Particulars): FieldChange[] {
  const names = Object.keys(after) as (keyof Particulars)[]
  return names.flatMap((name) =>
    before[name] === after[name] ? [] : [{ name, before: before[name], after: after[name] }],
  )
}

/**
 * Every reason why a company cannot be registered like that on a day.
 *
 * Errors: enterprises.in-future, .before-registration.
 */
export function registerProblems(after: Particulars, days: { changedOn: string | null; today: string }): Problem[] {
  const { registeredOn } = after
  const problems: Problem[] = []
  for (const [field, on] of [
    ['registeredOn', registeredOn],
    ['changedOn', days.changedOn],
  ] as const)
    if (on !== null && on > days.today)
      problems.push({ code: 'enterprises.in-future', field, params: { on, today: days.today } })
  const { changedOn } = days
  if (changedOn !== null && registeredOn !== null && changedOn < registeredOn)
    problems.push({
      code: 'enterprises.before-registration',
      field: 'changedOn',
      params: { on: changedOn, registered: registeredOn },
    })
  return problems
}
