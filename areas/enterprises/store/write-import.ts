import type { Db } from '#platform/db/db'
import type { FactSource } from '../codes.ts'
import type { Recorder } from './companies.ts'
import type { BatchKey } from './imports.ts'

/** Tells the planner how many rows there are: it plans for an empty table else. */
export async function analyse(db: Db): Promise<void> {
  for (const table of ['import_row', 'company', 'fact', 'certificate']) await db.query(`analyze enterprises.${table}`)
}

/**
 * What a source ($3) said last of the facts of a batch. Gathered once: asked row by row while rows are being added, the
 * table is read again and again from its start.
 */
const said = `said as materialized (
    select r.seq, r.credit_code, f.key as fact, r.period, f.value ->> 0 as value, f.value ->> 1 as precision
    from enterprises.import_row r, jsonb_each(r.facts) f
    where r.region_path = $1 and r.import_id = $2 and r.outcome = 'accepted'),
  last as materialized (
    select distinct on (l.credit_code, l.fact, l.period) l.credit_code, l.fact, l.period, l.revision, l.value
    from enterprises.fact l where l.source = $3 and l.credit_code in (select s.credit_code from said s)
    order by l.credit_code, l.fact, l.period, l.revision desc),
  new as materialized (
    select s.*, coalesce(l.revision, 0) + 1 as revision from said s
    left join last l on l.credit_code = s.credit_code and l.fact = s.fact and l.period = s.period
    where l.value is distinct from s.value)`

/**
 * Holds the accepted rows against the files: those of a company that is elsewhere or has ended are refused, those that
 * say nothing new are unchanged; where a sheet calls a company otherwise than its file, or places it otherwise, that is
 * kept as what the sheet says.
 */
export async function judgeRows(tx: Db, { regionPath, id }: BatchKey, source: FactSource): Promise<void> {
  const own = [regionPath, id]
  await tx.query(
    `update enterprises.import_row r set outcome = 'refused',
       reason = case when not starts_with(c.region_path, $1) then 'elsewhere' else 'ended' end,
       detail = case when not starts_with(c.region_path, $1) then '这家企业的档案在其他地区，请市科技局办理迁移'
         else '这家企业已于 ' || c.ended_on || ' 终止，不能记录此后的数据' end,
       detail_en = case when not starts_with(c.region_path, $1) then 'Its file lies in another region: ask the city to move it'
         else 'It ended on ' || c.ended_on || ': nothing can be recorded of later years' end
     from enterprises.company c
     where r.region_path = $1 and r.import_id = $2 and r.outcome = 'accepted' and c.credit_code = r.credit_code
       and (not starts_with(c.region_path, $1) or (c.ended_on is not null and c.status <> 'merged'
         and left(r.period, 4) > left(c.ended_on::text, 4)))`,
    own,
  )
  await tx.query(
    `update enterprises.import_row r set facts = r.facts
       || case when r.name = c.name or exists (select 1 from enterprises.former_name f
            where f.credit_code = c.credit_code and f.name = r.name) then '{}'::jsonb
          else jsonb_build_object('registered_name', jsonb_build_array(r.name, 'exact')) end
       || case when r.company_region = c.region_path then '{}'::jsonb
          else jsonb_build_object('registered_region', jsonb_build_array(r.company_region, 'exact')) end
     from enterprises.company c
     where r.region_path = $1 and r.import_id = $2 and r.outcome = 'accepted' and c.credit_code = r.credit_code
       and (r.name <> c.name or r.company_region <> c.region_path)`,
    own,
  )
  await tx.query(
    `with ${said}
     update enterprises.import_row r set outcome = 'unchanged'
     from enterprises.company c
     where r.region_path = $1 and r.import_id = $2 and r.outcome = 'accepted' and c.credit_code = r.credit_code
       and not exists (select 1 from new n where n.seq = r.seq)
       and (r.certified_on is null or exists (select 1 from enterprises.certificate t
         where t.credit_code = r.credit_code and t.title = 'high-tech-enterprise' and t.valid_from = r.certified_on))`,
    [...own, source],
  )
}

