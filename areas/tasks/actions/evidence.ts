import { Refusal } from '#kernel/refusal'
import type { StoredFile } from '#platform/files/files'
import type { Context, Download } from '#platform/http/route'
import type { Evidence } from '../contract/shapes.ts'
import { type EvidenceRow, findEvidence, insertEvidence } from '../store/evidence.ts'
import { loadTask } from './load-task.ts'

export function evidenceView(row: Pick<EvidenceRow, 'id' | 'title' | 'url' | 'size_bytes'>): Evidence {
  return { id: row.id, title: row.title, url: row.url, sizeBytes: row.size_bytes }
}

/**
 * Keeps an uploaded file beside a task until it is sent with an act; before that only who uploaded it sees it.
 *
 * Permission: tasks:remark; any hat.
 * Writes:     tasks.evidence.
 * Errors:     tasks.not-found, tasks.act-not-yours.
 */
export async function uploadEvidence(ctx: Context, taskId: string, file: StoredFile): Promise<Evidence> {
  const { row, hats } = await loadTask(ctx.db, ctx, taskId)
  if (hats.size === 0) throw new Refusal('tasks.act-not-yours')
  const id = ctx.ids.next('evd')
  await insertEvidence(ctx.db, row, {
    id,
    entryId: null,
    fileId: file.id,
    url: null,
    title: file.name,
    sizeBytes: file.sizeBytes,
    byUserId: ctx.actor.userId,
    at: ctx.clock.now(),
  })
  return { id, title: file.name, url: null, sizeBytes: file.sizeBytes }
}

/**
 * Permission: tasks:read.
 * Errors:     tasks.not-found, tasks.evidence-not-found, files.damaged.
 */
export async function downloadEvidence(ctx: Context, taskId: string, evidenceId: string): Promise<Download> {
  const { row } = await loadTask(ctx.db, ctx, taskId)
  const found = await findEvidence(ctx.db, row, evidenceId, ctx.actor.userId)
  const file = found?.file_id ? await ctx.files.get(ctx.db, found.file_id) : null
  if (!found || !file) throw new Refusal('tasks.evidence-not-found')
  return { fileName: found.title, contentType: file.mediaType, body: await ctx.files.read(file) }
}
