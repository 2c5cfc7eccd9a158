import { type Deadline, deadlineAt, isSilent } from './deadline.ts'
import type { Draft, Sentence } from './draft.ts'
import type { Item } from './item.ts'
import { YEARLY_MEAN } from './mode.ts'
import type { ResolvedTime, Stretch } from './times.ts'
import { fiveYearEnd } from './title.ts'
import type { TargetKind } from './types.ts'

export interface Dating {
  kind: TargetKind
  deadline: Deadline
  stretch: Stretch
}

/** 规划目标为180亿元, 目标值8件, 任务是60件, 应达到30件 beside the figure that was reached. */
const GOAL =
  /(?:规划|预期|年度|全年|阶段)?目标(?:值|数)?(?:是|为|达到|20\d{2}年(?:底|末)?(?:达到|为|达)?)?$|任务(?:数|量)?[是为]$|(?<![供适响效反相对])应当?(?:达到?)?$/

/** Settles for a number whether it reports or orders, by when, and over which stretch of time. */
export function dateItem(sentence: Sentence, item: Item): Dating {
  const { frame, carry } = sentence
  const { mention, words } = item
  const isGoal = GOAL.test(words)
  const kind: TargetKind = isGoal || sentence.odds(mention.start) <= 0 ? 'target' : 'actual'
  const half = kind === 'target' ? frame.ahead : frame.done
  const before = kind === 'target' ? carry.ahead : carry.done
  const spoken = sentence.spoken.filter((time) => speaksTo(sentence, time, item, kind))
  const said = deadlineAt(spoken, mention.start, kind === 'actual')
  const annual =
    (said.annual && !/累计/.test(words)) ||
    /每年|年均新增|^年(?=增|新)|年度/.test(words) ||
    (mention.unitKind !== 'ratio' && YEARLY_MEAN.test(words))
  let deadline: Deadline =
    said.deadline !== null
      ? { ...said, annual }
      : {
          deadline: before?.deadline ?? half.deadline,
          from: 'inherited',
          annual,
          role: said.role ?? before?.role ?? null,
          stretch: before?.stretch ?? null,
          origin: before?.origin ?? null,
        }
  if (isGoal && frame.goal !== null && !/20\d{2}年/.test(words))
    deadline = { ...deadline, deadline: frame.goal, from: 'inherited' }
  if (item.year !== null) deadline = { ...deadline, deadline: item.year, from: 'stated', role: 'year' }
  return { kind, deadline, stretch: item.year === null ? stretchOf(sentence, item, kind, deadline) : 'year' }
}

/**
 * Whether a time of the sentence bears on a number: not past a ； for 每年, not from the other half of 已…，力争…; but
 * 2025年，产值预计增长9% has no such half.
 */
function speaksTo({ body, own, odds }: Sentence, time: ResolvedTime, { mention }: Item, kind: TargetKind): boolean {
  if (time.role === 'annual') return !body.text.slice(time.end, mention.start).includes('；')
  if (kind === 'actual' || time.role === 'by' || odds(time.start) <= 0 || time.end >= mention.start) return true
  const isPrinted = (time.form.year ?? time.form.y2) !== undefined
  return isPrinted && own.every(({ start }) => start < time.end || start >= mention.start || odds(start) <= 0)
}

