import { createOrganisation } from '#areas/accounts'
import { createDepartment } from '#areas/regions'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import type { NewPerson, TestPerson } from '#platform/http/testing/people'
import type { ActorName, Place, Whereabouts, World } from '#platform/http/testing/permission-fixtures'
import type { TestApp } from '#platform/http/testing/start-app'

export interface PeopledWorld extends World {
  places: Record<Whereabouts, Place>
  actors: Record<ActorName, TestPerson | null>
}

/** Two districts of one city and one of another, each with a department and an organisation, and one person of every role. */
export async function peopledWorld(app: TestApp): Promise<PeopledWorld> {
  const { db } = app.services
  let count = 0
  const next = () => {
    count += 1
    return count
  }
  // A second city under a code that no Chinese city has.
  await db.query(
    `insert into regions.region (path, code, name, short_name, name_en, kind, parent_path, code_source) values
       ('990100/', '990100', '他市', '他市', 'Elsewhere', 'city', null, 'official'),
       ('990100/990101/', '990101', '他市甲区', '甲区', 'Elsewhere A', 'district', '990100/', 'official')`,
  )
  const placeIn = (cityPath: string, code: string) => makePlace(app, next, cityPath, `${cityPath}${code}/`)
  const places = {
    own: await placeIn('320800/', '320812'),
    'other-district': await placeIn('320800/', '320803'),
    'other-city': await placeIn('990100/', '990101'),
  }
  const { own } = places
  const at = (role: NewPerson['role'], over: Partial<NewPerson> = {}) =>
    app.person({ role, regionPath: own.cityPath, ...over })
  const inDistrict = { regionPath: own.regionPath }
  const newPersonAt = ({ regionPath }: Place) => app.person({ role: 'district-officer', regionPath })
  const made = new Map<string, Promise<unknown>>()
  function once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const known = (made.get(name) as Promise<T> | undefined) ?? make()
    made.set(name, known)
    return known
  }
  return {
    app,
    next,
    places,
    once,
    newPersonAt,
    personAt: (place) => once(`officer of ${place.regionPath}`, () => newPersonAt(place)),
    actors: {
      anonymous: null,
      'city-administrator': await at('administrator'),
      'district-administrator': await at('administrator', inDistrict),
      'city-leader': await at('city-leader'),
      'city-officer': await at('city-officer'),
      'district-officer': await at('district-officer', inDistrict),
      'department-officer': await at('department-officer', { ...inDistrict, departmentId: own.departmentId }),
      'city-finance-officer': await at('finance-officer'),
      'district-finance-officer': await at('finance-officer', inDistrict),
      'organisation-member': await at('organisation-member', { ...inDistrict, organisationId: own.organisationId }),
      expert: await at('expert'),
      registrar: await at('registrar'),
      supervisor: await at('supervisor'),
    },
  }
}

async function makePlace(app: TestApp, next: () => number, cityPath: string, regionPath: string): Promise<Place> {
  const { services } = app
  return services.db.tx(async (tx) => {
    const department = await createDepartment(tx, services, system, { regionPath, name: `区示例局${next()}` })
    const organisation = await createOrganisation(tx, services, system, {
      creditCode: creditCodeNumber(next()),
      name: `示例企业${next()}`,
      kind: 'enterprise',
      regionPath,
    })
    return { regionPath, cityPath, departmentId: department.id, organisationId: organisation.id }
  })
}

/** A well-formed unified social credit code that nobody has. */
export function creditCodeNumber(n: number): string {
  const first = `9199010${String(n).padStart(10, '0')}`
  return `${first}${creditCodeCheckCharacter(first)}`
}
