import { organisationById } from '#areas/accounts'
import { type FactSource, factSources } from '#contract/enterprises'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type {
  getTopListEntry as getShape,
  listOwnTopLists as ownShape,
  TopListWorking,
} from '../../contract/top-list.ts'
import { figuresOf, isPercent } from '../../rules/top-list/measure.ts'
import type { TopListIndicator } from '../../rules/top-list/method.ts'
import { topApplicationsOf } from '../../store/top-list-applications.ts'
import { type EntryRow, entriesOf, entryAt, shownEntriesOf } from '../../store/top-list-entries.ts'
import { methodAt, methodOn } from '../../store/top-list-methods.ts'
import { type TopListRow, topListNear } from '../../store/top-lists.ts'
import { cityOfPath } from '../points/reach.ts'
import { numericFacts } from './numeric-facts.ts'
import { listWithin, regionOf } from './reach.ts'
import { entryOrRefuse, entryViews, seatLine, standingOf } from './read.ts'

/**
 * One company of a list with its working. A company sees its own once the list is on notice.
 *
 * Permission: recognition:read-top-entries. Errors: recognition.top-not-found, .top-entry-not-found.
 */
export async function readTopListEntry(
  ctx: Context,
  { listId, creditCode }: { listId: string; creditCode: string },
): Promise<ResponseOf<typeof getShape>> {
  const { scope } = ctx
  if (scope.reach !== 'organisation') {
    const list = await listWithin(ctx, listId)
    const entry = entryOrRefuse(await entryAt(ctx.db, list, creditCode))
    if (!entry.company_region_path.startsWith(regionOf(ctx))) throw new Refusal('recognition.top-entry-not-found')
    return workingOf(ctx, list, entry)
  }
  const own = await organisationById(ctx.db, scope.organisationId)
  if (!own || own.creditCode !== creditCode) throw new Refusal('recognition.top-entry-not-found')
  const list = await topListNear(ctx.db, own.regionPath, listId)
  if (!list || (list.state !== 'notice' && list.state !== 'published')) throw new Refusal('recognition.top-not-found')
  return workingOf(ctx, list, entryOrRefuse(await entryAt(ctx.db, list, creditCode)))
}

const most = 100
const rounded = (value: number) => Number(value.toFixed(4))

async function workingOf(ctx: Context, list: TopListRow, entry: EntryRow): Promise<TopListWorking> {
  const method = await methodAt(ctx.db, { regionPath: list.region_path, id: list.method_id })
  const [view] = await entryViews(ctx, list, [entry])
  if (!method || !view) throw new Error(`the method ${list.method_id} is gone`)
  const entries = await entriesOf(ctx.db, list)
  const { seats, indicators } = method.content
  const items = indicators.map((indicator) => itemView(indicator, entry, list.year))
  const costly = items.reduce((worst, item) => ((item.lost ?? 0) > (worst.lost ?? 0) ? item : worst))
  const lineScore = seatLine(entries, seats)?.score ?? null
  const isBelow = view.standing === 'below' && lineScore !== null && view.score !== null
  return {
    ...view,
    ...{ listId: list.id, year: list.year, state: list.state, items, seats, lineScore },
    ranked: entries.filter(({ place }) => place !== null).length,
    toLine: isBelow ? rounded(Math.max(0, lineScore - (view.score ?? 0))) : null,
    costsMost: (costly.lost ?? 0) > 0 ? costly.code : null,
    certificateNumber: entry.certificate_number,
  }
}

function itemView(indicator: TopListIndicator, entry: EntryRow, year: number): TopListWorking['items'][number] {
  const { code, name, direction, fact, denominator } = indicator
  const item = entry.items.find((each) => each.code === code)
  const normalised = item?.normalised ?? null
  const share = item?.share ?? null
  const from = figuresOf(indicator).flatMap((figure) => frozenOf(figure, entry.figures, year))
  return {
    ...{ code, name, direction, share, value: item?.value ?? null, normalised },
    unit: isPercent(indicator, numericFacts) ? percent : unitOf(fact, denominator),
    contribution: item?.contribution ?? null,
    lost: share === null || normalised === null ? null : rounded(share * (most - normalised)),
    from: from.map((figure) => ({
      ...{ year: figure.year, value: figure.value, byName: figure.byName },
      label: numericFacts[figure.fact]?.label ?? { zh: figure.fact, en: figure.fact },
      unit: numericFacts[figure.fact]?.words ?? null,
      source: figure.source ? factSources[figure.source as FactSource] : null,
      on: figure.at === null ? null : businessDate(new Date(figure.at)),
    })),
  }
}

/** The figure of a file that an indicator of a list of a year read. */
function frozenOf({ fact, back }: { fact: string; back: number }, figures: EntryRow['figures'], year: number) {
  const own = figures.filter((figure) => figure.fact === fact)
  return own.filter((figure) => figure.year === year - back || (numericFacts[fact]?.isStanding && figure.year === year))
}

const percent = { zh: '%', en: '%' }

function unitOf(fact: string, denominator: string | null): TopListWorking['items'][number]['unit'] {
  const above = numericFacts[fact]?.words ?? null
  const below = denominator === null ? null : (numericFacts[denominator]?.words ?? null)
  return above && below ? { zh: `${above.zh}/${below.zh}`, en: `${above.en}/${below.en}` } : above
}

/** Permission: recognition:own-top-lists. */
export async function listOwnTopLists(ctx: Context): Promise<ResponseOf<typeof ownShape>> {
  if (ctx.scope.reach !== 'organisation') throw new Error('one’s own top lists are of an organisation')
  const own = await organisationById(ctx.db, ctx.scope.organisationId)
  const on = businessDate(ctx.clock.now())
  const year = Number(on.slice(0, 4))
  if (!own) return { items: [], application: null, isOpen: false, year }
  const rows = await shownEntriesOf(ctx.db, own.creditCode)
  const [application] = await topApplicationsOf(ctx.db, own.creditCode, year)
  return {
    items: rows.map((row) => ({
      ...{ listId: row.list_id, year: row.year, state: row.state, creditCode: row.credit_code, place: row.place },
      standing: standingOf(row),
    })),
    application: application
      ? { caseId: application.case_id, number: application.case_number, state: application.state }
      : null,
    isOpen: (await methodOn(ctx.db, cityOfPath(own.regionPath), on)) !== null,
    year,
  }
}
