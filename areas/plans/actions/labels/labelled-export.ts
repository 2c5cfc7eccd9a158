import { regionNames } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Context, Download } from '#platform/http/route'
import { goldOf } from '../../rules/labels/gold.ts'
import { itemsOf } from '../../store/items.ts'
import { reviewedItem } from '../../store/labelled.ts'
import { allMeasuresOf, allMechanismsOf, headingsOf, responsiblesOf } from '../../store/measures.ts'
import { textOf } from '../../store/plans.ts'
import { loadPlan } from '../load.ts'
import { loadLabelled } from './labelled-accuracy.ts'

/**
 * A version that people have reviewed to its end, as labels for its text. Its name carries the digest of the text, so
 * that labels and text stay together.
 *
 * Permission: plans:read-accuracy.
 * Errors:     plans.not-found, plans.version-not-found, plans.review-incomplete.
 */
export async function downloadLabels(ctx: Context, at: { planId: string; versionId: string }): Promise<Download> {
  const plan = await loadPlan(ctx.db, ctx.scope, at.planId)
  const version = await loadLabelled(ctx, at)
  const found = await textOf(ctx.db, version)
  if (!found) throw new Refusal('plans.version-not-found')
  const units = Map.groupBy(await responsiblesOf(ctx.db, version), (unit) => unit.measure_id)
  const names = await regionNames(ctx.db, [plan.region_path])
  const name = found.textDigest.slice(0, 16)
  const gold = goldOf({
    doc: `${name}.txt`,
    title: plan.title,
    issuer: plan.issuer,
    regionName: names.get(plan.region_path) ?? plan.region_path,
    number: plan.number,
    issued: plan.issued,
    status: plan.status,
    kind: plan.kind,
    periodFrom: plan.period_from,
    periodTo: plan.period_to,
    textDigest: found.textDigest,
    outline: (await headingsOf(ctx.db, version)).map(({ level, number, title, text_offset }) => ({
      level,
      number,
      title,
      offset: text_offset,
    })),
    measures: (await allMeasuresOf(ctx.db, version)).map((measure) => ({
      id: measure.id,
      state: measure.state,
      dueBy: measure.due_by,
      path: measure.heading_path,
      number: measure.number,
      title: measure.title,
      offset: measure.text_offset,
      role: measure.role,
      units: (units.get(measure.id) ?? []).map(({ printed }) => printed),
      unitsResolved: (units.get(measure.id) ?? []).map(({ resolved }) => resolved),
      unitsOpen: measure.units_open,
      unitsQuote: measure.units_quote,
    })),
    mechanisms: (await allMechanismsOf(ctx.db, version)).map(({ state, name, type, text_offset, quote }) => ({
      state,
      name,
      type,
      offset: text_offset,
      quote,
    })),
    items: (await itemsOf(ctx.db, version)).map((row) => ({
      ...reviewedItem(row),
      seq: row.seq,
      valueText: row.value_text,
      deadlineFrom: row.deadline_from,
      ratioOf: row.ratio_of,
      partOfItemId: row.part_of_item_id,
      relativeTo: row.relative_to,
      recurrence: row.recurrence,
      table: row.table_name,
      progressClaim: row.progress_claim,
      note: row.note,
    })),
  })
  return {
    fileName: `${name}.json`,
    contentType: 'application/json; charset=utf-8',
    body: Buffer.from(`${JSON.stringify(gold, null, 1)}\n`),
  }
}
