import { system } from '#platform/auth/actor'
import type { Services } from '#platform/services'
import type { FactSource } from '../codes.ts'
import { findBatch, insertBatch, pageOfRows } from '../store/imports.ts'
import { keepRows, writeRows } from './run-import.ts'

export interface ImportedFile {
  importId: string
  accepted: number
  unchanged: number
  refused: number
  skipped: number
  newCompanies: number
  newFacts: number
  newCertificates: number
  /** The first rows that were refused, with why. */
  refusals: { sheet: string; row: number; reason: string | null; detail: string | null }[]
}

export interface ImportInput {
  path: string
  fileName: string
  /** Region whose office sends it; its districts may stand in the sheet. */
  regionPath: string
  source: FactSource
  headerRow: number | null
}

const shownRefusals = 200

/**
 * Reads and writes a sheet of company facts at once, for the command line of whoever runs the installation.
 *
 * Writes: as `writeRows`. Errors: enterprises.nothing-to-import, those of the spreadsheet reader.
 */
export async function importCompanyFacts(
  services: Pick<Services, 'db' | 'clock' | 'audit' | 'ids'>,
  file: ImportInput,
): Promise<ImportedFile> {
  const { db, clock, ids } = services
  const actor = { ...system, regionPath: file.regionPath, name: '命令行导入' }
  const key = { regionPath: file.regionPath, id: ids.next('cfi') }
  const by = { uploadedBy: null, uploadedByName: actor.name }
  await insertBatch(db, { ...key, ...by, fileId: null, fileName: file.fileName, source: file.source }, clock.now())
  const batch = await findBatch(db, key, null)
  if (!batch) throw new Error('the batch that was just made is not there')
  await keepRows(services, batch, {
    source: file.path,
    fileName: file.fileName,
    headerRow: file.headerRow ?? undefined,
  })
  const written = await writeRows(services, actor, key, null)
  const { rows } = await pageOfRows(db, key, { outcome: 'refused', limit: shownRefusals, offset: 0 })
  return {
    importId: key.id,
    accepted: written.accepted,
    unchanged: written.unchanged,
    refused: written.refused,
    skipped: written.skipped,
    newCompanies: written.new_companies,
    newFacts: written.new_facts,
    newCertificates: written.new_certificates,
    refusals: rows.map(({ sheet, row_number: row, reason, detail }) => ({ sheet, row, reason, detail })),
  }
}
