import { companyFiles, type FactName, type KnownCompany } from '#areas/enterprises'
import { notify } from '#areas/notices'
import { IndexInputError } from '#engines/composite-index'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { figuresOf, measure, yearRead } from '../../rules/top-list/measure.ts'
import { specOf, type TopListMethod } from '../../rules/top-list/method.ts'
import { placesOf } from '../../rules/top-list/places.ts'
import { csvOf, type Scored, scoreList } from '../../rules/top-list/score.ts'
import { admittedIn } from '../../store/top-list-applications.ts'
import { type FrozenFigure, insertEntries, type NewEntry } from '../../store/top-list-entries.ts'
import { insertTopList, type TopListRow } from '../../store/top-lists.ts'
import { jsonDigest } from '../points/json-digest.ts'
import { cityOf } from '../points/reach.ts'
import { methodInForce } from './methods.ts'
import { numericFacts } from './numeric-facts.ts'
import { linkOf, objectOf, personOf } from './reach.ts'

/**
 * Draws the list of a year from every admitted company: its figures are frozen with who said them, ranked by the method of
 * the day, and kept whole. Nothing is promised: somebody else approves it.
 *
 * Permission: recognition:draw-top-lists; a person, not a key.
 * Writes:     recognition.top_list, .top_list_entry, a to-do for the others, the operation log.
 * Errors:     recognition.points-city-only, .top-person-needed, .top-day-of-year, .top-no-method, .top-few,
 *             .top-cannot-rank, .top-there.
 */
export async function drawTopList(
  ctx: Context,
  { year, asOf }: { year: number; asOf: string },
): Promise<{ id: string }> {
  const by = personOf(ctx)
  const regionPath = cityOf(ctx)
  const now = ctx.clock.now()
  if (asOf.slice(0, 4) !== String(year) || asOf > businessDate(now))
    throw new Refusal({ code: 'recognition.top-day-of-year', field: 'asOf', params: { year } })
  return ctx.db.tx(async (tx) => {
    const method = await methodInForce(tx, regionPath, asOf)
    const { title, document_number: number, content } = method
    const found = await candidatesOf(tx, content, { regionPath, year, asOf })
    const goesOn = found.filter(({ endedOn }) => endedOn === null)
    if (goesOn.length < 2) throw new Refusal({ code: 'recognition.top-few', params: { year, count: goesOn.length } })
    const spec = `${JSON.stringify(specOf(content, { title, number, year }), null, 2)}\n`
    const codes = content.indicators.map(({ code }) => code)
    const data = csvOf(goesOn, codes)
    const scored = new Map(scoredOrRefused(spec, data).map((each) => [each.creditCode, each]))
    const places = placesOf(
      [...scored.values()].map(({ creditCode, rank }) => ({ creditCode, rank, isOut: false })),
      content,
    )
    const id = ctx.ids.next('tpl')
    const entries = found.map((company): NewEntry => {
      const score = scored.get(company.creditCode)
      const standing = places.get(company.creditCode)
      return {
        ...{ region_path: regionPath, list_id: id, credit_code: company.creditCode, name: company.name },
        ...{ company_region_path: company.regionPath, figures: company.figures, ended_on: company.endedOn },
        ...{ items: score?.items ?? [], score: score?.score?.toString() ?? null, rank: score?.rank ?? null },
        ...{ rank_low: score?.rankBand?.[0] ?? null, rank_high: score?.rankBand?.[1] ?? null },
        missing: codes.filter((code) => company.values[code] === null),
        ...{ place: standing?.place ?? null, is_seated: standing?.isSeated ?? false },
      }
    })
    await insertTopList(tx, {
      ...{ region_path: regionPath, id, year, as_of: asOf, method_id: method.id, spec, data },
      digest: digestOf({ spec, data }, entries),
      ...{ drawn_at: now, drawn_by_user_id: by.userId, drawn_by_name: by.name },
    })
    await insertEntries(tx, entries)
    await notify(tx, ctx, {
      kind: 'todo',
      to: { role: 'city-officer' },
      regionPath,
      title: { zh: `请核准 ${year} 年度百强榜`, en: `Approve the top list of ${year}` },
      text: {
        zh: `${by.name}拟定，${goesOn.length} 家候选。拟定人不能核准自己拟定的榜单。`,
        en: `Drawn by ${by.name} from ${goesOn.length} companies. Nobody approves their own list.`,
      },
      link: linkOf(id),
      object: objectOf(id),
      reason: 'recognition.top-to-approve',
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.draw-top-list',
      object: objectOf(id),
      regionPath,
      detail: { year, asOf, method: method.id, companies: found.length },
    })
    return { id }
  })
}

