import type { Target } from '#engines/plan-text'
import type { LintDocument } from './types.ts'

// What the whole document tells about a number that its own sentence leaves open. The compiler reads sentence by
// sentence; before two documents are held against each other, a date or a kind taken from afar is looked at again.

/** A number with its date and kind as the document as a whole has them. */
export function readAgain(
  target: Target,
  before: Target | undefined,
  document: LintDocument,
  part: string | null,
): Target {
  const known = wasReached(target, before, document) ? { ...target, kind: 'actual' as const } : target
  const counted = withinItsYear(overYears(known, document), document)
  const dated = notByComparison(inItsPhase(counted, document), document)
  return inPartOfYear(askedFor(dated, document), part)
}

const completes = /(?:完成|占|达到?)[^，。；;\d]{0,12}(?:目标|任务|计划|预期)[^，。；;\d]{0,8}$/

/** 完成年度目标的103.6% tells how much of a target is done; it is no growth of what was done. */
export const isCompletion = ({ mode, valueOffset }: Target, { text }: LintDocument) =>
  mode === 'growth' && completes.test(text.slice(Math.max(0, valueOffset - 24), valueOffset))

const asked =
  /(?:(?:全年|年度|年初|全年度)的?(?:目标|任务|计划)|今年(?:计划|目标|任务))(?:任务|数|值|为|是)*[^，。；;\d的]{0,20}$/

const nextStep = /^(?:下一步|下步|下阶段|接下来|后续)/

/** 全年目标新建150家，上半年已建成48家: what stands before the comma is asked for, in a report too. */
function askedFor(target: Target, { text }: LintDocument): Target {
  if (target.kind !== 'actual' || target.deadline === null) return target
  const clause = clauseTo(text, target.valueOffset)
  const sentence = text.slice(Math.max(0, target.valueOffset - 200), target.valueOffset).match(/[^。\n]*$/)?.[0] ?? ''
  if (completes.test(clause) || !(asked.test(clause) || nextStep.test(sentence))) return target
  return { ...target, kind: 'target', deadline: target.deadline.slice(0, 4) }
}

const someYears = /(?:^|[^十\d])[两二三四五]年(?!度|级|来|前|期|以上|左右|行动|计划|规划|一|制)/

/** 每年净增75家，五年净增380家: the second adds up over the years, though the first word of the sentence says 每年. */
function overYears(target: Target, { text }: LintDocument): Target {
  if (target.kind !== 'target' || target.mode !== 'flow-annual') return target
  const clause = clauseTo(text, target.valueOffset)
  if (!someYears.test(clause) || /每年|年均/.test(clause)) return target
  return { ...target, mode: 'flow-cumulative', recurrence: null }
}

/** In a list of tasks for one year, which prints no first year, what is added up is added up within the year. */
function withinItsYear(target: Target, { plan, text }: LintDocument): Target {
  const { from, to } = plan.document.period
  if (target.mode !== 'flow-cumulative' || from !== null || to === null || target.deadline !== to) return target
  const isUpTo = new RegExp(`[到至]${to}年|${to}年(?:底|末)`).test(text)
  return isUpTo ? target : { ...target, mode: 'flow-annual' }
}

const clauseTo = (text: string, end: number) =>
  text.slice(Math.max(0, end - 40), end).match(/[^，,。；;：:、\n]*$/)?.[0] ?? ''

const planEnds: Record<string, string> = { 二: '2015', 三: '2020', 四: '2025', 五: '2030', 六: '2035' }

/**
 * A year that the sentence names only to compare with (比2020年提高…) is not the year of what follows: that is the other
 * year of the sentence, or unknown.
 */
