import { inWords, labelAt } from '#engines/form'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import { procedureOfDraft, type SavedDraft } from '../actions/drafts.ts'
import type { saveDraft } from '../contract.ts'

/** What came of saving: news of others, and fields that two people wrote into at once. */
export function savedView(ctx: Context, { draft, conflicts, news }: SavedDraft): ResponseOf<typeof saveDraft> {
  const { form } = procedureOfDraft(ctx, draft).model
  return {
    revision: draft.revision,
    savedAt: draft.changed_at.toISOString(),
    news,
    conflicts: conflicts.map(({ name, theirs, byName, at }) => {
      const field = form.fields.find((each) => each.name === name)
      const theirWords = field ? inWords(field, theirs, ctx.actor.locale) : ''
      return { name, label: labelAt(form, name), theirs, theirWords, byName, at }
    }),
  }
}
