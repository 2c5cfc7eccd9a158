import { z } from 'zod'
import { type Problem, Refusal } from '#kernel/refusal'
import { decide } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import { defineJob } from '#platform/jobs/job-kind'
import type { Services } from '#platform/services'
import type { ImportHeaderView } from '../contract.ts'
import { permissions } from '../permissions.ts'
import {
  analyseRows,
  type BatchKey,
  countRows,
  deleteRows,
  type ImportRow,
  insertRows,
  refuseRepeated,
} from '../store/import-rows.ts'
import { type BatchRow, findBatch, rememberedMappings, rememberMapping, setCounts, setRead } from '../store/imports.ts'
import { judgeBatch } from './judge-rows.ts'
import { type Resolved, ValueReader } from './resolve-values.ts'
import type { SheetValue, SkippedRow } from './sheet-values.ts'
import { SheetsOfFile } from './sheets-of-file.ts'

const SaidRow = z.object({ sheet: z.string(), row: z.number().int(), levels: z.number().int().nullable() })
const Input = z.object({
  regionPath: z.string(),
  importId: z.string(),
  said: z.string().nullable(),
  saidRows: z.array(SaidRow).default([]),
})

/** From so many rows on the database is told how they lie: it plans for an empty table else, and takes hours. */
const analysedFrom = 1000

/** Values understood and kept at once. */
const pieceSize = 500

/**
 * Reads the file of an import: what its columns are, what each row means, and what would become of it. Run again from
 * the start it begins with no rows, so a kill leaves nothing that counts.
 */
export const readImport = defineJob({
  name: 'indicators.read-import',
  title: { zh: '读取数据表', en: 'Read the sheet' },
  input: Input,
  retryLimit: 3,
  timeoutSeconds: 600,
  run: async ({ services, actor, input, progress, signal }) => {
    const batch = await findBatch(services.db, { ...input, userId: actor.userId ?? '' }, false)
    const file = batch ? await services.files.get(services.db, batch.fileId) : null
    const scope = decide(actor, permissions['indicators:write'])
    if (!batch || !file || !scope) throw new Refusal('indicators.not-found')
    if (batch.status !== 'reading') return { importId: batch.id }
    const reader = await ValueReader.open(services.db, { clock: services.clock, actor, scope })
    const sheets = new SheetsOfFile(await services.files.read(file), {
      fileName: batch.fileName,
      signal,
      names: reader,
      mappings: await rememberedMappings(services.db, batch),
      said: input.said,
      saidRows: input.saidRows,
      onProgress: (share) => progress(share * 0.6, { zh: '读取各行', en: 'Reading the rows' }),
    })
    try {
      const { isMapped } = await readSheets(services, batch, {
        ...{ sheets, reader, signal },
        onJudged: (judged, rows) => {
          const step = { zh: `比对 ${judged} / ${rows} 行`, en: `Comparing ${judged} of ${rows} rows` }
          progress(0.6 + (0.4 * judged) / rows, step)
        },
      })
      const status = isMapped ? 'previewed' : 'unmapped'
      await end(services, batch, { status, headers: sheets.headers, problems: [], byName: actor.name })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await deleteRows(services.db, batch)
      await end(services, batch, {
        status: 'unreadable',
        headers: sheets.headers,
        problems: error.problems,
        byName: null,
      })
    }
    return { importId: batch.id }
  },
})

interface Reading {
  sheets: SheetsOfFile
  reader: ValueReader
  signal: AbortSignal
  onJudged: (judged: number, rows: number) => void
}

/**
 * Keeps the rows of a file with what would become of each; the batch itself is left to the caller.
 *
 * Writes: indicators.import_row. Errors: indicators.import-empty, .import-too-long, those of the spreadsheet reader.
 */
export async function readSheets(
  services: Pick<Services, 'db' | 'clock' | 'ids'>,
  batch: BatchKey,
  { sheets, reader, signal, onJudged }: Reading,
): Promise<{ isMapped: boolean }> {
  const rows = await keepRows(services.db, batch, { sheets, reader })
  if (sheets.headers.every(({ lacking }) => lacking.length > 0)) return { isMapped: false }
  if (rows === 0) throw new Refusal('indicators.import-empty')
  if (rows >= analysedFrom) await analyseRows(services.db)
  await refuseRepeated(services.db, batch)
  let judged = 0
  await judgeBatch(services, batch, {
    signal,
    onJudged: (count) => {
      judged += count
      onJudged(judged, rows)
    },
  })
  return { isMapped: true }
}

async function keepRows(
  db: Db,
  batch: BatchKey,
  { sheets, reader }: Pick<Reading, 'sheets' | 'reader'>,
): Promise<number> {
  await deleteRows(db, batch)
  let count = 0
  let piece: (SheetValue | SkippedRow)[] = []
  const keep = async () => {
    const values = piece.flatMap((one) => ('skipped' in one ? [] : [one]))
    const resolved = await reader.read(values)
    let next = 0
    const rows = piece.map((one, index) =>
      'skipped' in one ? skippedRow(one, count + index) : rowOf(one, resolved[next++], count + index),
    )
    await insertRows(db, batch, rows)
    count += piece.length
    piece = []
  }
  for await (const one of sheets.read()) {
    piece.push(one)
    if (piece.length >= pieceSize) await keep()
  }
  await keep()
  return count
}

async function end(
  services: Services,
  batch: BatchRow,
  read: {
    status: 'previewed' | 'unmapped' | 'unreadable'
    headers: ImportHeaderView[]
    problems: readonly Problem[]
    /** Who said in which line a header begins; null: nothing is remembered. */
    byName: string | null
  },
): Promise<void> {
  const { byName } = read
  await services.db.tx(async (tx) => {
    for (const { isRowSaid, lacking, signature, mapping } of read.headers)
      if (byName !== null && isRowSaid && lacking.length === 0)
        await rememberMapping(tx, batch, { signature, mapping, at: services.clock.now(), byName })
    await setCounts(tx, batch, await countRows(tx, batch))
    await setRead(tx, batch, read)
  })
}

function rowOf(value: SheetValue, resolved: Resolved | undefined, seq: number): ImportRow {
  const { regionPath = null, indicatorId = null, period = null, number = null } = resolved ?? {}
  const problems = resolved?.problems ?? []
  const isWhole = problems.length === 0 && regionPath !== null && indicatorId !== null && period !== null
  return {
    seq,
    sheet: value.sheet,
    row: value.row,
    outcome: problems.length > 0 ? 'refused' : 'open',
    region: value.region,
    indicator: value.indicator,
    period: value.period,
    value: value.value?.text ?? '',
    unit: value.unit || value.headerUnit || '',
    note: value.note.slice(0, 1000),
    reason: resolved?.reason ?? null,
    flags: resolved?.flags ?? [],
    problems,
    target: isWhole && number ? { regionPath, indicatorId, period, ...number } : null,
  }
}

function skippedRow({ sheet, row, skipped, text }: SkippedRow, seq: number): ImportRow {
  return {
    ...{ seq, sheet, row, outcome: 'skipped', region: '', indicator: text, period: '', value: '', unit: '', note: '' },
    ...{ reason: skipped, flags: [], problems: [], target: null },
  }
}
