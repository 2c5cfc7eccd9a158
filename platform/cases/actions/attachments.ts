import type { Readable } from 'node:stream'
import { type FieldModel, fieldAt } from '#engines/form'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import { cleanName } from '#platform/files/store'
import type { Context, Download } from '#platform/http/route'
import { systemDoer } from '../doer.ts'
import {
  type AttachmentRecord,
  attachmentAt,
  attachmentsOfCase,
  attachmentsOfDraft,
  completeAttachment,
  deleteAttachment,
  insertAttachment,
  lockAttachment,
} from '../store/attachments.ts'
import { lockDraft } from '../store/drafts.ts'
import { appendEvent } from '../store/events.ts'
import { procedureOfDraft } from './drafts.ts'
import { type CaseAddress, loadCase } from './load.ts'

export interface Announced {
  field: string
  name: string
  sizeBytes: number
  sha256: string
}

/**
 * Announces a file of a draft: the answer says from which byte on it is wanted. A file that was announced before goes on
 * where it stopped.
 *
 * Permission: cases:own.
 * Errors:     cases.draft-not-found, .draft-filed, .no-such-file-field, .file-kind, .file-too-large, .too-many-files.
 */
export async function announce(ctx: Context, draftId: string, given: Announced): Promise<AttachmentRecord> {
  return ctx.db.tx(async (tx) => {
    const draft = await lockDraft(tx, ctx.scope, draftId)
    if (!draft) throw new Refusal('cases.draft-not-found')
    if (draft.filed_case_id !== null) throw new Refusal('cases.draft-filed')
    const field = fieldAt(procedureOfDraft(ctx, draft).model.form, given.field)
    const name = cleanName(given.name)
    refuseUnfit(field, { ...given, name })
    const known = await attachmentsOfDraft(tx, draft.party_id, draft.id)
    const same = known.find((each) => each.field === given.field && each.sha256 === given.sha256)
    if (same) return same
    if (known.filter((each) => each.field === given.field).length >= mostAnnounced(field))
      throw new Refusal({ code: 'cases.too-many-files', field: given.field, params: { count: mostAnnounced(field) } })
    return insertAttachment(tx, {
      party_id: draft.party_id,
      id: ctx.ids.next('att'),
      draft_id: draft.id,
      field: given.field,
      name,
      size_bytes: BigInt(given.sizeBytes),
      sha256: given.sha256,
      created_at: ctx.clock.now(),
    })
  })
}

/** Replaced files stay announced until the draft is filed; beyond this somebody fills the disk. */
const mostAnnounced = (field: FieldModel | null) => (field?.maxItems ?? 10) * 3

function refuseUnfit(field: FieldModel | null, { name, sizeBytes }: Announced): void {
  if (field?.widget !== 'attachment') throw new Refusal('cases.no-such-file-field')
  const at = { field: field.name }
  if (field.accept && !field.accept.some((ending) => name.toLowerCase().endsWith(ending)))
    throw new Refusal({ code: 'cases.file-kind', ...at, params: { name, accept: field.accept.join(' ') } })
  if (field.maxBytes !== undefined && sizeBytes > field.maxBytes)
    throw new Refusal({
      code: 'cases.file-too-large',
      ...at,
      params: { name, maxMegabytes: Math.floor(field.maxBytes / 1_048_576) },
    })
}

/**
 * Takes bytes of an announced file. A connection that breaks off loses nothing that had come; with the last byte the
 * digest is compared, and what does not fit is not kept.
 *
 * Permission: cases:own.
 * Errors:     cases.file-not-found, files.part-gap, files.part-too-long, files.digest-differs, cases.file-content.
 */
export async function takeBytes(ctx: Context, id: string, offset: number, body: Readable): Promise<AttachmentRecord> {
  const row = await attachmentAt(ctx.db, ctx.scope, id)
  if (!row) {
    body.resume()
    throw new Refusal('cases.file-not-found')
  }
  if (row.state === 'complete') {
    body.resume()
    return row
  }
  const totalBytes = Number(row.size_bytes)
  const received = await ctx.files.receive(id, { offset, body, totalBytes, name: row.name })
  if (received < totalBytes) return row
  const file = await ctx.files.finish(id, {
    name: row.name,
    sizeBytes: totalBytes,
    sha256: row.sha256,
    uploadedBy: ctx.actor.userId,
  })
  refuseOtherContent(row.name, file.mediaType)
  return ctx.db.tx((tx) => complete(tx, ctx, id, file.id))
}