interface Candidate {
  creditCode: string
  name: string
  regionPath: string
  endedOn: string | null
  values: Record<string, string | null>
  figures: FrozenFigure[]
}

async function candidatesOf(
  tx: Db,
  method: TopListMethod,
  { regionPath, year, asOf }: { regionPath: string; year: number; asOf: string },
): Promise<Candidate[]> {
  const files = await companyFiles(tx, { codes: await admittedIn(tx, regionPath, year), on: asOf })
  return [...files.values()]
    .sort((a, b) => (a.creditCode < b.creditCode ? -1 : 1))
    .map((company) => ({
      ...{ creditCode: company.creditCode, name: company.name, regionPath: company.regionPath },
      ...{ endedOn: company.endedOn, ...measured(company, method, year) },
    }))
}

/** The values of the indicators of a company, and the figures that they are made of. */
export function measured(
  company: Pick<KnownCompany, 'file' | 'saidOf'>,
  { indicators }: Pick<TopListMethod, 'indicators'>,
  year: number,
): Pick<Candidate, 'values' | 'figures'> {
  const reading = {
    facts: numericFacts,
    read: (fact: string, of: number) => company.file.valueOf(fact as FactName, of),
  }
  const figures = new Map<string, FrozenFigure>()
  for (const figure of indicators.flatMap(figuresOf)) {
    const at = { fact: figure.fact, year: yearRead(figure, year, reading) }
    const said = company.saidOf({ fact: at.fact as FactName, year: at.year })
    figures.set(`${at.fact} ${at.year}`, {
      ...{ ...at, value: said?.value ?? null, source: said?.source ?? null },
      ...{ byName: said?.byName ?? null, at: said?.at ?? null },
    })
  }
  return {
    values: Object.fromEntries(indicators.map((each) => [each.code, measure(each, year, reading)])),
    figures: [...figures.values()],
  }
}

/** Errors: recognition.top-cannot-rank. */
function scoredOrRefused(spec: string, data: string): Scored[] {
  try {
    return scoreList(spec, data)
  } catch (error) {
    if (!(error instanceof IndexInputError)) throw error
    const reasons = error.problems.map(({ message }) => message).join(' ')
    throw new Refusal({ code: 'recognition.top-cannot-rank', params: { reasons } })
  }
}

type Frozen = Pick<
  NewEntry,
  'credit_code' | 'figures' | 'items' | 'score' | 'rank' | 'rank_low' | 'rank_high' | 'missing' | 'ended_on'
>

/** What a list rests on and says, in one figure. */
export function digestOf({ spec, data }: Pick<TopListRow, 'spec' | 'data'>, entries: readonly Frozen[]): string {
  const rested = entries
    .map(({ credit_code, figures, items, score, rank, rank_low, rank_high, missing, ended_on }) => ({
      ...{ credit_code, figures, items, score: score === null ? null : Number(score), rank, rank_low, rank_high },
      ...{ missing, ended_on },
    }))
    .sort((a, b) => (a.credit_code < b.credit_code ? -1 : 1))
  return jsonDigest({ spec, data, entries: rested })
}
