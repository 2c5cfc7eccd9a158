import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type {
  Accuracy,
  Agreement,
  FigureWords,
  LabelledDocument,
  ReadingDifference,
  VersionAccuracy,
} from '../../contract/labelled.ts'
import { type Comparison, compareReadings, type Label, type Reading } from '../../rules/labels/agreement.ts'
import {
  type AgreementCounts,
  addCounts,
  calibrationOf,
  countsOf,
  sharesOf,
} from '../../rules/labels/agreement-figures.ts'
import { labelsOf, type OfItem, readingsOf } from '../../rules/labels/agreement-items.ts'
import type { ItemFacts } from '../../rules/review/item-review.ts'
import {
  countOpenVersions,
  type DecidedItem,
  type LabelledFilter,
  type LabelledVersion,
  labelledVersions,
  reviewedItemsOf,
} from '../../store/labelled.ts'
import { textOf } from '../../store/plans.ts'
import { compileText } from '../documents/compile-text.ts'
import { loadVersion } from '../load.ts'

interface At {
  planId: string
  versionId: string
}

type Compared = Comparison<Reading & OfItem, Label & OfItem>
interface Measured {
  version: LabelledVersion
  compared: Compared
  counts: AgreementCounts
  bulkCount: number
}

/**
 * How accurately the documents of a region were read, measured on every version whose review is complete.
 *
 * Permission: plans:read-accuracy.
 */
export async function readAccuracy(ctx: Context, filter: LabelledFilter): Promise<Accuracy> {
  const measured = await measureAll(ctx, await labelledVersions(ctx.db, ctx.scope, filter))
  const groups = <Key extends string>(keyOf: (version: LabelledVersion) => Key) =>
    [...Map.groupBy(measured, ({ version }) => keyOf(version))]
      .map(([key, group]) => ({ key, documentCount: group.length, agreement: sumOf(group) }))
      .toSorted((a, b) => a.key.localeCompare(b.key))
  return {
    documentCount: measured.length,
    openCount: await countOpenVersions(ctx.db, ctx.scope, filter),
    total: sumOf(measured),
    byKind: groups(({ kind }) => kind).map(({ key: kind, ...rest }) => ({ kind, ...rest })),
    byMonth: groups(monthOf).map(({ key: month, ...rest }) => ({ month, ...rest })),
    calibration: calibrationOf(measured.flatMap(({ compared }) => judgedOf(compared))),
  }
}

const monthOf = ({ reviewed_at }: LabelledVersion) => businessDate(reviewed_at).slice(0, 7)

/**
 * Documents whose review is complete, each with its accuracy, last reviewed first.
 *
 * Permission: plans:read-accuracy.
 */
export async function listLabelled(
  ctx: Context,
  { page, pageSize, ...filter }: LabelledFilter & { page: number; pageSize: number },
): Promise<{ items: LabelledDocument[]; total: number }> {
  const versions = await labelledVersions(ctx.db, ctx.scope, filter)
  const shown = versions.slice((page - 1) * pageSize, page * pageSize)
  const names = await regionNames(ctx.db, [...new Set(shown.map(({ region_path }) => region_path))])
  const items = (await measureAll(ctx, shown)).map(({ version, counts, bulkCount }) => ({
    planId: version.plan_id,
    versionId: version.id,
    title: version.title,
    kind: version.kind,
    regionName: names.get(version.region_path) ?? version.region_path,
    ordinal: version.ordinal,
    reviewedAt: version.reviewed_at.toISOString(),
    agreement: agreementView(counts, bulkCount),
  }))
  return { items, total: versions.length }
}

/**
 * Where the reading of one version differs from what people decided, and how the engine of today would read it.
 *
 * Permission: plans:read-accuracy.
 * Errors:     plans.version-not-found, plans.review-incomplete.
 */
export async function readVersionAccuracy(ctx: Context, at: At): Promise<VersionAccuracy> {
  const version = await loadLabelled(ctx, at)
  const items = (await reviewedItemsOf(ctx.db, [version])).get(version.id) ?? []
  const text = (await textOf(ctx.db, version))?.text ?? ''
  const { compared, counts, bulkCount } = measure(version, items)
  return {
    planId: version.plan_id,
    versionId: version.id,
    title: version.title,
    ordinal: version.ordinal,
    reviewedAt: version.reviewed_at.toISOString(),
    first: agreementView(counts, bulkCount),
    today: await readToday(version, text, items, bulkCount),
    differences: differencesOf(compared, text),
  }
}

