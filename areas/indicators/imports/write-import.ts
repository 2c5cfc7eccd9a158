import { z } from 'zod'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import { decide } from '#platform/auth/permission'
import { defineJob, type JobRun } from '#platform/jobs/job-kind'
import type { Services } from '#platform/services'
import { appendObservations } from '../actions/append-observations.ts'
import { syncCollections } from '../actions/collection/todos.ts'
import { closeReminders } from '../actions/remind-owed.ts'
import { permissions } from '../permissions.ts'
import { type BatchRow, findBatch, setFinished } from '../store/imports.ts'
import { takeSeries } from '../store/observations.ts'
import { evaluateSheet } from './evaluate-sheet.ts'
import { readSheetValues, type SheetValue } from './read-sheet.ts'

const Input = z.object({ regionPath: z.string(), importId: z.string() })

interface Written {
  importId: string
  written: number
  unchanged: number
}

/**
 * Writes a confirmed import. Everything happens in one transaction, the batch's own mark included: a kill leaves
 * nothing half-written, and running again after success only reports what was written.
 */
export const writeImport = defineJob({
  name: 'indicators.write-import',
  title: { zh: '导入指标数据', en: 'Import indicator data' },
  input: Input,
  retryLimit: 3,
  timeoutSeconds: 600,
  run: async (job) => {
    const { services, actor, input } = job
    const key = { regionPath: input.regionPath, importId: input.importId, userId: actor.userId ?? '' }
    const batch = await findBatch(services.db, key, false)
    if (!batch) throw new Refusal('indicators.not-found')
    if (batch.status === 'done') return answer(batch, batch.written ?? 0)
    const file = await services.files.get(services.db, batch.fileId)
    if (!file) throw new Refusal('indicators.not-found')
    job.progress(0.05, { zh: '读取文件', en: 'Reading the file' })
    const values = await readSheetValues(await services.files.read(file), {
      fileName: batch.fileName,
      signal: job.signal,
    })
    job.progress(0.4, { zh: `写入 ${batch.accepted} 行`, en: `Writing ${batch.accepted} rows` })
    try {
      return await writeAll(job, key, values)
    } catch (error) {
      if (error instanceof Refusal) {
        const outcome = { status: 'refused', written: 0, at: services.clock.now() } as const
        await services.db.tx((tx) => setFinished(tx, batch, outcome))
      }
      throw error
    }
  },
})

async function writeAll(
  job: Pick<JobRun<z.output<typeof Input>>, 'progress'> & { services: Services; actor: Actor },
  key: { regionPath: string; importId: string; userId: string },
  values: SheetValue[],
): Promise<Written> {
  const { services, actor } = job
  return services.db.tx(async (tx) => {
    const batch = await findBatch(tx, key, true)
    if (!batch) throw new Refusal('indicators.not-found')
    if (batch.status === 'done') return answer(batch, batch.written ?? 0)
    const scope = decide(actor, permissions['indicators:write'])
    if (!scope) throw new Refusal('indicators.not-found')
    const ctx = { clock: services.clock, actor, scope }
    const before = await evaluateSheet(tx, ctx, values)
    const wanted = before.flatMap((row) => (row.draft && row.outcome === 'accepted' ? [row.draft] : []))
    // Series are taken before the judgement that counts, so that nobody writes in between.
    await takeSeries(tx, wanted)
    const rows = await evaluateSheet(tx, ctx, values)
    const lost = rows.filter((row, index) => {
      const previewed = batch.preview[index]
      return row.outcome === 'refused' && previewed !== undefined && previewed.outcome !== 'refused'
    }).length
    if (lost > 0) throw new Refusal({ code: 'indicators.import-outdated', params: { rows: lost } })
    const drafts = rows.flatMap((row) => (row.draft && row.outcome === 'accepted' ? [row.draft] : []))
    job.progress(0.7, { zh: `写入 ${drafts.length} 行`, en: `Writing ${drafts.length} rows` })
    const { recorded } = await appendObservations(tx, services, actor, drafts, {
      source: 'import',
      status: 'submitted',
      batchId: batch.id,
    })
    await closeReminders(
      tx,
      services,
      recorded.map((row) => row.regionPath),
    )
    await syncCollections(
      tx,
      { ...services, actor },
      recorded.map((row) => row.regionPath),
    )
    await setFinished(tx, batch, { status: 'done', written: recorded.length, at: services.clock.now() })
    await services.audit.record(tx, actor, {
      action: 'indicators.import-observations',
      object: `import:${batch.id}`,
      regionPath: batch.regionPath,
      detail: { fileName: batch.fileName, digest: batch.fileDigest, written: recorded.length, refused: batch.refused },
    })
    return answer(batch, recorded.length)
  })
}

function answer(batch: BatchRow, written: number): Written {
  return { importId: batch.id, written, unchanged: batch.unchanged }
}
