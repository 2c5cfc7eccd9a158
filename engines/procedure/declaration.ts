import { z } from 'zod'
import { type Answers, formOf } from '#engines/form'
import type { Localized } from '#kernel/localized'
import {
  type ActionModel,
  type Basis,
  type CityNumber,
  type Ending,
  kebab,
  type Period,
  type ProcedureModel,
  type StateModel,
  type Who,
} from './model.ts'

/** A function that stands behind a declaration. The engine calls none: it only knows that it is there, and its name. */
export type Hook = (...given: never[]) => unknown

/** What somebody may do with a case in a state. */
export interface DeclaredAction {
  label: Localized
  /** What the history says: 退回补正. The label where it is left out. */
  doneLabel?: Localized
  by: readonly Who[]
  /** What must be filled in to do it. */
  form?: z.ZodObject
  to: string | readonly string[]
  /** Chooses among several `to`. */
  choose?: Hook
  /** A pure rule: reasons why it may not be done. */
  guard?: Hook
  /** What it does beyond the case, in the same transaction. */
  effect?: Hook
  clock?: 'stop' | 'restart'
  marks?: boolean
  confirm?: boolean
  bulk?: boolean
  /** Others must agree; with `from` only where that number of the form is at least `least`, or not known. */
  countersign?: { by: readonly string[]; count?: number; from?: { field: string; least: number | CityNumber } }
  tone?: 'primary' | 'plain' | 'danger'
  /** A valid input where a generated one would not be. */
  example?: Answers
}

export interface DeclaredState {
  label?: Localized
  publicLabel?: Localized
  /** Whoever may act here, where it is left out. */
  owner?: readonly Who[]
  due?: Period
  sharesClockOf?: string
  warnBefore?: readonly number[]
  /** `escalate`: told to city leaders, then to supervisors; or to the named roles, one rung after the other. */
  onDue?: 'escalate' | { escalate: readonly string[] } | { to: string }
  edits?: 'marked' | 'all'
  publicNotice?: { for: Period; shows: Hook }
  final?: Ending
  actions?: Record<string, DeclaredAction>
}

/** The words of a declaration that need no types of a form; `defineProcedure` of the platform adds those. */
export interface DeclaredWords {
  id: string
  version: string
  status?: 'published' | 'draft'
  title: Localized
  summary: Localized
  code: string
  basis: readonly Basis[]
  files?: { within: Period; otherwise: string }
}

export interface DeclaredStart {
  by: readonly ('organisation' | 'person')[]
  /** 谁能办. */
  who: Localized
  /** 要什么. */
  needs: readonly Localized[]
  /** 多久. */
  takes: Localized
  cost?: Localized
  /** Only while a call is open. */
  inCalls?: boolean
  /** A pure preview for anybody, without an account: what would be said of these answers. */
  precheck?: Hook
  guard?: Hook
  effect?: Hook
}

export interface Declared extends DeclaredWords {
  start: DeclaredStart
  form: z.ZodObject
  states: Record<string, DeclaredState>
}

/** Who is told of a missed deadline unless the state says otherwise: one rung after the other. */
export const defaultEscalation = ['city-leader', 'supervisor'] as const

const nothingToFill = z.object({})

const named = (hooks: Record<string, Hook | undefined>): string[] =>
  Object.entries(hooks).flatMap(([kind, hook]) => (hook ? [`${kind}:${hook.name}`] : []))

function actionOf([name, said]: [string, DeclaredAction]): ActionModel {
  const { label, choose, guard, effect, countersign } = said
  return {
    name,
    path: kebab(name),
    label,
    doneLabel: said.doneLabel ?? label,
    by: [...said.by],
    form: formOf(said.form ?? nothingToFill),
    to: [said.to].flat() as string[],
    ...(said.clock ? { clock: said.clock } : {}),
    marks: said.marks ?? false,
    confirm: said.confirm ?? false,
    bulk: said.bulk ?? false,
    ...(countersign ? { countersign: countersignOf(countersign) } : {}),
    tone: said.tone ?? 'plain',
    hooks: named({ choose, guard, effect }),
  }
}

function countersignOf({
  by,
  count = 1,
  from,
}: NonNullable<DeclaredAction['countersign']>): NonNullable<ActionModel['countersign']> {
  if (!from) return { by: [...by], count }
  const { field, least } = from
  const number = typeof least === 'number' ? { count: least } : { count: least.initial, parameter: least.key }
  return { by: [...by], count, from: { field, ...number } }
}

function onDueOf(said: DeclaredState['onDue']): Pick<StateModel, 'onDue'> {
  if (!said) return {}
  if (said === 'escalate') return { onDue: { escalate: [...defaultEscalation] } }
  return { onDue: 'to' in said ? { to: said.to } : { escalate: [...said.escalate] } }
}

function stateOf([name, said]: [string, DeclaredState]): StateModel {
  const actions = Object.entries(said.actions ?? {}).map(actionOf)
  const label = said.label ?? endingLabels[said.final ?? 'granted']
  const due = said.publicNotice?.for ?? said.due
  const { sharesClockOf, edits, final } = said
  return {
    name,
    label,
    publicLabel: said.publicLabel ?? label,
    owner: [...(said.owner ?? new Set(actions.flatMap((action) => action.by)))],
    ...(due ? { due } : {}),
    ...(sharesClockOf ? { sharesClockOf } : {}),
    warnBefore: [...(said.warnBefore ?? [])].sort((a, b) => b - a),
    ...onDueOf(said.onDue),
    ...(edits ? { edits } : {}),
    isPublicNotice: said.publicNotice !== undefined,
    ...(final ? { final } : {}),
    actions,
  }
}

const endingLabels: Record<Ending, Localized> = {
  granted: { zh: '已办结', en: 'Granted' },
  refused: { zh: '不予办理', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

/** A declaration as the plain data that it decides by. */
export function modelOf(said: Declared): ProcedureModel {
  const { start } = said
  return {
    id: said.id,
    version: said.version,
    status: said.status ?? 'published',
    title: said.title,
    summary: said.summary,
    code: said.code,
    basis: [...said.basis],
    start: {
      by: [...start.by],
      who: start.who,
      needs: [...start.needs],
      takes: start.takes,
      ...(start.cost ? { cost: start.cost } : {}),
      hasPrecheck: start.precheck !== undefined,
      inCalls: start.inCalls ?? false,
      hooks: named({ guard: start.guard, effect: start.effect }),
    },
    form: formOf(said.form),
    states: Object.entries(said.states).map(stateOf),
    ...(said.files ? { files: said.files } : {}),
  }
}
