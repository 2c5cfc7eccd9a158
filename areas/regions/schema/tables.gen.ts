// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType, Generated } from 'kysely'

/** 各级部门（责任单位）。 Departments of a region, which answer for tasks and report figures. */
export interface DepartmentTable {
  /** 所属区划。 Region that it belongs to. */
  region_path: string
  /** 标识 dep_…。 Identifier. */
  id: string
  /** 常用名称，如 市科技局。 Name as people use it. */
  name: string
  /** 文件中的其他写法，如 市科学技术局。 Other names by which documents call it. */
  aliases: Generated<string[]>
  /** 在本级内的显示顺序。 Order within its region. */
  position: Generated<number>
  /** 设立日。 First day. */
  valid_from: string
  /** 撤销前最后一日；空为现存。 Last day; null: still there. */
  valid_to: string | null
  /** 录入时间。 Instant of entry. */
  created_at: ColumnType<Date, Date | string, Date | string>
}

/** 区划曾用名，供识别旧文件。 Names a region had before, by which older documents call it. */
export interface FormerNameTable {
  /** 区划。 Region. */
  region_path: string
  /** 曾用名。 Former name. */
  name: string
  /** 使用到的最后一日。 Last day of use. */
  valid_to: string
}

/** 行政区划与园区：市、县区、园区、镇街。 Regions as a tree; a subtree is a prefix of path. */
export interface RegionTable {
  /** 从市到本级的代码路径，如 320800/320812/。 Codes from the city down; never changes once used. */
  path: string
  /** 代码：官方行政区划代码，或本地自编。 Official or local code, see code_source. */
  code: string
  /** 全称。 Full name. */
  name: string
  /** 简称，表格中使用。 Short name for tables. */
  short_name: string
  /** 英文名。 English name. */
  name_en: string
  /** 类别：市、县区、园区、镇街。 Kind. */
  kind: string
  /** 上级路径。 Path of the region above. */
  parent_path: string | null
  /** official：国家行政区划代码（6、9、12 位）；local：本地自编（10 位，与官方代码不会相同）。 Who gave the code. */
  code_source: string
  /** 在上级内的显示顺序。 Order among its siblings. */
  position: Generated<number>
  /** 设立日；空为一直存在。 First day; null: as long as anybody remembers. */
  valid_from: string | null
  /** 撤销前最后一日；空为现存。 Last day; null: still there. */
  valid_to: string | null
  /** 撤并后归入的区划。 What it became part of. */
  successor_path: string | null
}

/** 区划撤并：归入哪些区划，可以不止一个。 What a region became part of; several where it was divided. */
export interface SuccessionTable {
  /** 撤并的区划。 The region that ended. */
  region_path: string
  /** 归入的区划。 What it, or a part of it, became. */
  successor_path: string
  /** 归入的第一日。 First day of belonging to it. */
  from_day: string
}

/** For `db.as<RegionsTables>()`. */
export interface RegionsTables {
  'regions.department': DepartmentTable
  'regions.former_name': FormerNameTable
  'regions.region': RegionTable
  'regions.succession': SuccessionTable
}
