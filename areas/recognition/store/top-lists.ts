import type { Db } from '#platform/db/db'

export interface TopListRow {
  region_path: string
  id: string
  year: number
  as_of: string
  method_id: string
  spec: string
  data: string
  digest: string
  drawn_at: Date
  drawn_by_user_id: string
  drawn_by_name: string
  state: 'drawn' | 'notice' | 'published' | 'dropped'
  approved_at: Date | null
  approved_by_name: string | null
  notice_until: string | null
  published_on: string | null
  drop_reason: string | null
  revision: number
}

type Drawn = Pick<
  TopListRow,
  | 'region_path'
  | 'id'
  | 'year'
  | 'as_of'
  | 'method_id'
  | 'spec'
  | 'data'
  | 'digest'
  | 'drawn_at'
  | 'drawn_by_user_id'
  | 'drawn_by_name'
>

/** Errors: recognition.top-there by its constraint. */
export async function insertTopList(tx: Db, row: Drawn): Promise<void> {
  await tx.query(
    `insert into recognition.top_list (region_path, id, year, as_of, method_id, spec, data, digest, drawn_at,
       drawn_by_user_id, drawn_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[row.region_path, row.id, row.year, row.as_of, row.method_id, row.spec, row.data, row.digest],
      ...[row.drawn_at, row.drawn_by_user_id, row.drawn_by_name],
    ],
  )
}

/** A list of a region, or of the one that a region lies in; null when there is none. */
export async function topListNear(
  db: Db,
  regionPath: string,
  id: string,
  lock: 'update' | null = null,
): Promise<TopListRow | null> {
  const [row] = await db.query<TopListRow & Record<string, unknown>>(
    `select * from recognition.top_list
     where (starts_with(region_path, $1) or starts_with($1, region_path)) and id = $2 ${lock ? 'for update' : ''}`,
    [regionPath, id],
  )
  return row ?? null
}

export type ListedRow = Omit<TopListRow, 'spec' | 'data'> & {
  method_title: string
  seats: number
  ranked: number
  unranked: number
  seated: number
}

/** Lists that a region sees, the latest year first. */
export async function findTopLists(
  db: Db,
  regionPath: string,
  state: TopListRow['state'] | null,
): Promise<ListedRow[]> {
  return db.query<ListedRow & Record<string, unknown>>(
    `select l.region_path, l.id, l.year, l.as_of, l.method_id, l.digest, l.drawn_at, l.drawn_by_user_id, l.drawn_by_name,
       l.state, l.approved_at, l.approved_by_name, l.notice_until, l.published_on, l.drop_reason, l.revision,
       m.title as method_title, (m.content ->> 'seats')::int as seats,
       (select count(*)::int from recognition.top_list_entry e where e.region_path = l.region_path and e.list_id = l.id
          and e.rank is not null) as ranked,
       (select count(*)::int from recognition.top_list_entry e where e.region_path = l.region_path and e.list_id = l.id
          and e.rank is null) as unranked,
       (select count(*)::int from recognition.top_list_entry e where e.region_path = l.region_path and e.list_id = l.id
          and e.is_seated) as seated
     from recognition.top_list l
       join recognition.top_list_method m on m.region_path = l.region_path and m.id = l.method_id
     where (starts_with(l.region_path, $1) or starts_with($1, l.region_path)) and ($2::text is null or l.state = $2)
     order by l.year desc, l.drawn_at desc, l.id`,
    [regionPath, state],
  )
}

/** Whether the list of a city and year is before the public; its row is held, so that it is not approved meanwhile. */
export async function isListOut(tx: Db, regionPath: string, year: number): Promise<boolean> {
  const [row] = await tx.query<{ state: TopListRow['state'] }>(
    `select state from recognition.top_list where region_path = $1 and year = $2 and state <> 'dropped' for share`,
    [regionPath, year],
  )
  return row !== undefined && row.state !== 'drawn'
}

/** The published list of a city and year. */
export async function publishedIn(db: Db, regionPath: string, year: number): Promise<TopListRow | null> {
  const [row] = await db.query<TopListRow & Record<string, unknown>>(
    `select * from recognition.top_list where region_path = $1 and year = $2 and state = 'published'`,
    [regionPath, year],
  )
  return row ?? null
}

export interface PublicRow {
  region_path: string
  id: string
  year: number
  state: 'notice' | 'published'
  notice_until: string
  published_on: string | null
}

/** What the public may see: published, or on notice on a day. */
export async function publicTopLists(db: Db, day: string): Promise<PublicRow[]> {
  return db.query<PublicRow & Record<string, unknown>>(
    `select region_path, id, year, state, notice_until, published_on from recognition.top_list
     where state = 'published' or (state = 'notice' and notice_until >= $1) order by year desc, region_path`,
    [day],
  )
}

export async function approveTopListRow(
  tx: Db,
  row: TopListRow,
  by: { at: Date; userId: string; name: string; noticeUntil: string },
): Promise<void> {
  await tx.query(
    `update recognition.top_list set state = 'notice', approved_at = $3, approved_by_user_id = $4, approved_by_name = $5,
       notice_until = $6, revision = revision + 1 where region_path = $1 and id = $2`,
    [row.region_path, row.id, by.at, by.userId, by.name, by.noticeUntil],
  )
}

export async function dropTopListRow(
  tx: Db,
  row: TopListRow,
  by: { at: Date; name: string; reason: string },
): Promise<void> {
  await tx.query(
    `update recognition.top_list set state = 'dropped', dropped_at = $3, dropped_by_name = $4, drop_reason = $5,
       revision = revision + 1 where region_path = $1 and id = $2`,
    [row.region_path, row.id, by.at, by.name, by.reason],
  )
}

export async function setNoticeUntil(tx: Db, row: TopListRow, noticeUntil: string): Promise<void> {
  await tx.query(
    'update recognition.top_list set notice_until = $3, revision = revision + 1 where region_path = $1 and id = $2',
    [row.region_path, row.id, noticeUntil],
  )
}

export async function publishTopListRow(tx: Db, row: TopListRow, by: { on: string; name: string }): Promise<void> {
  await tx.query(
    `update recognition.top_list set state = 'published', published_on = $3, published_by_name = $4,
       revision = revision + 1 where region_path = $1 and id = $2`,
    [row.region_path, row.id, by.on, by.name],
  )
}
