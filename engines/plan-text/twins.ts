import { likeness } from './agreement.ts'
import type { Draft } from './draft.ts'

/** Names of one number in headline and text are seldom the same, but they share most of their characters. */
const LIKE = 0.5
/** A headline is repeated soon. */
const AHEAD = 40

/** A headline prints a number without its period; the text that prints it again with one tells the period of both. */
export function datesFromTwins(drafts: Draft[]): void {
  drafts.forEach((draft, index) => {
    const half = draft.kind === 'target' ? draft.frame.ahead : draft.frame.done
    if (draft.deadline.from === 'stated' || half.firm || draft.table !== null) return
    const twin = drafts
      .slice(index + 1, index + AHEAD)
      .find(
        (other) =>
          other.mention.value === draft.mention.value &&
          other.mention.unit === draft.mention.unit &&
          other.kind === draft.kind &&
          other.deadline.from === 'stated' &&
          likeness(other.indicator, draft.indicator) >= LIKE,
      )
    if (twin === undefined) return
    draft.deadline = { ...twin.deadline, from: 'inherited' }
    draft.mode = twin.mode
  })
}
