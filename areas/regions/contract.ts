import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

/** Codes from the city down, such as `320800/320812/`. */
export const RegionPath = z
  .string()
  .max(60)
  .regex(/^(\d{6,12}\/)+$/)
const Code = z.string().regex(/^\d{6,12}$/)
export const regionKinds = ['city', 'district', 'park', 'town'] as const
export type RegionKind = (typeof regionKinds)[number]

export const Region = z
  .object({
    path: RegionPath,
    code: Code,
    name: z.string(),
    shortName: z.string(),
    nameEn: z.string(),
    kind: z.enum(regionKinds),
    parentPath: RegionPath.nullable(),
    /** `official`: administrative division code; `local`: made up here. */
    codeSource: z.enum(['official', 'local']),
    validFrom: z.iso.date().nullable(),
    validTo: z.iso.date().nullable(),
    successorPath: RegionPath.nullable(),
    isInForce: z.boolean(),
  })
  .meta({ id: 'Region' })
export type Region = z.output<typeof Region>

export const Department = z
  .object({
    id: z.string(),
    regionPath: RegionPath,
    regionName: z.string(),
    name: z.string(),
    /** Other names by which documents call it. */
    aliases: z.array(z.string()),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    isInForce: z.boolean(),
  })
  .meta({ id: 'Department' })
export type Department = z.output<typeof Department>

export const listRegions = endpoint({
  method: 'GET',
  path: '/api/regions',
  summary: { zh: '区划与园区', en: 'Regions' },
  query: z.object({
    /** Only this region and what lies in it. */
    under: RegionPath.optional(),
    /** Also those that were merged or dissolved. */
    withFormer: z.enum(['true', 'false']).default('false'),
  }),
  response: z.object({ items: z.array(Region), total: z.int() }),
})

const name = z.string().trim().min(2).max(60)
export const RegionInput = z.object({
  parentPath: RegionPath,
  code: Code,
  codeSource: z.enum(['official', 'local']),
  name,
  shortName: z.string().trim().min(1).max(20),
  nameEn: z.string().trim().min(1).max(80),
  kind: z.enum(['district', 'park', 'town']),
  validFrom: z.iso.date().nullable(),
})

export const createRegion = endpoint({
  method: 'POST',
  path: '/api/regions',
  summary: { zh: '新增区划', en: 'Add a region' },
  body: RegionInput,
  response: Region,
  status: 201,
})

const code = z.object({ code: Code })

export const renameRegion = endpoint({
  method: 'POST',
  path: '/api/regions/{code}/rename',
  summary: { zh: '区划更名', en: 'Rename a region' },
  params: code,
  body: z.object({
    name,
    shortName: z.string().trim().min(1).max(20),
    nameEn: z.string().trim().min(1).max(80),
    /** First day of the new name. */
    from: z.iso.date(),
  }),
  response: Region,
})

export const closeRegion = endpoint({
  method: 'POST',
  path: '/api/regions/{code}/close',
  summary: { zh: '撤并区划', en: 'Merge or dissolve a region' },
  params: code,
  body: z.object({
    lastDay: z.iso.date(),
    successorPath: RegionPath.nullable(),
    /** Where it was divided: the other regions that took over a part. */
    furtherSuccessorPaths: z.array(RegionPath).max(20).default([]),
    /** Ends everything in it on the same day. */
    closeParts: z.boolean().default(false),
  }),
  response: Region,
})

const Linked = z.object({ path: RegionPath, code: Code, name: z.string(), from: z.iso.date() })

export const getRegionHistory = endpoint({
  method: 'GET',
  path: '/api/regions/{code}/history',
  summary: { zh: '区划沿革', en: 'What became of a region' },
  params: code,
  response: z.object({
    region: Region,
    formerNames: z.array(z.object({ name: z.string(), until: z.iso.date() })),
    /** What became part of it, since when. */
    predecessors: z.array(Linked),
    /** What it became, since when. */
    successors: z.array(Linked),
    parts: z.array(Region),
  }),
})

export const listDepartments = endpoint({
  method: 'GET',
  path: '/api/departments',
  summary: { zh: '部门', en: 'Departments' },
  query: z.object({
    /** Departments of this region and what lies in it; the whole city when absent. */
    under: RegionPath.optional(),
    /** Only those of exactly this region. */
    of: RegionPath.optional(),
    q: z.string().trim().max(60).optional(),
    withFormer: z.enum(['true', 'false']).default('false'),
    page: z.coerce.number().int().min(1).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(Department), total: z.int() }),
})

const aliases = z.array(z.string().trim().min(2).max(60)).max(20)

export const addDepartment = endpoint({
  method: 'POST',
  path: '/api/departments',
  summary: { zh: '新增部门', en: 'Add a department' },
  body: z.object({ regionPath: RegionPath, name, aliases: aliases.default([]), validFrom: z.iso.date() }),
  response: Department,
  status: 201,
})

export const changeDepartment = endpoint({
  method: 'PATCH',
  path: '/api/departments/{id}',
  summary: { zh: '修改部门', en: 'Change a department' },
  params: z.object({ id: z.string().max(60) }),
  body: z.object({ name: name.optional(), aliases: aliases.optional(), validTo: z.iso.date().nullable().optional() }),
  response: Department,
})
