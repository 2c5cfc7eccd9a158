import type { Problem } from '#kernel/refusal'
import { actNames, taskStates } from '../contract/shapes.ts'
import type { Hat } from './hats.ts'

export type TaskState = (typeof taskStates)[number]
export type Act = (typeof actNames)[number]

/** States in which the unit works on it. */
const working: readonly TaskState[] = ['to-accept', 'in-progress', 'returned']
const open: readonly TaskState[] = ['to-accept', 'declined', 'in-progress', 'reported-done', 'returned']
const ended: readonly TaskState[] = ['closed', 'cancelled']

export function isOpen(state: TaskState): boolean {
  return open.includes(state)
}

interface Transition {
  /** Who does it. */
  by: readonly Hat[]
  from: readonly TaskState[]
  /** Null: the state stays. */
  to: TaskState | null
  /** It must say why, or what. */
  needsWords?: true
  /** An answer of the unit: silence is counted from it anew. */
  isAnswer?: true
  /** Said beside the task: it stays as others saw it, and nobody's work on it is late because of it. */
  isAside?: true
}

/**
 * Everything that can be done about a task: who may, in which states, and what becomes of it. Whatever stands not here
 * is refused.
 *
 * Source: decision docs/decisions/2026-11-26-tasks-are-an-area.md.
 */
export const transitions: Readonly<Record<Act, Transition>> = {
  accept: { by: ['lead'], from: ['to-accept'], to: 'in-progress', isAnswer: true },
  decline: { by: ['lead'], from: ['to-accept'], to: 'declined', needsWords: true, isAnswer: true },
  progress: { by: ['lead'], from: working, to: 'in-progress', needsWords: true, isAnswer: true },
  'report-done': { by: ['lead'], from: working, to: 'reported-done', needsWords: true, isAnswer: true },
  retract: { by: ['lead'], from: ['reported-done'], to: 'in-progress', isAnswer: true },
  'ask-extension': { by: ['lead'], from: working, to: null, needsWords: true, isAnswer: true },
  close: { by: ['asker'], from: ['reported-done'], to: 'closed' },
  return: { by: ['asker'], from: ['reported-done'], to: 'returned', needsWords: true },
  'grant-extension': { by: ['asker'], from: working, to: null },
  'refuse-extension': { by: ['asker'], from: working, to: null, needsWords: true },
  reassign: {
    by: ['asker'],
    from: ['to-accept', 'declined', 'in-progress', 'returned'],
    to: 'to-accept',
    needsWords: true,
  },
  change: { by: ['asker'], from: open, to: null },
  'hand-over': { by: ['asker'], from: open, to: null, needsWords: true },
  cancel: { by: ['asker'], from: open, to: 'cancelled', needsWords: true },
  reopen: { by: ['asker'], from: ended, to: 'in-progress', needsWords: true },
  remind: { by: ['asker', 'watcher'], from: working, to: null, isAside: true },
  remark: { by: ['asker', 'lead', 'support', 'watcher'], from: taskStates, to: null, needsWords: true, isAside: true },
  'hand-out': { by: ['lead'], from: working, to: null },
}

/** What the rules need to know of a task. */
export interface TaskFacts {
  state: TaskState
  level: number
  dueOn: string | null
  extensionUntil: string | null
  /** Parts handed out that are not over. */
  openPartCount: number
  /** Who reported it done last. */
  reportedByUserId: string | null
}

export interface Doer {
  hats: ReadonlySet<Hat>
  userId: string | null
}

/** The deepest level: city, district, town. */
export const deepestLevel = 3

/**
 * Every reason why somebody may not do something about a task now; empty when they may. Words are looked at by
 * `wordsProblems`.
 *
 * Errors: tasks.act-not-yours, .act-not-now, .own-report, .parts-open, .no-deadline, .extension-open, .no-extension,
 *         .part-too-deep.
 * Example: actProblems('close', { state: 'in-progress', … }, { hats: new Set(['asker']), userId: 'usr_1' }) → [{ code: 'tasks.act-not-now', … }]
 */
export function actProblems(act: Act, task: TaskFacts, doer: Doer): Problem[] {
  const rule = transitions[act]
  if (!rule.by.some((hat) => doer.hats.has(hat))) return [{ code: 'tasks.act-not-yours' }]
  if (!rule.from.includes(task.state)) return [{ code: 'tasks.act-not-now', params: stateParams(task.state) }]
  return ownProblems(act, task, doer)
}

function ownProblems(act: Act, task: TaskFacts, doer: Doer): Problem[] {
  switch (act) {
    case 'close':
      return task.reportedByUserId !== null && task.reportedByUserId === doer.userId
        ? [{ code: 'tasks.own-report' }]
        : []
    case 'report-done':
      return task.openPartCount > 0 ? [{ code: 'tasks.parts-open', params: { count: task.openPartCount } }] : []
    case 'ask-extension':
      if (task.dueOn === null) return [{ code: 'tasks.no-deadline' }]
      return task.extensionUntil === null
        ? []
        : [{ code: 'tasks.extension-open', params: { until: task.extensionUntil } }]
    case 'grant-extension':
    case 'refuse-extension':
      return task.extensionUntil === null ? [{ code: 'tasks.no-extension' }] : []
    case 'hand-out':
      return task.level >= deepestLevel ? [{ code: 'tasks.part-too-deep' }] : []
    default:
      return []
  }
}

/** What a person can do about a task now: the buttons of its page. */
export function actsOpenTo(task: TaskFacts, doer: Doer): Act[] {
  return actNames.filter((act) => actProblems(act, task, doer).length === 0)
}

/** Example: stateAfter('accept', 'to-accept') → 'in-progress' */
export function stateAfter(act: Act, state: TaskState): TaskState {
  return transitions[act].to ?? state
}

export function isAnswer(act: Act): boolean {
  return transitions[act].isAnswer === true
}

export function isAside(act: Act): boolean {
  return transitions[act].isAside === true
}

export function needsWords(act: Act): boolean {
  return transitions[act].needsWords === true
}

/** Words of the states, for sheets, minutes and refusals; pages have them in their messages. */
export const stateLabels: Record<TaskState, { zh: string; en: string }> = {
  'to-accept': { zh: '待签收', en: 'to be accepted' },
  declined: { zh: '申请改派', en: 'declined' },
  'in-progress': { zh: '办理中', en: 'in progress' },
  'reported-done': { zh: '已报办结，待确认', en: 'reported done' },
  returned: { zh: '已退回', en: 'returned' },
  closed: { zh: '已办结', en: 'closed' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
}

function stateParams(state: TaskState) {
  return { stateZh: stateLabels[state].zh, stateEn: stateLabels[state].en }
}
