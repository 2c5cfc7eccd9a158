import { type Selectable, type SqlBool, sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import { scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Department, Region } from '../contract.ts'
import type { KnownRegion, KnownUnit } from '../rules/unit-names.ts'
import type { RegionsTables } from '../schema/tables.gen.ts'

export type RegionRow = Selectable<RegionsTables['regions.region']>
export type DepartmentRow = Selectable<RegionsTables['regions.department']>

const regions = (db: Db) => db.as<RegionsTables>().selectFrom('regions.region as r').selectAll('r')

const inForce = (column: 'r.valid_to' | 'd.valid_to', on: string) =>
  sql<SqlBool>`(${sql.ref(column)} is null or ${sql.ref(column)} >= ${on})`

export function regionView(row: RegionRow, on: string): Region {
  return {
    path: row.path,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    nameEn: row.name_en,
    kind: row.kind as Region['kind'],
    parentPath: row.parent_path,
    codeSource: row.code_source as Region['codeSource'],
    validFrom: row.valid_from,
    validTo: row.valid_to,
    successorPath: row.successor_path,
    isInForce: (row.valid_from ?? on) <= on && (row.valid_to ?? on) >= on,
  }
}

export async function findRegions(
  db: Db,
  on: string,
  filter: { under?: string; withFormer?: boolean },
): Promise<Region[]> {
  const { under, withFormer } = filter
  const rows = await regions(db)
    .$if(under !== undefined, (q) => q.where(sql<SqlBool>`starts_with(r.path, ${under ?? ''})`))
    .$if(!withFormer, (q) =>
      q.where(inForce('r.valid_to', on)).where(sql<SqlBool>`(r.valid_from is null or r.valid_from <= ${on})`),
    )
    .orderBy(sql`array_length(string_to_array(r.path, '/'), 1)`)
    .orderBy('r.position')
    .orderBy('r.code')
    .execute()
  return rows.map((row) => regionView(row, on))
}

export async function regionAt(db: Db, path: string): Promise<RegionRow | null> {
  return (await regions(db).where('r.path', '=', path).executeTakeFirst()) ?? null
}

export async function regionsAt(db: Db, paths: readonly string[]): Promise<RegionRow[]> {
  return paths.length === 0
    ? []
    : regions(db)
        .where('r.path', 'in', [...paths])
        .execute()
}

export async function regionByCode(db: Db, code: string): Promise<RegionRow | null> {
  return (await regions(db).where('r.code', '=', code).executeTakeFirst()) ?? null
}

/** The region with a code, within what the scope allows to change. */
export async function regionToChange(db: Db, scope: Scope, code: string): Promise<RegionRow | null> {
  const found = await regions(db)
    .where('r.code', '=', code)
    .where(scopeCondition(scope, { regionPath: 'r.path' }))
    .forUpdate()
    .executeTakeFirst()
  return found ?? null
}

export async function partsInForce(db: Db, path: string, on: string): Promise<number> {
  const [row] = await db.query<{ count: bigint }>(
    `select (select count(*) from regions.region r
              where starts_with(r.path, $1) and r.path <> $1 and (r.valid_to is null or r.valid_to > $2))
          + (select count(*) from regions.department d
              where starts_with(d.region_path, $1) and (d.valid_to is null or d.valid_to > $2)) as count`,
    [path, on],
  )
  return Number(row?.count ?? 0n)
}

/** Ends whatever lies in a region and is still in force, on the day that the region itself ends. */
export async function closeParts(tx: Db, path: string, lastDay: string): Promise<void> {
  await tx.query(
    `update regions.region set valid_to = greatest($2::date, valid_from)
     where starts_with(path, $1) and path <> $1 and (valid_to is null or valid_to > $2)`,
    [path, lastDay],
  )
  await tx.query(
    `update regions.department set valid_to = greatest($2::date, valid_from)
     where starts_with(region_path, $1) and (valid_to is null or valid_to > $2)`,
    [path, lastDay],
  )
}

type DepartmentWithRegion = DepartmentRow & { region_name: string }

const departments = (db: Db) =>
  db
    .as<RegionsTables>()
    .selectFrom('regions.department as d')
    .innerJoin('regions.region as r', 'r.path', 'd.region_path')
    .selectAll('d')
    .select('r.name as region_name')

export function departmentView(row: DepartmentWithRegion, on: string): Department {
  return {
    id: row.id,
    regionPath: row.region_path,
    regionName: row.region_name,
    name: row.name,
    aliases: row.aliases,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    isInForce: row.valid_from <= on && (row.valid_to ?? on) >= on,
  }
}

export interface DepartmentFilter {
  under?: string
  of?: string
  q?: string
  withFormer?: boolean
  page: number
  pageSize: number
}

export async function findDepartments(
  db: Db,
  on: string,
  filter: DepartmentFilter,
): Promise<{ items: Department[]; total: number }> {
  const { under, of, q, withFormer } = filter
  const query = departments(db)
    .$if(under !== undefined, (s) => s.where(sql<SqlBool>`starts_with(d.region_path, ${under ?? ''})`))
    .$if(of !== undefined, (s) => s.where('d.region_path', '=', of ?? ''))
    .$if(!!q, (s) =>
      s.where(sql<SqlBool>`(position(${q} in d.name) > 0 or position(${q} in array_to_string(d.aliases, ' ')) > 0)`),
    )
    .$if(!withFormer, (s) => s.where(inForce('d.valid_to', on)))
  const rows = await query
    .orderBy('d.region_path')
    .orderBy('d.position')
    .orderBy('d.created_at')
    .orderBy('d.id')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  const { count } = await query
    .clearSelect()
    .select((s) => s.fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return { items: rows.map((row) => departmentView(row, on)), total: Number(count) }
}

export async function departmentsAt(db: Db, ids: readonly string[]): Promise<DepartmentWithRegion[]> {
  return ids.length === 0
    ? []
    : departments(db)
        .where('d.id', 'in', [...ids])
        .execute()
}

/** The department, within what the scope allows to change. */
export async function departmentToChange(db: Db, scope: Scope, id: string): Promise<DepartmentWithRegion | null> {
  const found = await departments(db)
    .where('d.id', '=', id)
    .where(scopeCondition(scope, { regionPath: 'd.region_path', departmentId: 'd.id' }))
    .forUpdate('d')
    .executeTakeFirst()
  return found ?? null
}

/** Everything that matching of printed unit names needs: the regions of the city, the departments of the city and its districts. */
export async function knownUnits(db: Db, cityPath: string): Promise<{ regions: KnownRegion[]; units: KnownUnit[] }> {
  const named = await db.query<{ path: string; name: string; short_name: string; former: string[] }>(
    `select r.path, r.name, r.short_name,
            coalesce(array_agg(f.name) filter (where f.name is not null), '{}') as former
     from regions.region r left join regions.former_name f on f.region_path = r.path
     where starts_with(r.path, $1) and r.kind <> 'town' group by r.path, r.name, r.short_name`,
    [cityPath],
  )
  const units = await departments(db).where(sql<SqlBool>`starts_with(d.region_path, ${cityPath})`).execute()
  return {
    regions: named.map((row) => ({
      path: row.path,
      name: row.name,
      shortName: row.short_name,
      formerNames: row.former,
    })),
    units: units.map(({ id, name, aliases, region_path }) => ({
      departmentId: id,
      name,
      aliases,
      regionPath: region_path,
    })),
  }
}
