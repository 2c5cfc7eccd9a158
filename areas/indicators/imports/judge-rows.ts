import type { Services } from '#platform/services'
import { evaluateDrafts } from '../actions/evaluate-drafts.ts'
import type { Draft } from '../actions/observation-draft.ts'
import { type BatchKey, type ImportRow, type Judged, rowsBySeries, setOutcomes } from '../store/import-rows.ts'
import { seriesVersions } from '../store/write-rows.ts'

/** Rows judged at once; all periods of a series are always judged together. */
const pieceSize = 1000

type Judging = Pick<Services, 'db' | 'clock' | 'ids'>

function draftOf(row: ImportRow, target: NonNullable<ImportRow['target']>): Draft {
  return {
    ...target,
    subject: '',
    note: row.note || null,
    explanation: row.note || null,
    evidenceFileId: null,
    quote: null,
    href: null,
    expectedRevision: null,
  }
}

const reasonOf: Record<string, string> = {
  'indicators.negative-count': 'negative-value',
  'indicators.period-in-future': 'date-in-future',
  'indicators.not-a-number': 'not-a-number',
}

/** What would become of these rows, which hold whole series. The version of a series is taken before its values are read. */
export async function judge(
  services: Judging,
  rows: readonly ImportRow[],
): Promise<(Judged & { reason: string | null })[]> {
  const open = rows.flatMap((row) => (row.target ? [{ row, target: row.target }] : []))
  const drafts = open.map(({ row, target }) => draftOf(row, target))
  const versions = await seriesVersions(services.db, drafts)
  const evaluations = await evaluateDrafts(services.db, drafts, { now: services.clock.now(), source: 'import' })
  return evaluations.map((evaluation, index) => {
    const { problems, findings, ready, draft } = evaluation
    const isAsked = evaluation.outcome === 'refused' && problems.length === 0
    const outcome = isAsked ? 'asked' : evaluation.outcome
    const isReady = outcome === 'accepted' && ready !== null
    return {
      seq: open[index]?.row.seq ?? 0,
      outcome,
      problems: outcome === 'accepted' || outcome === 'asked' ? findings : problems,
      reason: reasonOf[problems[0]?.code ?? ''] ?? null,
      seriesVersion: String(versions.get(`${draft.regionPath} ${draft.indicatorId}`) ?? 0n),
      ready: isReady ? { ...ready, id: services.ids.next('obs') } : null,
    }
  })
}

/**
 * Judges every understood row of a batch against what stands now, piece by piece.
 *
 * Reads:  the catalogue, the series concerned.
 * Writes: indicators.import_row.
 */
export async function judgeBatch(
  services: Judging,
  key: BatchKey,
  options: { signal: AbortSignal; onJudged: (rows: number) => void },
): Promise<void> {
  for await (const rows of rowsBySeries(services.db, key, pieceSize)) {
    options.signal.throwIfAborted()
    await setOutcomes(services.db, key, await judge(services, rows))
    options.onJudged(rows.length)
  }
}

/**
 * Judges again what a person agreed to write. Rows that they did not see as accepted stay as they are; those that can
 * no longer be written are counted, and nothing is changed about them.
 *
 * Writes: indicators.import_row.
 */
export async function judgeAccepted(
  services: Judging,
  key: BatchKey,
  options: { signal: AbortSignal; onJudged: (rows: number) => void },
): Promise<{ lost: number }> {
  let lost = 0
  for await (const rows of rowsBySeries(services.db, key, pieceSize)) {
    options.signal.throwIfAborted()
    const agreed = new Set(rows.flatMap((row) => (row.outcome === 'accepted' ? [row.seq] : [])))
    if (agreed.size > 0) {
      const judged = (await judge(services, rows)).filter((row) => agreed.has(row.seq))
      lost += judged.filter((row) => row.outcome === 'asked' || row.outcome === 'refused').length
      await setOutcomes(
        services.db,
        key,
        judged.filter((row) => row.outcome === 'accepted' || row.outcome === 'unchanged'),
      )
    }
    options.onJudged(rows.length)
  }
  return { lost }
}
