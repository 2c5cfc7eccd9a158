import { z } from 'zod'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import { defineJob } from '#platform/jobs/job-kind'
import type { Services } from '#platform/services'
import { syncCollections } from '../actions/collection/todos.ts'
import { closeReminders } from '../actions/remind-owed.ts'
import { type BatchRow, findBatch, setFinished } from '../store/imports.ts'
import { takeJudgedSeries, writeJudgedRows } from '../store/write-rows.ts'
import { judgeAccepted } from './judge-rows.ts'

const Input = z.object({ regionPath: z.string(), importId: z.string() })

interface Written {
  importId: string
  written: number
  unchanged: number
}

/** How often a batch is compared anew when others write the same series meanwhile. */
const attempts = 5

/**
 * Writes a confirmed import. The rows are compared with what stands, piece by piece and outside any transaction, so
 * that nobody waits for it; then all are written by one statement together with the batch's own mark, unless somebody
 * has written one of the series since. A kill leaves nothing half-written, and a second run reports what the first wrote.
 */
export const writeImport = defineJob({
  name: 'indicators.write-import',
  title: { zh: '导入指标数据', en: 'Import indicator data' },
  input: Input,
  retryLimit: 3,
  timeoutSeconds: 600,
  run: async ({ services, actor, input, progress, signal }) => {
    const key = { regionPath: input.regionPath, importId: input.importId, userId: actor.userId ?? '' }
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const batch = await findBatch(services.db, key, false)
      if (!batch) throw new Refusal('indicators.not-found')
      if (batch.status === 'done') return answer(batch, batch.written ?? 0)
      const total = batch.accepted + batch.asked + batch.unchanged + batch.refused
      let compared = 0
      const { lost } = await judgeAccepted(services, batch, {
        signal,
        onJudged: (count) => {
          compared += count
          const step = { zh: `核对 ${compared} / ${total} 行`, en: `Checking ${compared} of ${total} rows` }
          progress((0.9 * compared) / Math.max(1, total), step)
        },
      })
      if (lost > 0) await refuse(services, batch, lost)
      progress(0.9, { zh: `写入 ${batch.accepted} 行`, en: `Writing ${batch.accepted} rows` })
      const written = await write(services, actor, key)
      if (written) return written
    }
    throw new Error('other reports of the same series kept coming')
  },
})

async function refuse(services: Services, batch: BatchRow, lost: number): Promise<never> {
  await services.db.tx((tx) => setFinished(tx, batch, { status: 'refused', written: 0, at: services.clock.now() }))
  throw new Refusal({ code: 'indicators.import-outdated', params: { rows: lost } })
}

/** Thrown to undo the transaction when a series was written since its rows were judged. */
class Overtaken extends Error {}

async function write(
  services: Services,
  actor: Actor,
  key: { regionPath: string; importId: string; userId: string },
): Promise<Written | null> {
  try {
    return await services.db.tx(async (tx) => {
      const batch = await findBatch(tx, key, true)
      if (!batch) throw new Refusal('indicators.not-found')
      if (batch.status === 'done') return answer(batch, batch.written ?? 0)
      const { isAsJudged, regionPaths } = await takeJudgedSeries(tx, batch)
      if (!isAsJudged) throw new Overtaken()
      const at = services.clock.now()
      const written = await writeJudgedRows(tx, batch, { userId: actor.userId, name: actor.name, at })
      await closeReminders(tx, services, regionPaths)
      await syncCollections(tx, { ...services, actor }, regionPaths)
      await setFinished(tx, batch, { status: 'done', written, at })
      await services.audit.record(tx, actor, {
        action: 'indicators.import-observations',
        object: `import:${batch.id}`,
        regionPath: batch.regionPath,
        detail: { fileName: batch.fileName, digest: batch.fileDigest, written, refused: batch.refused },
      })
      return answer(batch, written)
    })
  } catch (error) {
    if (error instanceof Overtaken) return null
    throw error
  }
}

function answer(batch: BatchRow, written: number): Written {
  return { importId: batch.id, written, unchanged: batch.unchanged }
}