function notByComparison(target: Target, { text }: LintDocument): Target {
  const { deadline, kind, valueOffset } = target
  if (kind !== 'actual' || deadline === null || !/^\d{4}$/.test(deadline)) return target
  const start = Math.max(text.lastIndexOf('。', valueOffset), text.lastIndexOf('\n', valueOffset)) + 1
  const sentence = text.slice(start, valueOffset)
  const own = sentence.slice(sentence.search(/[^；;]*$/))
  const printed = [...sentence.matchAll(new RegExp(`${deadline}年`, 'g'))]
  if (printed.length === 0 || own.includes(deadline)) return target
  const isCompared = ({ index }: RegExpMatchArray) =>
    /[比较是]$/.test(sentence.slice(0, index)) || /^\d{4}年[^，。；]{0,4}为/.test(sentence.slice(index))
  if (!printed.every(isCompared)) return target
  const five = /十([二三四五六])五[”"]?末/.exec(sentence)?.[1]
  const other = [...sentence.matchAll(/(20\d\d)年/g)].map(([, year]) => year).find((year) => year !== deadline)
  return { ...target, deadline: (five ? planEnds[five] : other) ?? null }
}

/** Share of the year that has passed at the end of a printed period. */
export function yearShareOf(deadline: string | null): number {
  const match = /^\d{4}-(?:H(\d)|Q(\d)|(\d{2}))/.exec(deadline ?? '')
  if (!match) return 1
  const [, half, quarter, month] = match
  return half ? Number(half) / 2 : quarter ? Number(quarter) / 4 : Number(month) / 12
}

const ahead = /力争|确保|争取|预计|目标|计划|规划|将/

/** 由2023年的40家增加到2025年的48家 in a report on those years, or a plan for later ones, tells what was. */
function wasReached(target: Target, origin: Target | undefined, { plan, text }: LintDocument): boolean {
  const { kind, period } = plan.document
  if (target.kind !== 'target' || origin?.kind !== 'baseline' || target.deadline === null) return false
  const said = text.slice(origin.offset, target.offset + target.quote.length)
  const year = target.deadline.slice(0, 4)
  const isOver = kind === 'report' ? year <= (period.to ?? '') : year < (period.from ?? '')
  return isOver && said.length < 120 && !/[。；;]/.test(said) && !ahead.test(said)
}

const phase = /^[\s\u3000]*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．])\s*(20\d\d)年(?:底|末)?[。：:]/

/** （二）2026年。… heads a phase of the plan: what is dated nowhere else in its paragraph is due then. */
function inItsPhase(target: Target, { text }: LintDocument): Target {
  if (target.deadlineFrom !== 'inherited') return target
  const year = phase.exec(text.slice(text.lastIndexOf('\n', target.offset) + 1, target.offset))?.[1]
  return year === undefined ? target : { ...target, deadline: year }
}

const parts: [RegExp, (match: RegExpExecArray) => string][] = [
  [/(?:第?一季度|1[—–\-~至]3月)/, () => 'Q1'],
  [/(?:上半年|1[—–\-~至]6月|半年)/, () => 'H1'],
  [/(?:前三季度|1[—–\-~至]9月)/, () => 'Q3'],
  [/1[—–\-~至](\d{1,2})月/, ([, month]) => (month ?? '').padStart(2, '0')],
]

/**
 * The part of a year that a report is about, `2026-06`: named in its title, or by its other results of a year for
 * which it still sets targets. Null where the year is over.
 */
export function partOfYear({ plan }: LintDocument): string | null {
  const { title, kind, period } = plan.document
  if (kind !== 'report') return null
  const year = /(20\d\d)年/.exec(title ?? '')?.[1] ?? period.to
  const found = parts.map(([pattern, part]) => ({ match: pattern.exec(title ?? ''), part })).find(({ match }) => match)
  if (found?.match && year) return `${year}-${found.part(found.match)}`
  const asked = new Set(plan.targets.filter((t) => t.kind === 'target').map((t) => t.deadline))
  const dated = plan.targets.filter((t) => t.kind === 'actual' && asked.has(t.deadline?.slice(0, 4) ?? ''))
  const latest = dated.map((t) => t.deadline ?? '').filter((deadline) => yearShareOf(deadline) < 1)
  return latest.toSorted((a, b) => yearShareOf(a) - yearShareOf(b)).at(-1) ?? null
}

/** What a report on a part of a year reports for the year is of that part, not of all of it. */
function inPartOfYear(target: Target, part: string | null): Target {
  // While the year lasts, no result is of all of it: 今年已建成16家 is told of the part too.
  return part !== null && target.kind === 'actual' && target.deadline === part.slice(0, 4)
    ? { ...target, deadline: part }
    : target
}