/** Opens the files that are not there yet; the first row of a company says its name and place. */
export async function insertCompanies(tx: Db, { regionPath, id }: BatchKey, by: Recorder): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `with made as (
       insert into enterprises.company (credit_code, region_path, name, status, revision, entered_at, changed_at)
       select distinct on (r.credit_code) r.credit_code, r.company_region, r.name, 'active', 1, $3::timestamptz, $3::timestamptz
       from enterprises.import_row r where r.region_path = $1 and r.import_id = $2 and r.outcome = 'accepted'
         and not exists (select 1 from enterprises.company c where c.credit_code = r.credit_code)
       order by r.credit_code, r.seq
       on conflict do nothing returning credit_code),
     entered as (
       insert into enterprises.entry (credit_code, revision, kind, recorded_at, recorded_by, recorded_by_name, reason, changes)
       select credit_code, 1, 'entered', $3, $4, $5, '导入企业数据表', '[]' from made returning 1)
     select count(*)::int as n from entered`,
    [regionPath, id, by.at, by.by, by.byName],
  )
  return row?.n ?? 0
}

/** Nobody else records facts of these companies until the end of the transaction. */
export async function lockCompanies(tx: Db, { regionPath, id }: BatchKey): Promise<void> {
  await tx.query(
    `select count(*) from (select 1 from enterprises.company where credit_code in (select credit_code
       from enterprises.import_row where region_path = $1 and import_id = $2 and outcome = 'accepted')
     order by credit_code for update) locked`,
    [regionPath, id],
  )
}

/** Appends what the accepted rows say and their source has not said last. */
export async function insertFacts(
  tx: Db,
  { regionPath, id }: BatchKey,
  source: FactSource,
  by: Recorder,
): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `with ${said},
     written as (
       insert into enterprises.fact (credit_code, fact, period, source, revision, value, precision, recorded_at,
         recorded_by, recorded_by_name, batch_id)
       select credit_code, fact, period, $3, revision, value, precision, $4, $5, $6, $2 from new
       returning 1)
     select count(*)::int as n from written`,
    [regionPath, id, source, by.at, by.by, by.byName],
  )
  return row?.n ?? 0
}

export async function insertCertificates(
  tx: Db,
  { regionPath, id }: BatchKey,
  source: FactSource,
  by: Recorder,
): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `with written as (
       insert into enterprises.certificate (credit_code, title, valid_from, revision, valid_to, source, recorded_at,
         recorded_by, recorded_by_name, batch_id)
       select distinct on (credit_code, certified_on) credit_code, 'high-tech-enterprise', certified_on, 1, certified_to,
         $3, $4::timestamptz, $5, $6, $2
       from enterprises.import_row where region_path = $1 and import_id = $2 and outcome = 'accepted'
         and certified_on is not null
       on conflict do nothing returning 1)
     select count(*)::int as n from written`,
    [regionPath, id, source, by.at, by.by, by.byName],
  )
  return row?.n ?? 0
}

export async function setWritten(
  tx: Db,
  { regionPath, id }: BatchKey,
  written: { companies: number; facts: number; certificates: number; at: Date },
): Promise<void> {
  await tx.query(
    `update enterprises.import_batch set status = 'done', new_companies = $3, new_facts = $4, new_certificates = $5,
       finished_at = $6 where region_path = $1 and id = $2`,
    [regionPath, id, written.companies, written.facts, written.certificates, written.at],
  )
}

/** How many facts of a batch something rests on: its source has spoken again since. */
export async function restedOn(tx: Db, batchId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `select count(*)::int as n from enterprises.fact f where f.batch_id = $1 and exists (select 1 from enterprises.fact l
       where l.credit_code = f.credit_code and l.fact = f.fact and l.period = f.period and l.source = f.source
         and l.revision > f.revision)`,
    [batchId],
  )
  return row?.n ?? 0
}

/** Appends what each source said before the batch, or that it says nothing; certificates of the batch go. */
export async function takeBack(tx: Db, batchId: string, by: Recorder): Promise<void> {
  await tx.query(
    `insert into enterprises.fact (credit_code, fact, period, source, revision, value, precision, recorded_at,
       recorded_by, recorded_by_name, note)
     select f.credit_code, f.fact, f.period, f.source, f.revision + 1, p.value, coalesce(p.precision, 'exact'), $2, $3, $4,
       '撤销导入'
     from enterprises.fact f left join enterprises.fact p on p.credit_code = f.credit_code and p.fact = f.fact
       and p.period = f.period and p.source = f.source and p.revision = f.revision - 1
     where f.batch_id = $1`,
    [batchId, by.at, by.by, by.byName],
  )
  await tx.query('delete from enterprises.certificate where batch_id = $1 and revision = 1', [batchId])
}
