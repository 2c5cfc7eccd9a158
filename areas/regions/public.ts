import { businessDate, type Clock } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import type { Db } from '#platform/db/db'
import type { Department, Region } from './contract.ts'
import { matchUnitNames, type UnitMatch } from './rules/unit-names.ts'
import {
  departmentsAt,
  departmentView,
  findDepartments,
  findRegions,
  knownUnits,
  regionAt,
  regionsAt,
  regionView,
} from './store/regions.ts'

export { createDepartment } from './actions/departments.ts'
export type { Writer } from './actions/writer.ts'
export type { Department, Region, RegionKind } from './contract.ts'
export { districtsThatComeAlong, loadRegions } from './load-regions.ts'
export type { UnitMatch } from './rules/unit-names.ts'
export { type FormerName, formerNamesOf, type Succession, successionsOf } from './store/succession.ts'

/** Every region, in force or not, from the top down. */
export async function allRegions(db: Db): Promise<{ code: string; path: string }[]> {
  return db.query<{ code: string; path: string }>('select code, path from regions.region order by path')
}

const always = '1949-10-01'

/** Null when there is no such region, in force or not. */
export async function regionByPath(db: Db, path: string): Promise<Region | null> {
  const row = await regionAt(db, path)
  return row ? regionView(row, row.valid_to ?? always) : null
}

/** Chinese name by path; paths that are not known are left out. */
export async function regionNames(db: Db, paths: readonly string[]): Promise<Map<string, string>> {
  return new Map((await regionsAt(db, paths)).map((row) => [row.path, row.name]))
}

/** Names in both languages by path. */
export async function regionTitles(db: Db, paths: readonly string[]): Promise<Map<string, Localized>> {
  return new Map((await regionsAt(db, paths)).map((row) => [row.path, { zh: row.name, en: row.name_en }]))
}

/** The region and everything in it that is in force, from the top down. */
export function regionsUnder(db: Db, clock: Clock, path: string): Promise<Region[]> {
  return findRegions(db, businessDate(clock.now()), { under: path })
}

/** Regions directly below one that were in force on a business day, in their order. */
export async function partsOn(db: Db, path: string, day: string): Promise<Region[]> {
  const below = await findRegions(db, day, { under: path, withFormer: true })
  return below.filter((region) => region.parentPath === path && region.isInForce)
}

/** Regions by path, in force or not; paths that are not known are left out. */
export async function regionsAtPaths(db: Db, paths: readonly string[]): Promise<Region[]> {
  return (await regionsAt(db, paths)).map((row) => regionView(row, row.valid_to ?? always))
}

/** Null when there is no such department, in force or not. */
export async function departmentById(db: Db, id: string): Promise<Department | null> {
  const [row] = await departmentsAt(db, [id])
  return row ? departmentView(row, row.valid_to ?? row.valid_from) : null
}

/** Name by id, with the region's name before it where `withRegion`; ids that are not known are left out. */
export async function departmentNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await departmentsAt(db, ids)).map((row) => [row.id, row.name]))
}

/** Departments of exactly this region that are in force. */
export async function departmentsOf(db: Db, clock: Clock, regionPath: string): Promise<Department[]> {
  return (await findDepartments(db, businessDate(clock.now()), { of: regionPath, page: 1, pageSize: 1000 })).items
}

/** Departments of a region and of everything in it that are in force. */
export async function departmentsUnder(db: Db, clock: Clock, path: string): Promise<Department[]> {
  return (await findDepartments(db, businessDate(clock.now()), { under: path, page: 1, pageSize: 10_000 })).items
}

/**
 * The department that each printed unit name means in a document of a region: 市科学技术局, 科技局（外专局）, 清江浦区科技局.
 * Null where none or several do, and for collective names such as 各县区.
 */
export async function matchUnits(db: Db, regionPath: string, names: readonly string[]): Promise<(UnitMatch | null)[]> {
  const cityPath = `${regionPath.split('/')[0]}/`
  return matchUnitNames(names, { regionPath, ...(await knownUnits(db, cityPath)) })
}
