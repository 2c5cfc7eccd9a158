import { sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { EntryFilter } from '../contract/season.ts'
import type { Calibration } from '../contract/season-results.ts'
import type { Verdict } from '../rules/season/review.ts'

export interface SeasonRow {
  region_path: string
  id: string
  year: number
  batch: number
  title: string
  opens_on: string
  closes_on: string
  review_by: string | null
  recommend_by: string | null
  ended_at: Date | null
  made_at: Date
  made_by_name: string
  published: Calibration | null
  published_at: Date | null
  published_by_name: string | null
  revision: number
}

export interface EntryRow {
  region_path: string
  case_id: string
  season_id: string
  case_number: string
  party_id: string
  credit_code: string
  company_name: string
  filed_on: string
  stage: 'checking' | 'reviewing' | 'recommended' | 'refused' | 'withdrawn'
  passed_on: string | null
  rounds: number
  low: string | null
  high: string | null
  verdict: Verdict | null
  closed_on: string | null
}

export type SeasonCounts = SeasonRow & { entries: number; recommended: number; recognised: number }

type NewSeason = Pick<
  SeasonRow,
  | 'region_path'
  | 'id'
  | 'year'
  | 'batch'
  | 'title'
  | 'opens_on'
  | 'closes_on'
  | 'review_by'
  | 'recommend_by'
  | 'made_at'
  | 'made_by_name'
>

export async function insertSeason(tx: Db, row: NewSeason): Promise<void> {
  await tx.query(
    `insert into recognition.season (region_path, id, year, batch, title, opens_on, closes_on, review_by, recommend_by,
       made_at, made_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[row.region_path, row.id, row.year, row.batch, row.title, row.opens_on, row.closes_on],
      ...[row.review_by, row.recommend_by, row.made_at, row.made_by_name],
    ],
  )
}

/** A season that a scope of a region sees: those of its city, whatever part of it. */
export async function seasonWithin(
  db: Db,
  scope: Scope,
  id: string,
  lock: 'update' | null = null,
): Promise<SeasonRow | null> {
  const { rows } = await sql<SeasonRow>`select s.* from recognition.season s
    where s.id = ${id} and ${seasonCondition(scope)} ${lock ? sql`for update` : sql``}`.execute(db.as())
  return rows[0] ?? null
}

/** Seasons are a city's; its districts look at them as well. */
function seasonCondition(scope: Scope) {
  if (scope.reach !== 'region') return scopeCondition(scope, { published: sql<boolean>`s.published is not null` })
  return sql<boolean>`(starts_with(s.region_path, ${scope.regionPath}) or starts_with(${scope.regionPath}, s.region_path))`
}

export async function seasonById(db: Db, id: string): Promise<SeasonRow | null> {
  const [row] = await db.query<SeasonRow & Record<string, unknown>>('select * from recognition.season where id = $1', [
    id,
  ])
  return row ?? null
}

/** Seasons of the city that a place lies in, the latest first. */
export async function seasonsAt(db: Db, regionPath: string): Promise<SeasonRow[]> {
  return db.query<SeasonRow & Record<string, unknown>>(
    'select * from recognition.season where starts_with($1, region_path) order by opens_on desc, id',
    [regionPath],
  )
}

/** Seasons of a scope with what became of them, the latest first. Only entries of the scope are counted. */
export async function findSeasons(
  db: Db,
  scope: Scope,
  page: { limit: number; offset: number },
): Promise<{ items: SeasonCounts[]; total: number }> {
  const entries = sql`recognition.season_entry e where e.season_id = s.id and ${scopeCondition(scope, { regionPath: 'e.region_path' })}`
  const results = scopeCondition(scope, { regionPath: 'r.company_region_path' })
  const { rows } = await sql<SeasonCounts>`select s.*,
      (select count(*)::int from ${entries} and e.stage <> 'withdrawn') as entries,
      (select count(*)::int from ${entries} and e.stage = 'recommended') as recommended,
      (select count(*)::int from recognition.season_result r
        where r.season_id = s.id and r.result = 'recognised' and ${results}) as recognised
    from recognition.season s where ${seasonCondition(scope)}
    order by s.opens_on desc, s.id limit ${page.limit} offset ${page.offset}`.execute(db.as())
  const counted = await sql<{ total: number }>`select count(*)::int as total from recognition.season s
    where ${seasonCondition(scope)}`.execute(db.as())
  return { items: rows, total: counted.rows[0]?.total ?? 0 }
}

/** False when somebody else has changed it since. */
export async function updateSeason(
  tx: Db,
  { region_path, id, revision, ...said }: Omit<NewSeason, 'made_at' | 'made_by_name'> & { revision: number },
): Promise<boolean> {
  const rows = await tx.query(
    `update recognition.season set year = $4, batch = $5, title = $6, opens_on = $7, closes_on = $8, review_by = $9,
       recommend_by = $10, ended_at = case when closes_on = $8 then ended_at end, revision = revision + 1
     where region_path = $1 and id = $2 and revision = $3 returning id`,
    [
      ...[region_path, id, revision, said.year, said.batch, said.title, said.opens_on, said.closes_on],
      ...[said.review_by, said.recommend_by],
    ],
  )
  return rows.length > 0
}

export async function setEnded(tx: Db, row: SeasonRow, at: Date): Promise<void> {
  await tx.query(
    'update recognition.season set ended_at = $3, revision = revision + 1 where region_path = $1 and id = $2',
    [row.region_path, row.id, at],
  )
}

export async function setPublished(
  tx: Db,
  row: SeasonRow,
  { calibration, at, byName }: { calibration: Calibration; at: Date; byName: string },
): Promise<void> {
  await tx.query(
    `update recognition.season set published = $3, published_at = $4, published_by_name = $5, revision = revision + 1
     where region_path = $1 and id = $2`,
    [row.region_path, row.id, JSON.stringify(calibration), at, byName],
  )
}

export async function publishedSeasons(db: Db): Promise<SeasonRow[]> {
  return db.query<SeasonRow & Record<string, unknown>>(
    'select * from recognition.season where published is not null order by published_at desc, id limit 100',
  )
}

/** Where a company stands in a season: the filters that a list, an export and every number of the board share. */
function entryCondition(scope: Scope, seasonId: string, filter: EntryFilter, today: string) {
  const { q, region, step, stage, verdict, waiting } = filter
  const parts = [
    sql<boolean>`e.season_id = ${seasonId}`,
    scopeCondition(scope, { regionPath: 'e.region_path' }),
    stage === undefined ? sql<boolean>`e.stage <> 'withdrawn'` : sql<boolean>`e.stage = ${stage}`,
    ...(q ? [sql<boolean>`(position(${q} in e.company_name) > 0 or starts_with(e.credit_code, ${q}))`] : []),
    ...(region ? [sql<boolean>`starts_with(e.region_path, ${region})`] : []),
    ...(verdict ? [sql<boolean>`e.verdict = ${verdict}`] : []),
    ...(step === 'reviewed' ? [sql<boolean>`e.rounds > 0`] : []),
    ...(step === 'recommended' ? [sql<boolean>`e.stage = 'recommended'`] : []),
    ...(step === 'recognised' ? [sql<boolean>`r.result = 'recognised'`] : []),
    ...(waiting === 'round'
      ? [sql<boolean>`e.stage = 'reviewing' and e.rounds = 0 and o.number is null`]
      : waiting === 'overdue'
        ? [sql<boolean>`o.due_on < ${today}`]
        : []),
  ]
  return sql.join(parts, sql` and `)
}

export type FoundEntry = EntryRow & {
  result: 'recognised' | 'not-recognised' | null
  points: string | null
  has_open_round: boolean
}

const joins = sql`recognition.season_entry e
  left join recognition.season_result r on r.season_id = e.season_id and r.credit_code = e.credit_code
  left join recognition.review_round o on o.region_path = e.region_path and o.case_id = e.case_id and o.state = 'open'`

export async function findEntries(
  db: Db,
  asked: { scope: Scope; seasonId: string; filter: EntryFilter; today: string },
  page: { limit: number; offset: number },
): Promise<{ items: FoundEntry[]; total: number }> {
  const where = entryCondition(asked.scope, asked.seasonId, asked.filter, asked.today)
  const { rows } = await sql<FoundEntry>`select e.*, r.result, r.points, o.number is not null as has_open_round
    from ${joins} where ${where}
    order by e.region_path, e.filed_on, e.case_id limit ${page.limit} offset ${page.offset}`.execute(db.as())
  const counted = await sql<{ total: number }>`select count(*)::int as total from ${joins} where ${where}`.execute(
    db.as(),
  )
  return { items: rows, total: counted.rows[0]?.total ?? 0 }
}

export interface FunnelRow {
  region_path: string
  applied: number
  reviewed: number
  recommended: number
  recognised: number
  checking: number
  without_round: number
  overdue: number
  open_reviews: number
}

/** Counts of a season by the region of its cases. */
export async function funnelOf(db: Db, scope: Scope, seasonId: string, today: string): Promise<FunnelRow[]> {
  const where = entryCondition(scope, seasonId, {}, today)
  const { rows } = await sql<FunnelRow>`select e.region_path, count(*)::int as applied,
      (count(*) filter (where e.rounds > 0))::int as reviewed,
      (count(*) filter (where e.stage = 'recommended'))::int as recommended,
      (count(*) filter (where r.result = 'recognised'))::int as recognised,
      (count(*) filter (where e.stage = 'checking'))::int as checking,
      (count(*) filter (where e.stage = 'reviewing' and e.rounds = 0 and o.number is null))::int as without_round,
      (count(*) filter (where o.due_on < ${today}))::int as overdue,
      (count(*) filter (where o.number is not null))::int as open_reviews
    from ${joins} where ${where} group by e.region_path order by e.region_path`.execute(db.as())
  return rows
}

/**
 * Companies that officers chose among what a screening of a year found, by their region; where none of that year has any, those
 * that its latest one found to meet or nearly meet the rules. Null where there was none.
 */
export async function screenedIn(
  db: Db,
  scope: Scope,
  { regionPath, ruleSet, year }: { regionPath: string; ruleSet: string; year: number },
): Promise<{ id: string; isChosen: boolean; counts: { region_path: string; n: number }[] } | null> {
  const [latest] = await db.query<{ id: string; isChosen: boolean }>(
    `select id, exists (select 1 from recognition.screening_hit h where h.region_path = s.region_path
         and h.screening_id = s.id and h.chosen_at is not null) as "isChosen"
     from recognition.screening s where region_path = $1 and rule_set = $2 and state = 'done'
       and extract(year from as_of) = $3 order by "isChosen" desc, as_of desc, made_at desc limit 1`,
    [regionPath, ruleSet, year],
  )
  if (!latest) return null
  const within = scopeCondition(scope, { regionPath: 'h.company_region_path' })
  const { rows } = await sql<{ region_path: string; n: number }>`select h.company_region_path as region_path,
      count(*)::int as n from recognition.screening_hit h
    where h.region_path = ${regionPath} and h.screening_id = ${latest.id} and ${within}
      and ${latest.isChosen ? sql`h.chosen_at is not null` : sql`h.outcome in ('meets', 'nearly')`}
    group by h.company_region_path`.execute(db.as())
  return { ...latest, counts: rows }
}
