import type { Db } from '#platform/db/db'
import { valuesOn } from '#platform/parameters/values'
import { pointsTerms } from '../../points-parameters.ts'
import type { JudgedItem } from '../../rules/points/judge.ts'
import { type BandRule, type Rank, type Ranked, rankAll } from '../../rules/points/rank.ts'
import { pointsAt } from '../../store/points.ts'
import { insertRanking, type PlaceRow, placesOf, type RankingRow } from '../../store/points-ranks.ts'

/** What a ranking needs of a sheet. */
export interface RankedSheet {
  creditCode: string
  revision: number
  regionPath: string
  stage: string | null
  total: number | null
  items: readonly JudgedItem[]
}

const draws = 200

/** Whoever has no stage or total is in the list without a place. */
function ranksFor(sheets: readonly RankedSheet[], rule: BandRule): Map<string, Rank> {
  const ranked = sheets.flatMap(({ creditCode, stage, total, regionPath, items }): Ranked[] =>
    stage === null || total === null ? [] : [{ id: creditCode, stage, total, district: regionPath, items }],
  )
  return rankAll(ranked, rule)
}

/** Ranks the sheets of a year and keeps the ranking, with what is needed to find it again. */
export async function rankYear(
  tx: Db,
  key: { regionPath: string; year: number; id: string },
  sheets: readonly RankedSheet[],
  { on, at }: { on: string; at: Date },
): Promise<void> {
  const { spread } = pointsTerms
  const spreadPercent = (await valuesOn(tx, [spread.key], on)).get(spread.key) ?? spread.initial
  const rule = { seed: `${key.regionPath} ${key.year}`, draws, spreadPercent }
  const ranks = ranksFor(sheets, rule)
  const places = sheets.map(({ creditCode, revision }) => ({
    creditCode,
    revision,
    rank: ranks.get(creditCode) ?? null,
  }))
  await insertRanking(tx, key, rule, at, places)
}

/** The sheets that a ranking ranked; of some companies another revision may be asked for. */
export async function rankedSheets(
  db: Db,
  ranking: RankingRow,
  revisions: Readonly<Record<string, number>> = {},
): Promise<{ places: PlaceRow[]; sheets: RankedSheet[] }> {
  const places = await placesOf(db, ranking)
  const at = places.map(({ credit_code: creditCode, revision }) => ({
    creditCode,
    revision: revisions[creditCode] ?? revision,
  }))
  const rows = await pointsAt(db, ranking.year, at)
  const sheets = rows.map(
    (row): RankedSheet => ({
      creditCode: row.credit_code,
      revision: row.revision,
      regionPath: row.region_path,
      stage: row.stage,
      total: row.total === null ? null : Number(row.total),
      items: row.items,
    }),
  )
  const inOrder = new Map(places.map(({ credit_code }, index) => [credit_code, index]))
  sheets.sort((a, b) => (inOrder.get(a.creditCode) ?? 0) - (inOrder.get(b.creditCode) ?? 0))
  return { places, sheets }
}

/** Companies whose kept place is another than the same sheets give now; none, unless something was tampered with. */
export function placesThatDiffer(
  { seed, draws: drawn, spread_percent }: RankingRow,
  { places, sheets }: { places: readonly PlaceRow[]; sheets: readonly RankedSheet[] },
): string[] {
  const ranks = ranksFor(sheets, { seed, draws: drawn, spreadPercent: Number(spread_percent) })
  return places.flatMap((kept) => {
    const rank = ranks.get(kept.credit_code)
    const now = rank && [rank.rank, rank.of, rank.low, rank.high, rank.districtRank, rank.districtOf]
    const then = [kept.place, kept.place_of, kept.place_low, kept.place_high, kept.district_place, kept.district_of]
    const isSame = now ? now.every((value, at) => value === then[at]) : then.every((value) => value === null)
    return isSame ? [] : [kept.credit_code]
  })
}
