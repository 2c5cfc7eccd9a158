import type { Answers } from '#engines/form'
import type { World } from '#platform/http/testing/permission-fixtures'
import type { Procedure } from '../registered.ts'

/** A file that has come, for every field of a draft that demands one. */
export async function draftFiles(
  { app, next }: World,
  procedure: Procedure,
  { partyId, draftId }: { partyId: string; draftId: string },
): Promise<Answers> {
  const { db, ids, clock, files } = app.services
  const answers: Answers = {}
  for (const { name: field, widget, isRequired, accept } of procedure.model.form.fields) {
    if (widget !== 'attachment' || !isRequired) continue
    const name = `示例${accept?.[0] ?? '.txt'}`
    const body = Buffer.from(`示例 ${next()}`)
    const file = await files.put({ name, body, maxBytes: 100, uploadedBy: null })
    const manifest = { id: ids.next('att'), name, sizeBytes: body.length, sha256: file.digest }
    await db.query(
      `insert into cases.attachment (party_id, id, draft_id, field, name, size_bytes, sha256, state, file_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'complete', $8, $9)`,
      [partyId, manifest.id, draftId, field, name, body.length, file.digest, file.id, clock.now()],
    )
    answers[field] = [manifest]
  }
  return answers
}
