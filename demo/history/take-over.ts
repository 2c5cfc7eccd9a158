import { type HistoricFigure, suggestIndicators, takeOverHistory } from '#areas/indicators'
import { businessDate } from '#kernel/clock'
import type { Actor } from '#platform/auth/actor'
import type { Services } from '#platform/services'
import { type DemoFigure, districts, figures } from './figures.ts'
import { type PeriodValue, seriesOf, sharedOut } from './months.ts'

const city = '320800/'
const invented = '示例城市：虚构的数，仅供演示'
/** What `districts.ts` reports and somebody else approves, as in daily work. */
const reportedByDistricts = { names: ['科技型项目新开工数', '科技型项目新竣工数'], end: '2025-05' }

/** Month to which each figure was taken over. */
export type TakenOver = Map<string, string>

/** Everything that would be known on this day and was not taken over before. An indicator that a plan adds comes with its past. */
export async function takeOverFigures(services: Services, statistician: Actor, taken: TakenOver): Promise<void> {
  const known = await suggestIndicators(services.db, { names: figures.map(({ name }) => name) })
  const through = monthBefore(businessDate(services.clock.now()))
  const history = figures.flatMap((figure, index) => {
    const best = known[index]?.[0]
    if (best?.score !== 1) return []
    const rows = rowsOf(figure, { after: taken.get(figure.name) ?? '', through })
    taken.set(figure.name, through)
    return rows.map((row) => ({ ...row, indicatorId: best.indicatorId }))
  })
  await services.db.tx((tx) => takeOverHistory(tx, { ...services, actor: statistician }, history))
}

function monthBefore(day: string): string {
  const [year, month] = day.split('-').map(Number)
  return month === 1 ? `${(year ?? 0) - 1}-12` : `${year}-${String((month ?? 0) - 1).padStart(2, '0')}`
}

type Row = Omit<HistoricFigure, 'indicatorId'>

function rowsOf(figure: DemoFigure, span: { after: string; through: string }): Row[] {
  const all = seriesOf(figure)
  const newest = all.at(-1)?.end
  const series = all.filter(({ end }) => end > span.after && end <= span.through)
  const ofCity = series
    .filter(({ end }) => !(figure.isReported && isNewest(figure, end)))
    .map((point) => rowOf(city, point, figure.note && point.end === newest ? `${figure.note}（示例）` : null))
  const ofDistricts = series
    .filter(({ end }) => !(reportedByDistricts.names.includes(figure.name) && end === reportedByDistricts.end))
    .flatMap((point) =>
      districtValues(figure, point).flatMap((value, index) => {
        const code = districts[index] ?? ''
        const isLate = isNewest(figure, point.end) && figure.late?.includes(code)
        return isLate ? [] : [rowOf(`${city}${code}/`, { ...point, value }, null)]
      }),
    )
  return [...ofCity, ...ofDistricts]
}

function isNewest(figure: DemoFigure, end: string): boolean {
  return figure.newest !== null && end === `2025-${String(figure.newest.month).padStart(2, '0')}`
}

/** What each district has of the city's figure, in the order of `districts`. */
function districtValues(figure: DemoFigure, { end, value }: PeriodValue): string[] {
  const { parts, partsOf2025 = parts, places = 0 } = figure
  if (!parts || !partsOf2025) return figure.offsets?.map((offset) => (Number(value) + offset).toFixed(places)) ?? []
  if (end < '2025') return sharedOut(value, parts, places)
  if (figure.kind !== 'level') return sharedOut(value, partsOf2025, places)
  const atYearEnd = figure.years.at(-1) ?? 0
  const added = sharedOut((Number(value) - atYearEnd).toFixed(places), partsOf2025, places)
  return sharedOut(atYearEnd.toFixed(places), parts, places).map((had, index) =>
    (Number(had) + Number(added[index])).toFixed(places),
  )
}

function rowOf(regionPath: string, { period, value }: PeriodValue, note: string | null): Row {
  return { regionPath, period, value, origin: invented, note }
}
