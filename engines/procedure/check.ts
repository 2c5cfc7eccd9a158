import { checkForm } from './check-form.ts'
import { reachable, statesFrom } from './graph.ts'
import { type ActionModel, clockKey, type ProcedureModel, type StateModel } from './model.ts'

/** Something that is wrong with a declaration, and where: `contracts@2026-03-01 states.submitted.due`. */
export interface Finding {
  place: string
  message: string
}

/** What the declaration may refer to. */
export interface Known {
  roles: readonly string[]
  /** Facts that fill fields in beforehand; not checked where absent. */
  facts?: readonly string[]
}

/** Names that addresses and permissions of every procedure already use. */
const reserved = new Set([
  ...['apply', 'read', 'desk', 'precheck', 'countersign', 'recall', 'trial', 'calls', 'decide-objections'],
  ...['draft', 'attachments', 'reveal', 'document', 'objections'],
])

type Report = (place: string, message: string) => void

/**
 * Everything that is wrong with a declaration beyond what its types refuse: dead ends, states that nothing leads to,
 * actions nobody may take, deadlines without a consequence, marks and conditions on fields that are not there, roles
 * that do not exist, words that are missing. Empty when it is sound.
 */
export function checkProcedure(model: ProcedureModel, known: Known): Finding[] {
  const findings: Finding[] = []
  const report: Report = (place, message) => findings.push({ place: `${model.id}@${model.version} ${place}`, message })
  checkHead(model, report)
  checkForm(model.form, 'form', known, report)
  checkWays(model, report)
  for (const state of model.states) {
    const place = `states.${state.name}`
    checkState(model, state, known, (at, message) => report(`${place}${at}`, message))
    for (const action of state.actions)
      checkAction(model, state, action, known, (at, message) => report(`${place}.actions.${action.name}${at}`, message))
  }
  return findings
}

function checkHead(model: ProcedureModel, report: Report): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(model.id)) report('id', 'is not in kebab-case')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(model.version)) report('version', 'is not the first day on which it is filed under')
  if (!/^[A-Z]{2,6}$/.test(model.code)) report('code', 'is not two to six capital letters')
  const { who, takes, needs, by } = model.start
  const said = { title: model.title, summary: model.summary, 'start.who': who, 'start.takes': takes }
  for (const [place, text] of Object.entries(said))
    if (!text?.zh?.trim() || !text.en?.trim()) report(place, 'has no words in both languages')
  if (needs.length === 0) report('start.needs', 'does not say what is needed')
  if (by.length === 0) report('start.by', 'is empty: nobody may file')
  if (model.basis.length === 0) report('basis', 'does not say what it rests on')
}

function checkWays(model: ProcedureModel, report: Report): void {
  const names = new Set(model.states.map((state) => state.name))
  const [first] = model.states
  if (!first) {
    report('states', 'is empty')
    return
  }
  if (first.final) report(`states.${first.name}`, 'is where filing leads, and is final')
  for (const state of model.states)
    for (const to of statesFrom(state))
      if (!names.has(to)) report(`states.${state.name}`, `leads to ${to}, which is no state`)
  const { files } = model
  if (files && !names.has(files.otherwise)) report('files.otherwise', `names ${files.otherwise}, which is no state`)
  const reached = reachable(model, first.name)
  if (files) for (const name of reachable(model, files.otherwise)) reached.add(name)
  for (const state of model.states) {
    if (!reached.has(state.name)) report(`states.${state.name}`, 'cannot be reached: nothing leads here')
    const ends = [...reachable(model, state.name)].some(
      (name) => model.states.find((each) => each.name === name)?.final,
    )
    if (!ends) report(`states.${state.name}`, 'is a dead end: from here no way leads to a final state')
  }
  if (!model.states.some((state) => state.final === 'granted')) report('states', 'has no ending that grants anything')
}

function checkState(model: ProcedureModel, state: StateModel, known: Known, report: Report): void {
  if (!state.label.zh.trim() || !state.label.en.trim()) report('.label', 'has no words in both languages')
  if (state.final) {
    if (state.actions.length > 0) report('.actions', 'stand in a final state, where nothing can be done any more')
    if (state.due || state.onDue || state.edits) report('', 'is final: it has no deadline and nothing to edit')
    return
  }
  if (state.actions.length === 0 && !state.onDue) report('', 'has neither an action nor a deadline that leads on')
  if (state.owner.length === 0) report('.owner', 'is empty: the case would be on nobody’s desk')
  checkRoles(state.owner, known, (message) => report('.owner', message))
  checkDeadline(model, state, known, report)
  if (!state.edits) return
  const applicantActs = state.actions.some((action) => action.by.includes('applicant'))
  if (!applicantActs) report('.edits', 'lets the applicant change the form, but gives no action to hand it in')
  const isMarked = model.states.some((each) => each.actions.some((a) => a.marks && a.to.includes(state.name)))
  if (state.edits === 'marked' && !isMarked)
    report('.edits', "is 'marked', but no action that leads here has marks: nothing could be changed")
}

