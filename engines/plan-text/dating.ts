import { type Deadline, deadlineAt, isSilent } from './deadline.ts'
import type { Draft, Sentence } from './draft.ts'
import type { Item } from './item.ts'
import { YEARLY_MEAN } from './mode.ts'
import { fiveYearEnd } from './title.ts'
import type { ResolvedTime } from './times.ts'
import type { TargetKind } from './types.ts'

/** How long the stretch is that a number speaks of: part of a year, a year, several years. */
export type Stretch = 'part' | 'year' | 'years'

export interface Dating {
  kind: TargetKind
  deadline: Deadline
  stretch: Stretch
}

/** 规划目标为180亿元, 目标值8件 beside the figure that was reached. */
const GOAL = /(?:规划|预期|年度|全年|阶段)?目标(?:值|数)?(?:是|为|达到|20\d{2}年(?:底|末)?(?:达到|为|达)?)?$/

/** Settles for a number whether it reports or orders, by when, and over which stretch of time. */
export function dateItem(sentence: Sentence, item: Item): Dating {
  const { frame, carry } = sentence
  const { mention, words } = item
  const isGoal = GOAL.test(words)
  const kind: TargetKind = isGoal || sentence.odds(mention.start) <= 0 ? 'target' : 'actual'
  const half = kind === 'target' ? frame.ahead : frame.done
  const before = kind === 'target' ? carry.ahead : carry.done
  const spoken = sentence.spoken.filter((time) => speaksTo(sentence, time, item, kind))
  const said = deadlineAt(spoken, mention.start, null)
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
        }
  if (isGoal && frame.goal !== null && !/20\d{2}年/.test(words))
    deadline = { ...deadline, deadline: frame.goal, from: 'inherited' }
  if (item.year !== null) deadline = { ...deadline, deadline: item.year, from: 'stated', role: 'year' }
  return { kind, deadline, stretch: item.year === null ? stretchOf(sentence, item, kind, deadline) : 'year' }
}

/** Whether a time of the sentence bears on a number: not past a ； for 每年, not from the other half of 已…，力争…. */
function speaksTo({ body, odds }: Sentence, time: ResolvedTime, { mention }: Item, kind: TargetKind): boolean {
  if (time.role === 'annual') return !body.text.slice(time.end, mention.start).includes('；')
  return kind === 'actual' || time.role === 'by' || odds(time.start) <= 0 || time.end >= mention.start
}

function stretchOf(sentence: Sentence, item: Item, kind: TargetKind, deadline: Deadline): Stretch {
  const { frame, spoken } = sentence
  const half = kind === 'target' ? frame.ahead : frame.done
  const near = spoken.findLast((time) => time.start < item.mention.start && !isSilent(time) && time.role !== 'annual')
  if (near?.role === 'year') return kind === 'actual' && deadline.deadline?.includes('-') === true ? 'part' : 'year'
  if (near !== undefined && (near.term || near.role === 'window' || (near.role === 'since' && near.years > 1)))
    return 'years'
  if (kind === 'actual' && deadline.deadline?.includes('-') === true) return 'part'
  const endsPlan = kind === 'target' && half.long && near?.deadline === half.deadline
  if (near?.role === 'period' && /^\d{4}$/.test(near.deadline ?? '') && !endsPlan) return 'year'
  if (deadline.role === 'by' && half.year !== null && Number(deadline.deadline?.slice(0, 4)) > half.year) return 'years'
  return half.long ? 'years' : 'year'
}

/** The first figure of 由A增加到B stands for an earlier year: one that is printed, else the one before the stretch. */
export function markOrigin(draft: Draft, sentence: Sentence): void {
  const { frame, spoken } = sentence
  const words = draft.item?.words ?? ''
  const end = Number(draft.deadline.deadline?.slice(0, 4))
  draft.kind = 'baseline'
  const year = /(20\d{2})年(?:底|末)?的?$/.exec(words.replace(/[由从]/g, ''))?.[1]
  const term = /十([一二三四五六])五”?末/.exec(words)?.[1]
  const span = spoken.findLast((time) => time.form.y1 !== undefined && time.start < (draft.item?.mention.start ?? 0))
  const printed = year ?? (term === undefined ? undefined : String(fiveYearEnd(term) ?? '')) ?? span?.form.y1
  if (printed !== undefined) draft.deadline = { ...draft.deadline, deadline: printed, from: 'stated' }
  else if (!(/十.五/.test(words) && draft.deadline.from === 'stated') && !Number.isNaN(end)) {
    const planned = frame.ahead.long && frame.from !== null && sentence.odds(draft.item?.mention.start ?? 0) <= 0
    const long = frame.done.long || frame.ahead.long
    draft.deadline = {
      ...draft.deadline,
      deadline: String(planned ? (frame.from ?? end) - 1 : end - (long ? 5 : 1)),
      from: 'inherited',
    }
  }
}