/**
 * The version, when every one of its items is decided.
 *
 * Errors: plans.version-not-found, plans.review-incomplete.
 */
export async function loadLabelled(ctx: Context, at: At): Promise<LabelledVersion> {
  const { item_count, decided_count } = await loadVersion(ctx.db, ctx.scope, at)
  const [version] = await labelledVersions(ctx.db, ctx.scope, at)
  if (!version) throw new Refusal({ code: 'plans.review-incomplete', params: { count: item_count - decided_count } })
  return version
}

async function measureAll(ctx: Context, versions: readonly LabelledVersion[]): Promise<Measured[]> {
  const items = await reviewedItemsOf(ctx.db, versions)
  return versions.map((version) => measure(version, items.get(version.id) ?? []))
}

function measure(version: LabelledVersion, items: readonly DecidedItem[]): Measured {
  const compared = compareReadings(readingsOf(items), labelsOf(items))
  return { version, compared, counts: countsOf(compared), bulkCount: items.filter(({ isBulk }) => isBulk).length }
}

const sumOf = (measured: readonly Measured[]) =>
  agreementView(
    addCounts(measured.map(({ counts }) => counts)),
    measured.reduce((total, { bulkCount }) => total + bulkCount, 0),
  )

/** A reading takes a fraction of a second for this much text; for longer ones the person would wait too long. */
const maxLengthToday = 200_000

async function readToday(
  version: LabelledVersion,
  text: string,
  items: readonly DecidedItem[],
  bulkCount: number,
): Promise<Agreement | null> {
  if (text.length > maxLengthToday) return null
  const year = Number(businessDate(version.uploaded_at).slice(0, 4))
  const { compiled } = await compileText({ text, year, earlier: [] }, { fileName: version.title })
  return agreementView(countsOf(compareReadings(compiled.targets, labelsOf(items))), bulkCount)
}

function judgedOf({ found, extra }: Compared) {
  const judged = [
    ...found.map(({ reading, differing }) => ({ reading, isRight: differing.length === 0 })),
    ...extra.map((reading) => ({ reading, isRight: false })),
  ]
  return judged.flatMap(({ reading: { confidenceShare }, isRight }) =>
    confidenceShare === null ? [] : [{ confidenceShare, isRight }],
  )
}

function agreementView(counts: AgreementCounts, bulkCount: number): Agreement {
  const shares = sharesOf(counts)
  return {
    foundCount: counts.found,
    rightCount: counts.right,
    saidCount: counts.said,
    labelledCount: counts.labelled,
    bulkCount,
    precisionShare: shares.precision,
    recallShare: shares.recall,
    f1Share: shares.f1,
    strictF1Share: shares.strictF1,
    fieldShares: shares.fields,
  }
}

function differencesOf({ found, missed, extra, misread }: Compared, text: string): ReadingDifference[] {
  const isMisread = new Set<unknown>(misread.flatMap(({ reading, label }) => [reading, label]))
  const wrong = found.filter(({ differing }) => differing.length > 0)
  return [
    ...wrong.map(({ reading, label, differing }) => difference('differs', text, reading, label, differing)),
    ...misread.map(({ reading, label }) => difference('misread', text, reading, label, ['value'])),
    ...missed.filter((label) => !isMisread.has(label)).map((label) => difference('missed', text, null, label)),
    ...extra.filter((reading) => !isMisread.has(reading)).map((reading) => difference('extra', text, reading, null)),
  ].toSorted((a, b) => a.offset - b.offset)
}

const aroundLength = 30

function difference(
  type: ReadingDifference['type'],
  text: string,
  reading: OfItem | null,
  label: OfItem | null,
  fields: ReadingDifference['fields'] = [],
): ReadingDifference {
  const { quote, offset } = (label ?? reading)?.facts ?? { quote: '', offset: 0 }
  const end = offset + quote.length
  return {
    type,
    itemId: label?.itemId ?? reading?.itemId ?? null,
    fields,
    read: reading && wordsOf(reading.facts),
    decided: label && wordsOf(label.facts),
    quote,
    before: text.slice(Math.max(0, offset - aroundLength), offset),
    after: text.slice(end, end + aroundLength),
    offset,
  }
}

function wordsOf(facts: ItemFacts): FigureWords {
  const { indicator, subject, comparator, value, valueMax, unit, mode, kind, deadline } = facts
  return { indicator, subject, comparator, value, valueMax, unit, mode, kind, deadline }
}
