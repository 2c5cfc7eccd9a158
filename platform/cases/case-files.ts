import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { FileStore, StoredFile } from '#platform/files/files'
import type { Registry } from '#platform/registry'
import { manifestOf } from './files-due.ts'
import { attachmentsOfCase } from './store/attachments.ts'
import { caseAt } from './store/cases.ts'

/**
 * The files that a case names in one field as it stands now, for areas that read them, with the answers beside them. Those
 * whose bytes have not come yet, or were replaced, are left out. Null where the case lies outside the scope.
 */
export async function filesOfCase(
  { db, files, registry }: { db: Db; files: FileStore; registry: Pick<Registry, 'procedures'> },
  scope: Scope,
  { procedureId, caseId, field }: { procedureId: string; caseId: string; field: string },
): Promise<{ answers: Record<string, unknown>; files: StoredFile[] } | null> {
  const row = await caseAt(db, scope, { procedureId, caseId })
  if (!row) return null
  const { model } = registry.procedures.version(row.procedure_id, row.version)
  const named = new Set(manifestOf(model.form, row.answers).flatMap((each) => (each.field === field ? [each.id] : [])))
  const found: StoredFile[] = []
  for (const { id, name, file_id: fileId } of await attachmentsOfCase(db, row.party_id, row.id)) {
    const stored = named.has(id) && fileId ? await files.get(db, fileId) : null
    if (stored) found.push({ ...stored, name })
  }
  return { answers: row.answers, files: found }
}
