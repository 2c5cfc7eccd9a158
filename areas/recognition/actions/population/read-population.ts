import { type FactName, headingOf, madeOf, readings } from '#areas/enterprises'
import { regionNames, regionTitles } from '#areas/regions'
import type { RuleSet } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import { industrySections } from '#kernel/industry'
import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Context, Download } from '#platform/http/route'
import { sheetDownload } from '#platform/spreadsheets/sheet-download'
import type { OutputColumn } from '#platform/spreadsheets/spreadsheets'
import type {
  Population,
  PopulationBar,
  PopulationLine,
  SubjectFilter,
  SubjectLine,
} from '../../contract/population.ts'
import { binWidth, type Shares, type Subject } from '../../rules/population/summary.ts'
import {
  countSubjects,
  eachSubject,
  findSubjects,
  type PopulationRow,
  populationAt,
  populationsOf,
  setPopulationJob,
} from '../../store/populations.ts'
import { may } from '../points/reach.ts'
import { failureOf, runAgain } from '../runs.ts'
import { populationJob } from './compute-population.ts'
import { summaryOf } from './count-population.ts'
import { populationRuleSets, regionOf, setOf, titleOf } from './rule-sets.ts'

const shownPopulations = 20

/** Permission: recognition:read-population. */
export async function listPopulations(ctx: Context) {
  const items: PopulationLine[] = []
  for (const row of await populationsOf(ctx.db, regionOf(ctx), shownPopulations))
    items.push({ ...lineOf(row), failure: await failureOf(ctx, row) })
  return {
    items,
    ruleSets: populationRuleSets.map((id) => ({ id, title: titleOf(id) })),
    mayCompute: may(ctx, 'recognition:compute-population'),
    today: businessDate(ctx.clock.now()),
  }
}

function lineOf(row: PopulationRow): PopulationLine {
  return {
    id: row.id,
    ruleSet: row.rule_set,
    title: titleOf(row.rule_set),
    version: row.rule_version,
    on: row.judged_on,
    byName: row.started_by_name,
    at: row.started_at.toISOString(),
    isFinished: row.finished_at !== null,
    failure: null,
    jobId: row.job_id,
  }
}

/**
 * Has the companies of a population that failed judged once more, as of the same day.
 *
 * Permission: recognition:compute-population. Writes: as runAgain. Errors: recognition.population-not-found, .run-not-failed.
 */
export async function computePopulationAgain(ctx: Context, id: string): Promise<{ jobId: string }> {
  const key = { regionPath: regionOf(ctx), id }
  const row = await populationAt(ctx.db, key)
  if (!row) throw new Refusal('recognition.population-not-found')
  return runAgain(ctx, row, {
    ...{ name: populationJob.name, input: key, object: `population:${id}`, regionPath: key.regionPath },
    lock: (tx) => populationAt(tx, key, 'update'),
    setJob: (tx, jobId) => setPopulationJob(tx, key, jobId),
  })
}

type Key = Parameters<typeof populationAt>[1]

async function finished(ctx: Context, id: string): Promise<{ row: PopulationRow; set: RuleSet; key: Key }> {
  const key = { regionPath: regionOf(ctx), id }
  const row = await populationAt(ctx.db, key)
  if (!row?.finished_at) throw new Refusal('recognition.population-not-found')
  return { row, set: setOf(row), key }
}

/** Permission: recognition:read-population. Errors: recognition.population-not-found. */
export async function readPopulation(ctx: Context, id: string): Promise<Population> {
  const { row, set } = await finished(ctx, id)
  const gateOf = new Map(set.main.gates.map(({ source }) => [source.id, source.label]))
  const counted = row.summary ?? (await summaryOf(ctx.db, row))
  const places = await regionTitles(
    ctx.db,
    counted.districts.map((bar) => bar.id),
  )
  const label = (id: string) => set.source.facts[id]?.label ?? { zh: id, en: id }
  return {
    ...lineOf(row),
    isTrial: set.source.status === 'trial',
    notice: set.source.notice ?? null,
    companies: counted.companies,
    verdicts: counted.verdicts,
    readiness: counted.readiness,
    binWidth,
    bins: counted.bins,
    withoutTotal: counted.withoutTotal,
    gates: counted.gates.map((bar) => named(bar, gateOf.get(bar.id))),
    districts: counted.districts.map((bar) => named(bar, places.get(bar.id))),
    sections: counted.sections.map((bar) => named(bar, sectionLabel(bar.id))),
    missing: counted.missing.map(({ fact, companies }) => ({
      fact,
      label: label(fact),
      isOnFile: fact in readings,
      companies,
    })),
  }
}

const named = (bar: Shares, label: Localized | undefined): PopulationBar => ({
  ...bar,
  label: label ?? { zh: bar.id, en: bar.id },
})

const sectionLabel = (id: string): Localized =>
  industrySections[id as keyof typeof industrySections] ?? { zh: '行业不明', en: 'Industry unknown' }

