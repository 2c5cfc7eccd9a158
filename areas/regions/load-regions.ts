import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Db } from '#platform/db/db'

const RegionFile = z.object({
  note: z.string(),
  regions: z.array(
    z.object({
      code: z.string().regex(/^\d{6,12}$/),
      name: z.string(),
      shortName: z.string(),
      nameEn: z.string(),
      kind: z.enum(['city', 'district', 'park', 'town']),
      codeSource: z.enum(['official', 'local']),
      /** Code of the region above; it stands earlier in the file. */
      parent: z.string().nullable(),
    }),
  ),
})

const comesAlong = new URL('./data/320800.json', import.meta.url)

/** Chinese full names of the districts and counties of the city that comes along. */
export async function districtsThatComeAlong(): Promise<string[]> {
  const { regions } = RegionFile.parse(JSON.parse(await readFile(comesAlong, 'utf8')))
  return regions.filter(({ kind }) => kind === 'district').map(({ name }) => name)
}

/**
 * Regions of the city that the platform is tried with, unless another city's were loaded before the first start.
 * A city that is there is never added to.
 */
export async function seedRegions(db: Db): Promise<void> {
  const [known] = await db.query('select 1 from regions.region limit 1')
  if (!known) await loadRegions(db, comesAlong)
}

/**
 * Loads a city's regions from a file; regions that are there stay as people have changed them. Safe to repeat.
 */
export async function loadRegions(db: Db, file: URL): Promise<void> {
  const { regions } = RegionFile.parse(JSON.parse(await readFile(file, 'utf8')))
  const paths = new Map<string, string>()
  await db.tx(async (tx) => {
    for (const [position, region] of regions.entries()) {
      const parentPath = region.parent === null ? null : paths.get(region.parent)
      if (parentPath === undefined)
        throw new Error(`${file.pathname}: ${region.code} stands before its parent ${region.parent}`)
      const path = `${parentPath ?? ''}${region.code}/`
      paths.set(region.code, path)
      await tx.query(
        `insert into regions.region (path, code, name, short_name, name_en, kind, parent_path, code_source, position)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
        [
          path,
          region.code,
          region.name,
          region.shortName,
          region.nameEn,
          region.kind,
          parentPath,
          region.codeSource,
          position,
        ],
      )
    }
  })
}
