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
  return inPartOfYear(inItsPhase(known, document), part)
}

/** Share of the year that has passed at the end of a printed period. */
export function yearShareOf(deadline: string | null): number {
  const match = /^\d{4}-(?:H(\d)|Q(\d)|(\d{2}))/.exec(deadline ?? '')
  if (!match) return 1
  const [, half, quarter, month] = match
  return half ? Number(half) / 2 : quarter ? Number(quarter) / 4 : Number(month) / 12
}

const ahead = /力争|确保|争取|预计|目标|计划|规划|将/

/** 由2023年的40家增加到2025年的48家 in a report on those years tells what was, whatever section it stands in. */
function wasReached(target: Target, origin: Target | undefined, { plan, text }: LintDocument): boolean {
  const { kind, period } = plan.document
  if (kind !== 'report' || target.kind !== 'target' || origin?.kind !== 'baseline') return false
  const said = text.slice(origin.offset, target.offset + target.quote.length)
  const isOver = target.deadline !== null && target.deadline.slice(0, 4) <= (period.to ?? '')
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

/** What a report on a part of a year reports without a date is of that part, not of the year. */
function inPartOfYear(target: Target, part: string | null): Target {
  const isUndated = target.kind === 'actual' && target.deadlineFrom === 'inherited'
  return part !== null && isUndated && target.deadline === part.slice(0, 4) ? { ...target, deadline: part } : target
}