/** Permission and errors as `readPopulation`. */
export async function listSubjects(
  ctx: Context,
  { populationId, page, pageSize, ...filter }: SubjectFilter & { populationId: string; page: number; pageSize: number },
): Promise<{ items: SubjectLine[]; total: number }> {
  const { set, key } = await finished(ctx, populationId)
  const subjects = await findSubjects(ctx.db, key, { filter, limit: pageSize, offset: (page - 1) * pageSize })
  return { items: await linesOf(ctx, set, subjects), total: await countSubjects(ctx.db, key, filter) }
}

async function linesOf(ctx: Context, set: RuleSet, subjects: readonly Subject[]): Promise<SubjectLine[]> {
  const names = await regionNames(ctx.db, [...new Set(subjects.map(({ district }) => district))])
  return subjects.map((subject) => ({
    creditCode: subject.creditCode,
    name: subject.name,
    regionName: names.get(subject.district) ?? subject.district,
    section: subject.section,
    total: subject.total,
    verdict: subject.verdict,
    readiness: subject.readiness,
    validTo: subject.validTo,
    unmet: set.main.gates.flatMap(({ source }) => (subject.gates[source.id] === false ? [source.label] : [])),
    gaps: subject.missing.length,
  }))
}

const verdictWords = { pass: '符合', fail: '不符合', unknown: '无法判定', unusable: '数据矛盾' }
const readinessWords = { holds: '持有', ready: '可申报', near: '差一项', slipping: '将滑落' }

/** Permission and errors as `readPopulation`. */
export async function exportSubjects(ctx: Context, id: string, filter: SubjectFilter): Promise<Download> {
  const { row, set, key } = await finished(ctx, id)
  async function* lines() {
    for await (const subjects of eachSubject(ctx.db, key, filter)) yield* await linesOf(ctx, set, subjects)
  }
  const mark = set.source.status === 'trial' ? '（试算）' : ''
  const columns: OutputColumn<SubjectLine>[] = [
    { header: '统一社会信用代码', value: (line) => line.creditCode, width: 22 },
    { header: '企业名称', value: (line) => line.name, width: 36 },
    { header: '所属区县', value: (line) => line.regionName, width: 12 },
    { header: `总分${mark}`, value: (line) => line.total, width: 12 },
    { header: '对照结果', value: (line) => verdictWords[line.verdict], width: 12 },
    { header: '状态', value: (line) => line.readiness && readinessWords[line.readiness], width: 10 },
    { header: '证书到期', value: (line) => line.validTo, width: 12 },
    { header: '不符合的条件', value: (line) => line.unmet.map(({ zh }) => zh).join('、'), width: 50 },
    { header: '缺数据项', value: (line) => line.gaps, width: 10 },
  ]
  const fileName = `${titleOf(row.rule_set).zh}-企业-${row.judged_on}.xlsx`
  return sheetDownload(fileName, `企业${mark}`, columns, lines())
}

interface Wanted {
  subject: Subject
  regionName: string
  year: number
}

const nothingKnown = { creditCode: '', registeredOn: null, certificates: [], valueOf: () => null, sourceOf: () => null }

/**
 * What companies lack, a row for each and each year, under the headings that the import of company data knows: filled in, the
 * sheet is imported as it is. Facts that no file holds are left out.
 *
 * Permission and errors as `readPopulation`.
 */
export async function exportGaps(ctx: Context, id: string, missing: string | undefined): Promise<Download> {
  const { row, key } = await finished(ctx, id)
  const counted = row.summary ?? (await summaryOf(ctx.db, row))
  const facts = counted.missing.map(({ fact }) => fact).filter((fact) => missing === undefined || fact === missing)
  const askedFor = new Map(
    facts.map((fact) => [
      fact,
      madeOf(nothingKnown, fact, row.judged_on).filter((each: { fact: FactName }) => headingOf(each.fact) !== null),
    ]),
  )
  async function* wanted(): AsyncGenerator<Wanted> {
    for await (const subjects of eachSubject(ctx.db, key, { missing })) {
      const names = await regionNames(ctx.db, [...new Set(subjects.map(({ district }) => district))])
      for (const subject of subjects) {
        const asked = subject.missing.flatMap((fact) => askedFor.get(fact) ?? [])
        const regionName = names.get(subject.district) ?? subject.district
        for (const year of new Set(asked.map((each) => each.year))) yield { subject, regionName, year }
      }
    }
  }
  const headings = [...askedFor.values()].flat().flatMap(({ fact }) => headingOf(fact) ?? [])
  const columns: OutputColumn<Wanted>[] = [
    { header: '统一社会信用代码', value: ({ subject }) => subject.creditCode, width: 22 },
    { header: '企业名称', value: ({ subject }) => subject.name, width: 36 },
    { header: '所属区县', value: ({ regionName }) => regionName, width: 12 },
    { header: '统计期', value: ({ year }) => String(year), width: 10 },
    ...[...new Set(headings)].map((header) => ({ header, value: () => null })),
  ]
  const fileName = `缺数据补报-${titleOf(row.rule_set).zh}-${row.judged_on}.xlsx`
  return sheetDownload(fileName, '企业数据', columns, wanted())
}