function stretchOf(sentence: Sentence, item: Item, kind: TargetKind, deadline: Deadline): Stretch {
  const { frame, spoken, carry } = sentence
  const half = kind === 'target' ? frame.ahead : frame.done
  const near = spoken.findLast((time) => time.start < item.mention.start && !isSilent(time) && time.role !== 'annual')
  const own = near === undefined ? null : stretchOfTime(near)
  const carried = kind === 'target' ? carry.ahead : carry.done
  // 今年已遴选100名 in a text that does not sum the year up: the year is not over.
  if (kind === 'actual' && !half.firm && /^今年/.test(near?.form.whole ?? '')) return 'part'
  const earlier = near === undefined ? (carried?.stretch ?? null) : null
  // 2025年，…。 in a review of several years: the year of one sentence does not narrow the next.
  const said = own ?? (earlier === 'year' && half.long ? null : earlier)
  if (said === 'term' || said === 'part') return kind === 'target' && said === 'part' ? 'year' : said
  if (kind === 'actual' && deadline.deadline?.includes('-') === true) return 'part'
  const endsPlan = kind === 'target' && half.long && near?.deadline === half.deadline
  if (said === 'year' && !endsPlan) return 'year'
  if (deadline.role === 'by' && half.year !== null && Number(deadline.deadline?.slice(0, 4)) > half.year) return 'until'
  return half.long ? (kind === 'actual' ? 'term' : 'until') : 'year'
}

const PART_OF_YEAR = ['yhalf', 'half', 'yq', 'yq3', 'q', 'q3', 'ym2', 'm2', 'ym', 'month'] as const

/** How long a stretch the time itself names; null where it only ends one (到2027年). */
export function stretchOfTime(time: ResolvedTime): Stretch | null {
  const { form, role } = time
  if (time.term || role === 'window' || (role === 'since' && time.years > 1)) return 'term'
  if (role === 'since' && /^(?:今年|年初)/.test(form.since ?? '')) return 'part'
  if (PART_OF_YEAR.some((group) => form[group] !== undefined)) return 'part'
  if (role === 'year') return 'year'
  return role === 'period' && form.year !== undefined ? 'year' : null
}

/** The year that a stretch of several years starts from: the one before it, or the first that the text prints. */
export function originOfTime({ form, deadline, years }: ResolvedTime): string | null {
  if (form.y1 !== undefined) return form.y1
  const term = form.plan ?? form.term
  const end = term === undefined ? null : fiveYearEnd(term)
  if (end !== null && form.part !== '末') return String(end - 5)
  return years > 1 && deadline !== null ? String(Number(deadline.slice(0, 4)) - years) : null
}

/**
 * The first figure of 由A增加到B stands for an earlier year: one that is printed, else that of the pair before it in the
 * sentence (`previous`), else the one before the stretch. Gives the year if it is printed.
 */
export function markOrigin(draft: Draft, sentence: Sentence, previous: string | null): string | null {
  const { frame, spoken, carry } = sentence
  const words = draft.item?.words ?? ''
  const at = draft.item?.mention.start ?? 0
  const end = Number(draft.deadline.deadline?.slice(0, 4))
  const done = sentence.odds(at) > 0
  draft.kind = 'baseline'
  const year = (/[由从自](20\d{2})年[^，；]{0,8}$/.exec(words) ?? /(20\d{2})年(?:底|末)?的?$/.exec(words))?.[1]
  const term = /十([一二三四五六])五”?末|[由从]“?十([一二三四五六])五”?(?:时期|期间)/
    .exec(words)
    ?.slice(1)
    .find(Boolean)
  const near = spoken.findLast((time) => time.start < at && !isSilent(time) && originOfTime(time) !== null)
  const stretch = near === undefined ? (done ? carry.done : carry.ahead)?.origin : originOfTime(near)
  const own = year ?? (term === undefined ? undefined : String(fiveYearEnd(term) ?? ''))
  const printed = own ?? (near === undefined ? (previous ?? stretch) : stretch)
  if (printed != null) draft.deadline = { ...draft.deadline, deadline: printed, from: 'stated' }
  else if (!Number.isNaN(end)) {
    const planned = frame.ahead.long && frame.from !== null && !done
    const long = done ? frame.done.long : frame.ahead.long
    draft.deadline = {
      ...draft.deadline,
      deadline: String(planned ? (frame.from ?? end) - 1 : end - (long ? 5 : 1)),
      from: 'inherited',
    }
  }
  return printed ?? null
}
