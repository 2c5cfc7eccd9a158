import { endsClause } from './clauses.ts'
import type { Frame } from './context.ts'
import { type Deadline, isSilent } from './deadline.ts'
import type { Draft, Sentence } from './draft.ts'
import type { Item } from './item.ts'
import type { TargetKind } from './types.ts'

const FORECAST = /力争|确保|预计|有望|争取(?:实现|达到|在|到)|预期(?!寿命|性)/
/** 规划目标为180亿元, 目标值8件 beside the figure that was reached. */
export const GOAL = /(?:规划|预期|年度|全年|阶段)?目标(?:值|数)?(?:是|为|达到|20\d{2}年(?:底|末)?(?:达到|为|达)?)?$/
const DONE = /(?:^|[，、])(?:目前|截至目前|现)?(?:已|现有|目前|共有)|已(?:建成|达|有|累计|获|完成|实现|培育|拥有|集聚)/

export function kindOf(sentence: Sentence, item: Item, deadline: Deadline): TargetKind {
  const { body, frame, span, nesting } = sentence
  let from = item.start
  const stop = Math.max(span.start, from - 120)
  for (; from > stop; from--)
    if (endsClause(body.text, nesting, from - 1, nesting.holder[item.mention.start] ?? -1)) break
  const clause = body.text.slice(Math.max(span.start, from), item.mention.start)
  const spoken = sentence.spoken.findLast(
    (time) => time.start < item.mention.start && !isSilent(time) && time.role !== 'annual',
  )
  const toDate =
    spoken !== undefined &&
    (spoken.role === 'since' || /^\d{1,2}月?[-—–~～至]\d{1,2}月/.test(body.text.slice(spoken.start, spoken.end)))
  if (toDate && !FORECAST.test(clause)) return 'actual'
  if (GOAL.test(item.words)) return 'target'
  const year = deadline.from === 'stated' ? Number(deadline.deadline?.slice(0, 4)) : Number.NaN
  if (deadline.role === 'by' && frame.kind === 'target' && frame.from !== null && year >= frame.from) return 'target'
  if (spoken?.role === 'period' && frame.from !== null && year < frame.from && !FORECAST.test(clause)) return 'actual'
  if (frame.kind === 'actual') {
    if (FORECAST.test(clause)) return 'target'
    if (!Number.isNaN(year) && frame.year !== null && year > frame.year) return 'target'
    return 'actual'
  }
  if (
    frame.background &&
    deadline.role !== 'by' &&
    !Number.isNaN(year) &&
    (frame.year === null || year < frame.year) &&
    !FORECAST.test(clause)
  )
    return 'actual'
  if (!Number.isNaN(year) && frame.year !== null) {
    const first = frame.longTerm ? null : frame.year
    if (first !== null && year < first) return 'actual'
    if (
      first === null &&
      sentence.clock.year !== null &&
      deadline.role !== 'by' &&
      year < sentence.clock.year &&
      /(?:已|达到了|实现了|了)/.test(clause)
    )
      return 'actual'
  }
  const said = body.text.slice(Math.max(span.start, item.mention.start - 160), item.mention.start)
  if (/目前|截至/.test(said) && !FORECAST.test(said) && deadline.from === 'inherited') return 'actual'
  return DONE.test(item.words) && !/力争|确保/.test(clause) ? 'actual' : 'target'
}

export function markOrigin(draft: Draft, frame: Frame): void {
  draft.kind = 'baseline'
  const end = Number(draft.deadline.deadline?.slice(0, 4))
  const year = /(20\d{2})年(?:底|末)?的?$/.exec(draft.item?.words.replace(/[由从]/g, '') ?? '')?.[1]
  if (year !== undefined) {
    draft.deadline = { ...draft.deadline, deadline: year, from: 'stated' }
    return
  }
  if (/十.五/.test(draft.item?.words ?? '') && draft.deadline.from === 'stated') return
  const printed = /十([一二三四五六])五”?末/.exec(draft.item?.words ?? '')?.[1]
  const years: Record<string, string> = { 一: '2010', 二: '2015', 三: '2020', 四: '2025', 五: '2030', 六: '2035' }
  if (printed !== undefined) draft.deadline = { ...draft.deadline, deadline: years[printed] ?? null, from: 'stated' }
  else if (!Number.isNaN(end))
    draft.deadline = {
      ...draft.deadline,
      deadline: String(
        frame.longTerm && frame.from !== null && !frame.review ? frame.from - 1 : end - (frame.longTerm ? 5 : 1),
      ),
      from: 'inherited',
    }
}
