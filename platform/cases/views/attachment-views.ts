import type { Context } from '#platform/http/route'
import type { CaseView } from '../contract.ts'
import { type AttachmentRecord, attachmentsOfCase } from '../store/attachments.ts'
import type { CaseRecord } from '../store/cases.ts'

/** Attachments of a case with how much of each has come. */
export async function attachmentViews(ctx: Context, row: CaseRecord): Promise<CaseView['attachments']> {
  return attachmentList(ctx, await attachmentsOfCase(ctx.db, row.party_id, row.id))
}

export async function attachmentList(
  ctx: Pick<Context, 'files'>,
  rows: readonly AttachmentRecord[],
): Promise<CaseView['attachments']> {
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      field: row.field,
      name: row.name,
      sizeBytes: Number(row.size_bytes),
      receivedBytes: row.state === 'complete' ? Number(row.size_bytes) : await ctx.files.receivedOf(row.id),
      sha256: row.sha256,
      state: row.state,
      dueAt: row.due_at?.toISOString() ?? null,
    })),
  )
}
