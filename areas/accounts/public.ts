import type { Db } from '#platform/db/db'
import {
  organisationAt,
  organisationByCode,
  organisationsAt,
  organisationsByCodes,
  organisationsOfKind,
} from './store/organisations.ts'

export { grant as grantMembership } from './actions/memberships.ts'
export { createOrganisation, type NewOrganisation } from './actions/organisations.ts'
export { createPerson, type NewPerson } from './actions/people.ts'
export type { Writer } from './actions/within.ts'
export { membershipNames } from './views.ts'

/** An organisation as other areas know it. */
export interface KnownOrganisation {
  id: string
  creditCode: string
  name: string
  kind: string
  regionPath: string
  closedOn: string | null
}

type Row = NonNullable<Awaited<ReturnType<typeof organisationAt>>>

const knownOf = (row: Row): KnownOrganisation => ({
  id: row.id,
  creditCode: row.credit_code,
  name: row.name,
  kind: row.kind,
  regionPath: row.region_path,
  closedOn: row.closed_on,
})

/** Null when there is none. */
export async function organisationById(db: Db, id: string): Promise<KnownOrganisation | null> {
  const row = await organisationAt(db, id)
  return row ? knownOf(row) : null
}

/** Null when there is none. The code must be normalised. */
export async function organisationByCreditCode(db: Db, creditCode: string): Promise<KnownOrganisation | null> {
  const row = await organisationByCode(db, creditCode)
  return row ? knownOf(row) : null
}

/** Those of some codes that have an account, by code. The codes must be normalised. */
export async function organisationsByCreditCodes(
  db: Db,
  creditCodes: readonly string[],
): Promise<Map<string, KnownOrganisation>> {
  return new Map((await organisationsByCodes(db, creditCodes)).map((row) => [row.credit_code, knownOf(row)]))
}

/** Those of one kind in a region that go on, by name. */
export async function activeOrganisations(
  db: Db,
  { kind, regionPath }: { kind: string; regionPath: string },
): Promise<KnownOrganisation[]> {
  return (await organisationsOfKind(db, kind, regionPath)).map(knownOf)
}

/** Name by id; ids that are not known are left out. */
export async function organisationNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await organisationsAt(db, ids)).map((row) => [row.id, row.name]))
}

/** True once anybody has an account: this database belongs to a city. */
export async function hasPeople(db: Db): Promise<boolean> {
  return (await db.query('select 1 from accounts.person limit 1')).length > 0
}
