import { existsSync, readdirSync } from 'node:fs'
import type { PermissionFixtures } from '#platform/http/testing/permission-fixtures'
import { fixtures as cases } from './case-fixtures.ts'
import { fixtures as platform } from './platform-fixtures.ts'

const areasFolder = new URL('../../areas/', import.meta.url)

/** The platform's fixtures and those of every area's `permission-fixtures.ts`. */
export async function allFixtures(): Promise<PermissionFixtures> {
  const all: PermissionFixtures = { ...platform, ...cases }
  for (const area of readdirSync(areasFolder)) {
    const file = new URL(`${area}/permission-fixtures.ts`, areasFolder)
    if (!existsSync(file)) continue
    const { fixtures } = (await import(file.href)) as { fixtures: PermissionFixtures }
    Object.assign(all, fixtures)
  }
  return all
}