function checkDeadline(model: ProcedureModel, state: StateModel, known: Known, report: Report): void {
  const { due, onDue, sharesClockOf, warnBefore } = state
  const starter = model.states.find((each) => each.name === sharesClockOf)
  if (sharesClockOf && !starter?.due) report('.sharesClockOf', `names ${sharesClockOf}, which starts no clock`)
  if (sharesClockOf && due) report('.due', 'cannot stand beside sharesClockOf: one state has one clock')
  const hasClock = clockKey(state) !== null
  if (hasClock && !onDue) report('.due', 'has no consequence: say onDue')
  if (!hasClock && onDue) report('.onDue', 'has no deadline to follow: say due')
  if (!hasClock && warnBefore.length > 0) report('.warnBefore', 'has no deadline to come before: say due')
  if (due && (!Number.isInteger(due.count) || due.count < 1)) report('.due', 'is not a whole number of at least 1')
  if (due?.unit === 'working-days' && warnBefore.some((left) => left < 1 || left >= due.count))
    report('.warnBefore', 'must lie between the start and the deadline')
  if (onDue && 'escalate' in onDue) checkRoles(onDue.escalate, known, (message) => report('.onDue', message))
  if (state.isPublicNotice && !(onDue && 'to' in onDue)) report('.onDue', 'must lead on when the public notice is over')
}

function checkAction(
  model: ProcedureModel,
  state: StateModel,
  action: ActionModel,
  known: Known,
  report: Report,
): void {
  if (!action.label.zh.trim() || !action.label.en.trim()) report('.label', 'has no words in both languages')
  if (reserved.has(action.path)) report('', `is called ${action.path}, which addresses of every procedure already use`)
  const sameName = model.states.flatMap((each) => each.actions).filter((each) => each.path === action.path)
  if (sameName.some((each) => JSON.stringify(each.form) !== JSON.stringify(action.form)))
    report('.form', 'differs between two states: one address has one form, so give one of them another name')
  if (action.by.length === 0) report('.by', 'is empty: nobody may do it')
  checkRoles(action.by, known, (message) => report('.by', message))
  checkForm(action.form, `states.${state.name}.actions.${action.name}.form`, known, (place, message) =>
    report(place.replace(/^states\.\w+\.actions\.\w+/, ''), message),
  )
  if (action.to.length > 1 && !action.hooks.some((hook) => hook.startsWith('choose:')))
    report('.to', 'names several states: say by choose which one it is')
  checkClock(model, state, action, report)
  checkMarks(model, action, report)
  const { countersign } = action
  if (!countersign) return
  if (countersign.by.length === 0 || countersign.count < 1) report('.countersign', 'names nobody')
  const { from } = countersign
  if (from && !model.form.fields.some(({ name }) => name === from.field))
    report('.countersign', `looks at ${from.field}, which the form does not ask for`)
  if (action.by.includes('applicant')) report('.countersign', 'is for staff: an applicant’s action has none')
  checkRoles(countersign.by, known, (message) => report('.countersign', message))
}

function checkClock(model: ProcedureModel, state: StateModel, action: ActionModel, report: Report): void {
  if (!action.clock) return
  const key = clockKey(state)
  if (key === null) {
    report('.clock', 'has nothing to stop: the state has no deadline')
    return
  }
  const back = action.to.some((to) =>
    [...reachable(model, to)].some((name) => {
      const reached = model.states.find((each) => each.name === name)
      return reached !== undefined && clockKey(reached) === key
    }),
  )
  if (!back) report('.clock', 'would stand still for ever: no way leads back to a state on that clock')
}

function checkMarks(model: ProcedureModel, action: ActionModel, report: Report): void {
  if (!action.marks) return
  if (action.bulk) report('.bulk', 'cannot have marks: each case has its own')
  const targets = model.states.filter((state) => action.to.includes(state.name))
  if (targets.some((state) => !state.edits))
    report('.marks', 'lead to a state in which the applicant can change nothing')
}

function checkRoles(who: readonly string[], known: Known, report: (message: string) => void): void {
  for (const role of who)
    if (role !== 'applicant' && !known.roles.includes(role)) report(`names ${role}, which is no role`)
}