const contentOf: Record<string, RegExp> = {
  '.pdf': /^application\/pdf$/,
  '.docx': /^application\/(vnd\.openxmlformats-officedocument\.wordprocessingml\.document|zip|x-zip)/,
  '.xlsx': /^application\/(vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet|zip|x-zip)/,
  '.jpg': /^image\/jpeg$/,
  '.jpeg': /^image\/jpeg$/,
  '.png': /^image\/png$/,
}

/** A page that calls itself .pdf is not one. */
function refuseOtherContent(name: string, mediaType: string): void {
  const ending = /\.[a-z0-9]+$/.exec(name.toLowerCase())?.[0] ?? ''
  const wanted = contentOf[ending]
  if (wanted && !wanted.test(mediaType)) throw new Refusal({ code: 'cases.file-content', params: { name, ending } })
}

async function complete(tx: Db, ctx: Context, id: string, fileId: string): Promise<AttachmentRecord> {
  const row = await lockAttachment(tx, ctx.scope, id)
  if (!row) throw new Refusal('cases.file-not-found')
  // The same bytes came over two connections: the first to finish has told of it.
  if (row.state === 'complete') return row
  const at = ctx.clock.now()
  await completeAttachment(tx, row, fileId, at)
  if (row.case_id !== null) await noteAllThere(tx, ctx, row, at)
  return { ...row, state: 'complete', file_id: fileId, completed_at: at, due_at: null }
}

/** The last file of a case that is filed already: the office is told by the history. */
async function noteAllThere(tx: Db, ctx: Context, row: AttachmentRecord, at: Date): Promise<void> {
  const all = await attachmentsOfCase(tx, row.party_id, row.case_id ?? '')
  if (all.some((each) => each.state === 'waiting' && each.id !== row.id)) return
  const [found] = await tx.query<{ id: string; state: string; last_at: string }>(
    `select id, state, standing->>'lastAt' as last_at from cases.case
     where party_id = $1 and id = $2 and closed_at is null for update`,
    [row.party_id, row.case_id],
  )
  if (!found) return
  const moment = at.toISOString() > found.last_at ? at : new Date(found.last_at)
  await appendEvent(
    tx,
    { party_id: row.party_id, id: found.id },
    {
      at: moment,
      kind: 'files-complete',
      doer: { ...systemDoer, userId: ctx.actor.userId, name: ctx.actor.name, unit: { zh: '', en: '' } },
      from: found.state,
      to: found.state,
    },
  )
}

/**
 * Takes an announced file back, as long as it belongs to no case.
 *
 * Errors: cases.file-not-found, cases.file-filed.
 */
export async function takeBack(ctx: Context, id: string): Promise<void> {
  const row = await ctx.db.tx(async (tx) => {
    const found = await lockAttachment(tx, ctx.scope, id)
    if (!found) throw new Refusal('cases.file-not-found')
    if (found.case_id !== null) throw new Refusal('cases.file-filed')
    await deleteAttachment(tx, found)
    return found
  })
  if (row.state !== 'complete') await ctx.files.dropUpload(id)
}

/**
 * The bytes of an attachment of a case that the asking person may see.
 *
 * Permission: ID:read.
 * Errors:     cases.not-found, cases.file-not-found, files.damaged.
 */
export async function downloadAttachment(ctx: Context, at: CaseAddress, id: string): Promise<Download> {
  const row = await loadCase(ctx, at)
  const found = (await attachmentsOfCase(ctx.db, row.party_id, row.id)).find((each) => each.id === id)
  return contentOfAttachment(ctx, found ?? null)
}

/** The bytes of an attachment of an own draft or case. */
export async function downloadOwn(ctx: Context, id: string): Promise<Download> {
  return contentOfAttachment(ctx, await attachmentAt(ctx.db, ctx.scope, id))
}

async function contentOfAttachment(ctx: Context, row: AttachmentRecord | null): Promise<Download> {
  const file = row?.file_id ? await ctx.files.get(ctx.db, row.file_id) : null
  if (!row || !file) throw new Refusal('cases.file-not-found')
  return { fileName: row.name, contentType: file.mediaType, body: await ctx.files.read(file) }
}
