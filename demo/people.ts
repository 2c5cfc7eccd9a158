import { createOrganisation, createPerson, grantMembership } from '#areas/accounts'
import { createDepartment, departmentsOf, regionsUnder } from '#areas/regions'
import { type Actor, system } from '#platform/auth/actor'
import { newPasswordHash } from '#platform/auth/users'
import type { Services } from '#platform/services'
import { type DemoPerson, demoPassword, demoPeople } from './accounts.ts'
import { demoBank, demoCompanies } from './companies.ts'

const cityDepartments = [
  '市委人才办',
  '市政府办',
  '市考核办',
  '市科技局',
  '市工信局',
  '市发改委',
  '市财政局',
  '市教育局',
  '市人社局',
  '市农业农村局',
  '市商务局',
  '市市场监管局',
  '市税务局',
]
const since = '2020-01-01'
const city = '320800/'

/** Departments of the city by name, and the science bureau of the district that the demo acts in. */
export async function demoDepartments({ db, clock }: Services): Promise<Map<string, string>> {
  const known = [...(await departmentsOf(db, clock, city)), ...(await departmentsOf(db, clock, `${city}320812/`))]
  return new Map(known.map(({ id, name }) => [name, id]))
}

/** Departments of the city and of every district, one invented company, and the demo people. Answers the city's officer. */
export async function peopleOfTheCity(services: Services): Promise<Map<string, Actor>> {
  const { db, clock } = services
  const passwordHashes = new Map<string, string>()
  for (const { username } of demoPeople) passwordHashes.set(username, await newPasswordHash(demoPassword, username))
  const districts = (await regionsUnder(db, clock, city)).filter((region) => region.kind === 'district')
  const pathOf = (code: string) => (code === '320800' ? city : `${city}${code}/`)

  return db.tx(async (tx) => {
    const department = (regionPath: string, name: string) =>
      createDepartment(tx, services, system, { regionPath, name, aliases: [], validFrom: since })
    for (const name of cityDepartments) await department(city, name)
    for (const { path, name } of districts) await department(path, name.endsWith('县') ? '县科技局' : '区科技局')

    const actors = new Map<string, Actor>()
    for (const person of demoPeople) {
      const regionPath = pathOf(person.regionCode)
      const known = await departmentsOf(tx, clock, regionPath)
      const departmentId = known.find(({ name }) => name === person.department)?.id ?? null
      const organisationId = person.organisation ? await organisation(person.organisation) : null
      actors.set(person.username, await enter(person, { regionPath, departmentId, organisationId }))
    }
    return actors

    async function organisation(name: string): Promise<string> {
      const known = [...demoCompanies, demoBank].find((each) => each.name === name)
      if (!known) throw new Error(`the demo city has no company ${name}`)
      const { creditCode, regionPath } = known
      const kind = known === demoBank ? ('bank' as const) : ('enterprise' as const)
      const row = await createOrganisation(tx, services, system, { creditCode, name, kind, regionPath })
      return row.id
    }

    async function enter(
      { name, username, role }: DemoPerson,
      place: { regionPath: string; departmentId: string | null; organisationId: string | null },
    ): Promise<Actor> {
      const passwordHash = passwordHashes.get(username)
      const user = await createPerson(tx, services, system, {
        name,
        username,
        regionPath: place.regionPath,
        passwordHash,
      })
      const granted = { ...place, role, userId: user.id, validFrom: since, validTo: null }
      const membership = await grantMembership(tx, services, system, granted)
      return { kind: 'person', userId: user.id, name, membershipId: membership.id, role, ...place, locale: 'zh-CN' }
    }
  })
}
