import type { Heading } from './headings.ts'
import { type Mood, moodOf } from './moods.ts'
import type { Passage } from './passages.ts'
import type { TimeMention } from './times.ts'

/** “十五五”时期，主要目标是：… a paragraph without a number of its own that sets the time for the list below it. */
export interface Lead {
  /** Null where the list is only said to be of goals (发展目标如下：). */
  time: TimeMention | null
  mood: Mood
}

/** The lead paragraph that stands above each passage; a heading, or a paragraph that opens with a time, ends its reach. */
export function readLeads(passages: Passage[], headings: Heading[]): (Lead | null)[] {
  let lead: Lead | null = null
  let below = -1
  return passages.map((passage) => {
    const { block } = passage
    if (!reaches(headings, below, block.heading)) lead = null
    const above = lead
    const time = passage.times.find(({ role }) => role !== 'name')
    if (time === undefined || time.start > OPENS_WITHIN) {
      if (!GOALS.test(passage.body.text.slice(-GOALS_MAX))) return above
      lead = { time: above?.time ?? null, mood: 'plan' }
      below = block.heading
      return above
    }
    lead = isLead(passage) ? { time, mood: leadMood(passage, time) } : null
    below = block.heading
    return null
  })
}

/** “ or 在 may stand before the time that opens a paragraph. */
const OPENS_WITHIN = 6
const LEAD_MAX = 120
/** …，其发展目标的具体内容如下： */
const GOALS =
  /(?:发展|主要|总体|具体|预期|工作|奋斗|建设|行动)目标(?:任务|要求)?(?:的?(?:具体|主要)?内容)?(?:如下|有|包括|是|为)?：$/
const GOALS_MAX = 24
/** Dashes and bullets are of a higher rank than numbered headings. */
const LISTED_RANK = 4

/** A lead speaks to what stands below the same numbered heading, or below one that this heading holds. */
function reaches(headings: Heading[], from: number, to: number): boolean {
  const own = numbered(headings, from)
  let at = numbered(headings, to)
  while (at !== own && at >= 0) at = headings[at]?.parent ?? -1
  return at === own && (own >= 0 || numbered(headings, to) === own)
}

/** The nearest numbered heading; a paragraph below a dash may be none of its business. */
function numbered(headings: Heading[], index: number): number {
  let at = index
  while (at >= 0 && (headings[at]?.rank ?? 0) > LISTED_RANK) at = headings[at]?.parent ?? -1
  return at
}

function isLead({ body, numbers, times }: Passage): boolean {
  const { text } = body
  if (text.length > LEAD_MAX && !text.endsWith('：')) return false
  return numbers.every(
    ({ start, unitKind }) =>
      unitKind === 'none' || unitKind === 'duration' || times.some((time) => start >= time.start && start < time.end),
  )
}

function leadMood({ body }: Passage, { form, role }: TimeMention): Mood {
  if (form.coming !== undefined || form.next !== undefined) return 'plan'
  if (role === 'since' || form.past !== undefined || /^(?:刚刚)?过去|^刚刚/.test(body.text)) return 'review'
  const mood = moodOf(body.text)
  return mood === 'both' ? null : mood
}
