import type { FormModel } from '#engines/form'
import type { Localized } from '#kernel/localized'

/** A length of time. `parameter` names the dated value of the city that is used in place of `count` where it is set. */
export interface Period {
  unit: 'working-days' | 'days' | 'weeks' | 'months'
  count: number
  parameter?: string
}

/** From which number in the form on a countersignature is wanted. */
export interface CountersignFrom {
  field: string
  /** What holds until the city sets `parameter`. */
  count: number
  parameter?: string
}

/** Who may act: a role of staff, or whoever acts for the party whose case it is. */
export type Who = 'applicant' | (string & {})

/** How a case ends. */
export type Ending = 'granted' | 'refused' | 'withdrawn'

/** Where the rules of a procedure come from; what is not official is said to be the city's own. */
export interface Basis {
  title: Localized
  /** Rule set under `sources/`, such as `technology-contract@2026-03-01`. */
  source?: string
  link?: string
  isOfficial: boolean
}

export interface ActionModel {
  name: string
  /** The name as it stands in addresses and permissions: `return-for-correction`. */
  path: string
  /** What the button says. */
  label: Localized
  /** What the history says was done; the label where it reads the same. */
  doneLabel: Localized
  by: Who[]
  form: FormModel
  /** Where it leads; with several, a function of the procedure chooses. */
  to: string[]
  /** `stop`: the clock of this state waits until the case is back. `restart`: it begins anew then. */
  clock?: 'stop' | 'restart'
  /** Fields of the filed form can be marked with what is wrong; at least one must be. */
  marks: boolean
  /** Asks once more before it is done. */
  confirm: boolean
  /** May be done to many cases at once. */
  bulk: boolean
  /** Takes effect only when others have agreed; nobody countersigns what they proposed. */
  countersign?: { by: string[]; count: number; from?: CountersignFrom }
  tone: 'primary' | 'plain' | 'danger'
  /** Names of the functions that stand behind it, for the digest. */
  hooks: string[]
}

export interface StateModel {
  name: string
  /** Words of staff, and of applicants. */
  label: Localized
  publicLabel: Localized
  /** Who has to act next; their desk shows the case. */
  owner: Who[]
  due?: Period
  /** Runs on under the clock that this state started. */
  sharesClockOf?: string
  /** Working days before the deadline on which the owner is reminded. */
  warnBefore: number[]
  /** What a missed deadline does: leads on, or is told to these roles one after the other. */
  onDue?: { to: string } | { escalate: string[] }
  /** What the applicant may change here: what was marked, or everything. */
  edits?: 'marked' | 'all'
  /** The case is shown to the public, and anybody may object until the deadline. */
  isPublicNotice: boolean
  final?: Ending
  actions: ActionModel[]
}

export interface StartModel {
  by: ('organisation' | 'person')[]
  who: Localized
  needs: Localized[]
  takes: Localized
  cost?: Localized
  hasPrecheck: boolean
  /** Can be filed only while a call is open. */
  inCalls: boolean
  hooks: string[]
}

/**
 * One version of a procedure as plain data: everything that decides what may happen, without the functions behind it.
 * It is what the engine works on, what the browser is sent, and what the digest of a published version covers.
 */
export interface ProcedureModel {
  id: string
  /** First day on which cases are filed under it, `YYYY-MM-DD`. */
  version: string
  status: 'published' | 'draft'
  title: Localized
  summary: Localized
  /** Letters before its case numbers. */
  code: string
  basis: Basis[]
  start: StartModel
  form: FormModel
  /** In order of declaration; filing leads to the first. */
  states: StateModel[]
  /** How long the bytes of attachments may follow a submission, and what happens otherwise. */
  files?: { within: Period; otherwise: string }
}

export const workingDays = (count: number | CityNumber): Period => period('working-days', count)
export const days = (count: number | CityNumber): Period => period('days', count)
export const weeks = (count: number | CityNumber): Period => period('weeks', count)
export const months = (count: number | CityNumber): Period => period('months', count)

/** A number that the city sets, by its key, with the value that holds until it does. */
export interface CityNumber {
  key: string
  initial: number
}

function period(unit: Period['unit'], count: number | CityNumber): Period {
  return typeof count === 'number' ? { unit, count } : { unit, count: count.initial, parameter: count.key }
}

/**
 * The state of a name; throws for one that the procedure does not have.
 *
 * Errors: a plain Error: the caller has a case that belongs to another version.
 */
export function stateOf(model: ProcedureModel, name: string): StateModel {
  const found = model.states.find((state) => state.name === name)
  if (!found) throw new Error(`${model.id}@${model.version} has no state ${name}`)
  return found
}

/** The state that filing leads to. */
export function initialState(model: ProcedureModel): StateModel {
  const [first] = model.states
  if (!first) throw new Error(`${model.id}@${model.version} has no states`)
  return first
}

/** Name of the clock that runs in a state: its own, or the one that it shares. */
export function clockKey(state: StateModel): string | null {
  return state.sharesClockOf ?? (state.due ? state.name : null)
}

/**
 * `returnForCorrection` → `return-for-correction`.
 *
 * Example: kebab('returnForCorrection') → 'return-for-correction'
 */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
