import { type FormModel, inWords, labelAt } from '#engines/form'
import type { ProcedureModel } from '#engines/procedure'
import { inLocale, type Localized } from '#kernel/localized'
import type { EventRecord } from './store/events.ts'

const systemWords: Partial<Record<EventRecord['kind'], Localized>> = {
  filed: { zh: '提交申请', en: 'filed' },
  countersigned: { zh: '会签同意', en: 'countersigned' },
  declined: { zh: '会签不同意，退回提出人', en: 'declined to countersign' },
  recalled: { zh: '撤回提议', en: 'took the proposal back' },
  assigned: { zh: '承办', en: 'assigned' },
  released: { zh: '放回待领', en: 'put back' },
  'files-complete': { zh: '附件已全部到齐', en: 'all attachments have come' },
  'files-missing': { zh: '附件逾期未到齐', en: 'attachments did not come in time' },
  reminded: { zh: '临近期限提醒', en: 'reminder of the deadline' },
  escalated: { zh: '逾期升级提醒', en: 'overdue, told upwards' },
  objected: { zh: '收到异议', en: 'objection received' },
  'objection-decided': { zh: '异议已处理', en: 'objection decided' },
}

/** What an event did, in two words: 退回补正. */
export function doneWords(
  model: ProcedureModel,
  event: Pick<EventRecord, 'kind' | 'action' | 'from_state' | 'to_state' | 'input'>,
): Localized {
  const action = model.states.flatMap((state) => state.actions).find((each) => each.name === event.action)
  if (event.kind === 'acted' && action) return action.doneLabel
  if (event.kind === 'proposed' && action)
    return {
      zh: `提议“${action.label.zh}”，等待会签`,
      en: `proposed “${action.label.en}”, waiting for a countersignature`,
    }
  if (event.kind === 'deadline') {
    const state = model.states.find((each) => each.name === event.from_state)
    return state?.isPublicNotice
      ? { zh: '公示期满', en: 'public notice over' }
      : { zh: '期限届满', en: 'deadline passed' }
  }
  if (event.kind === 'followed') return { zh: String(event.input.zh), en: String(event.input.en) }
  return systemWords[event.kind] ?? { zh: event.kind, en: event.kind }
}

/** What the clock does after an event: `停钟，剩 9 个工作日`. */
function clockWords(event: EventRecord): Localized | null {
  if (!event.clock) return null
  const { workingDaysLeft: left, isStopped, dueOn } = event.clock
  if (isStopped) return { zh: `停钟，剩 ${left} 个工作日`, en: `clock stopped, ${left} working days left` }
  if (event.kind !== 'acted' && event.kind !== 'filed' && event.kind !== 'deadline') return null
  return { zh: `期限 ${dueOn}`, en: `until ${dueOn}` }
}

/** What was filled in with an action, as one text; what staff wrote for staff is left out for applicants. */
function inputWords(model: ProcedureModel, event: EventRecord, audience: 'applicant' | 'staff'): Localized | null {
  const form = actionForm(model, event)
  const said = form?.fields
    .filter((field) => audience === 'staff' || !field.isInternal)
    .map((field) => [field, event.input[field.name]] as const)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
  if (!said || said.length === 0) return null
  const [only] = said
  const isAlone = said.length === 1 && (only?.[0].widget === 'textarea' || only?.[0].widget === 'text')
  const words = (locale: 'zh-CN' | 'en') =>
    said
      .map(([field, value]) => {
        const text = inWords(field, value, locale)
        return isAlone ? text : `${inLocale(field.label, locale)} ${text}`
      })
      .join(locale === 'en' ? '; ' : '；')
  return { zh: words('zh-CN'), en: words('en') }
}

function actionForm(model: ProcedureModel, event: EventRecord): FormModel | undefined {
  return model.states.flatMap((state) => state.actions).find((action) => action.name === event.action)?.form
}

/**
 * A line of the history in words, without its date: `市科技局登记员 李某 退回补正：缺第 3 条价款（停钟，剩 9 个工作日）`.
 */
export function eventWords(model: ProcedureModel, event: EventRecord, audience: 'applicant' | 'staff'): Localized {
  const done = doneWords(model, event)
  const input = inputWords(model, event, audience)
  const note = event.note ? { zh: event.note, en: event.note } : null
  const clock = clockWords(event)
  const behalf = event.on_behalf_of_name
  const line = (locale: 'zh-CN' | 'en') => {
    const isEnglish = locale === 'en'
    const unit = isEnglish ? event.unit_en : event.unit_zh
    const who =
      event.actor_user_id === null ? unit : [unit, event.actor_name].filter(Boolean).join(isEnglish ? ', ' : ' ')
    const forWhom = behalf ? (isEnglish ? ` (for ${behalf})` : `（代 ${behalf}）`) : ''
    const details = [input, note].flatMap((text) => (text ? [inLocale(text, locale)] : []))
    const said = details.length > 0 ? (isEnglish ? `: ${details.join('; ')}` : `：${details.join('；')}`) : ''
    const time = clock ? (isEnglish ? ` (${clock.en})` : `（${clock.zh}）`) : ''
    return `${who}${forWhom} ${inLocale(done, locale)}${said}${time}`
  }
  return { zh: line('zh-CN'), en: line('en') }
}

/** What the applicant is told of an action: what was filled in, without what staff wrote for staff. */
export function saidToParty(form: FormModel, input: Record<string, unknown>): string | null {
  const words = form.fields
    .filter((field) => !field.isInternal && input[field.name] !== undefined)
    .map((field) => inWords(field, input[field.name], 'zh-CN'))
    .filter(Boolean)
  return words.length > 0 ? words.join('；') : null
}

/** Marks with the words of their fields. */
export function markViews(form: FormModel, marks: readonly { path: string; note: string }[]) {
  return marks.map((mark) => ({ ...mark, label: labelAt(form, mark.path) }))
}

/** Changes of an event with the words of their fields and values. */
export function changeViews(form: FormModel, event: Pick<EventRecord, 'changes'>) {
  return event.changes.map(({ path, before, after }) => {
    const field = form.fields.find((each) => each.name === path)
    const words = (value: unknown) => (field ? inWords(field, value, 'zh-CN') : JSON.stringify(value ?? ''))
    return { label: labelAt(form, path), before: words(before), after: words(after) }
  })
}
