import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { StoredFile } from '#platform/files/files'
import type { Context, Download } from '#platform/http/route'
import { observationInScope } from '../store/figure-scope.ts'

/**
 * Keeps a file that is to prove a figure; it counts once a report names it.
 *
 * Permission: indicators:write. Writes: indicators.evidence. Errors: indicators.not-found without a region.
 */
export async function uploadEvidence(ctx: Context, file: StoredFile): Promise<{ fileId: string; name: string }> {
  const { regionPath, userId } = ctx.actor
  if (!regionPath || !userId) throw new Refusal('indicators.not-found')
  await ctx.db.query(
    `insert into indicators.evidence (region_path, file_id, name, uploaded_by, uploaded_at) values ($1, $2, $3, $4, $5)
     on conflict (region_path, file_id) do nothing`,
    [regionPath, file.id, file.name, userId, ctx.clock.now()],
  )
  return { fileId: file.id, name: file.name }
}

/** Evidence is one's own upload: naming the file of somebody else would open it. Errors: indicators.evidence-unknown. */
export async function refuseForeignEvidence(
  db: Db,
  ctx: Pick<Context, 'actor'>,
  entries: readonly { evidenceFileId: string | null }[],
): Promise<void> {
  const ids = entries.flatMap(({ evidenceFileId }) => (evidenceFileId === null ? [] : [evidenceFileId]))
  if (ids.length === 0) return
  const rows = await db.query<{ file_id: string }>(
    'select file_id from indicators.evidence where file_id = any($1::text[]) and uploaded_by = $2',
    [ids, ctx.actor.userId],
  )
  const own = new Set(rows.map((row) => row.file_id))
  const problems = entries.flatMap(({ evidenceFileId }, place) =>
    evidenceFileId === null || own.has(evidenceFileId)
      ? []
      : [{ code: 'indicators.evidence-unknown', field: `entries.${place}` }],
  )
  if (problems.length > 0) throw new Refusal(problems)
}

/**
 * The file behind a reported figure.
 *
 * Permission: indicators:read, of figures that the scope reaches. Errors: indicators.not-found.
 */
export async function downloadEvidence(
  ctx: Context,
  at: { regionPath: string; observationId: string },
): Promise<Download> {
  const observation = await observationInScope(ctx.db, ctx.scope, { regionPath: at.regionPath, id: at.observationId })
  const file = observation?.evidenceFileId ? await ctx.files.get(ctx.db, observation.evidenceFileId) : null
  if (!file) throw new Refusal('indicators.not-found')
  return { fileName: file.name, contentType: file.mediaType, body: ctx.files.stream(file) }
}
