import { type SqlBool, sql } from 'kysely'
import { regionByPath } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { indicatorsById } from '../store/catalogue.ts'
import { targetScope } from '../store/targets.ts'
import { findingView } from '../views.ts'
import { appendObservations } from './append-observations.ts'
import { syncCollections } from './collection/todos.ts'
import { evaluateDrafts } from './evaluate-drafts.ts'
import { refuseForeignEvidence } from './evidence.ts'
import type { Draft } from './observation-draft.ts'
import { closeReminders } from './remind-owed.ts'

export interface EntryInput {
  indicatorId: string
  subject: string
  value: string
  unit?: string
  precision: Draft['precision']
  note: string | null
  explanation: string | null
  evidenceFileId: string | null
  expectedRevision: number
}

export interface ReportInput {
  regionPath: string
  period: string
  entries: EntryInput[]
}

/**
 * Reports a period: all entries or none; what looks odd must be explained, and the explanation is kept.
 *
 * Permission: indicators:write; a department reports what it answers for, owns by the card or is asked for.
 * Reads:      the series concerned, locked.
 * Writes:     indicators.observation, the operation log.
 * Errors:     indicators.not-found, .changed-meanwhile, .computed, .bad-period, .period-in-future, .not-a-number,
 *             .unit-mismatch, .negative-count, .duplicate-row, and the findings without an explanation.
 */
export async function recordObservations(
  ctx: Context,
  input: ReportInput,
): Promise<{ recorded: number; unchanged: number }> {
  const source = ctx.actor.kind === 'api-key' ? 'api' : 'hand'
  const drafts = input.entries.map((entry) => draftOf(input, entry))
  refuseTwice(input.entries)
  return ctx.db.tx(async (tx) => {
    await refuseForeign(tx, ctx, input.regionPath, drafts)
    await refuseForeignEvidence(tx, ctx, input.entries)
    const written = await appendObservations(tx, ctx, ctx.actor, drafts, { source, status: 'submitted' })
    for (const row of written.recorded) {
      await ctx.audit.record(tx, ctx.actor, {
        action: row.revision > 1 ? 'indicators.correct-observation' : 'indicators.record-observation',
        object: `observation:${row.id}`,
        regionPath: row.regionPath,
        detail: {
          indicatorId: row.indicatorId,
          period: row.period,
          value: row.value,
          unit: row.unit,
          revision: row.revision,
        },
      })
    }
    await closeReminders(tx, ctx, [input.regionPath])
    await syncCollections(tx, ctx, [input.regionPath])
    return { recorded: written.recorded.length, unchanged: written.unchanged }
  })
}

/**
 * What would be refused and what would need an explanation; writes nothing.
 *
 * Permission: indicators:write. Errors: indicators.not-found, indicators.duplicate-row.
 */
export async function checkObservations(ctx: Context, input: ReportInput) {
  const drafts = input.entries.map((entry) => draftOf(input, entry))
  refuseTwice(input.entries)
  await refuseForeign(ctx.db, ctx, input.regionPath, drafts)
  const evaluations = await evaluateDrafts(ctx.db, drafts, { now: ctx.clock.now(), source: 'hand' })
  const say = (problem: Parameters<typeof findingView>[0]) => findingView(problem, ctx.actor.locale)
  return {
    rows: evaluations.map(({ draft, problems, findings }) => ({
      indicatorId: draft.indicatorId,
      subject: draft.subject,
      refusals: problems.map(say),
      findings: findings.map(say),
    })),
  }
}

function draftOf(input: ReportInput, entry: EntryInput): Draft {
  return {
    regionPath: input.regionPath,
    indicatorId: entry.indicatorId,
    subject: entry.subject,
    period: input.period,
    value: entry.value,
    unit: entry.unit ?? null,
    precision: entry.precision,
    note: entry.note,
    explanation: entry.explanation,
    evidenceFileId: entry.evidenceFileId,
    quote: null,
    href: null,
    expectedRevision: entry.expectedRevision,
  }
}

function refuseTwice(entries: readonly EntryInput[]): void {
  const seen = new Map<string, number>()
  const problems = entries.flatMap((entry, index) => {
    const key = `${entry.indicatorId} ${entry.subject}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, index)
    return first === undefined
      ? []
      : [{ code: 'indicators.duplicate-row', field: `entries.${index}`, params: { row: first + 1 } }]
  })
  if (problems.length > 0) throw new Refusal(problems)
}

/** Refuses, as if they did not exist, regions and indicators that the person does not report for. */
export async function refuseForeign(db: Db, ctx: Context, regionPath: string, drafts: readonly Draft[]): Promise<void> {
  const mine = await reportable(db, ctx, regionPath, [...new Set(drafts.map((draft) => draft.indicatorId))])
  const known = mine.size > 0 && (await regionByPath(db, regionPath)) !== null
  const problems = drafts.flatMap((draft, index) =>
    known && mine.has(draft.indicatorId) ? [] : [{ code: 'indicators.not-found', field: `entries.${index}` }],
  )
  if (problems.length > 0) throw new Refusal(problems)
}

/** Of these indicators, those that the person may report in a region. */
export async function reportable(
  db: Db,
  ctx: Pick<Context, 'scope'>,
  regionPath: string,
  indicatorIds: readonly string[],
): Promise<Set<string>> {
  const { scope } = ctx
  if (scope.reach === 'all' || (scope.reach === 'region' && regionPath.startsWith(scope.regionPath))) {
    return new Set((await indicatorsById(db, indicatorIds)).keys())
  }
  if (scope.reach !== 'department' || !regionPath.startsWith(scope.regionPath)) return new Set()
  const { rows } = await sql<{ id: string }>`
    select i.id from indicators.indicator i where i.id = any(${[...indicatorIds]}::text[]) and (
      exists (select 1 from indicators.target t where t.region_path = ${regionPath} and t.indicator_id = i.id
        and t.status = 'active' and ${targetScope(scope)})
      or ${sql<SqlBool>`exists (select 1 from indicators.card c where c.indicator_id = i.id and c.effective_to is null
        and c.owner_department_id = ${scope.departmentId})`}
      or ${sql<SqlBool>`exists (select 1 from indicators.collection_unit u
        join indicators.collection k on k.region_path = u.region_path and k.id = u.collection_id and k.status = 'open'
        join indicators.collection_indicator a on a.region_path = u.region_path and a.collection_id = u.collection_id
        where u.department_id = ${scope.departmentId} and u.part_region_path = ${regionPath} and a.indicator_id = i.id)`}
      )`.execute(db.as())
  return new Set(rows.map((row) => row.id))
}
