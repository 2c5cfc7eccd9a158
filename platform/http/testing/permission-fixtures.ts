import type { Ask } from './ask.ts'
import type { TestPerson } from './people.ts'
import type { TestApp } from './start-app.ts'

/** Who tries every route: each role once, acting for the own district, department or organisation, or for the city. */
export const actors = [
  'anonymous',
  'city-administrator',
  'district-administrator',
  'city-leader',
  'city-officer',
  'district-officer',
  'department-officer',
  'city-finance-officer',
  'district-finance-officer',
  'organisation-member',
  'expert',
  'registrar',
  'supervisor',
] as const
export type ActorName = (typeof actors)[number]

/**
 * Where an object lies, seen from those actors: in their own district (department, organisation, person), in another
 * district of the same city, or in another city.
 */
export const whereabouts = ['own', 'other-district', 'other-city'] as const
export type Whereabouts = (typeof whereabouts)[number]

/** One place with a department, an organisation and a person of its own. */
export interface Place {
  /** `320800/320812/`. */
  regionPath: string
  /** `320800/`. */
  cityPath: string
  departmentId: string
  organisationId: string
}

export interface World {
  app: TestApp
  /** Unique in this run: for names and codes. */
  next(): number
  /** An officer of a place, always the same one, to own what a fixture makes: signing in anew each time is slow. */
  personAt(place: Place): Promise<TestPerson>
  /** Another officer of the place each time, where two must differ or a person can have one thing only. */
  newPersonAt(place: Place): Promise<TestPerson>
  /** Something that is slow to make and that no attempt may change, made once in this run. */
  once<T>(name: string, make: () => Promise<T>): Promise<T>
}

/** What a route is tried with: an object made at a place, and the request that touches it. */
export interface RouteFixture {
  /**
   * Makes the object straight through the area's own functions and answers the request; `path` with its parameters
   * filled in. `marks` are texts that show that the answer gave the object away. `as` is who asks (null: nobody),
   * for routes about oneself: then "own" means the person's own object.
   */
  request(
    world: World,
    place: Place,
    as: { name: ActorName; person: TestPerson | null; isOwn: boolean },
  ): Promise<{ path: string; marks?: string[] } & Pick<Ask, 'body' | 'file' | 'bytes'>>
  /**
   * Written by hand from the rules of the trade, not from the code: who may, per whereabouts. Everybody else must get
   * 401, 403 or 404 or, where `isList`, an answer without the marks.
   */
  may: Record<Whereabouts, readonly ActorName[]>
  isList?: boolean
  /** True where a key is refused although its person may. */
  isClosedToKeys?: boolean
}

/** By `METHOD /api/path/{id}` as the contract writes it. Lies in `areas/<area>/permission-fixtures.ts` as `fixtures`. */
export type PermissionFixtures = Record<string, RouteFixture>

/** Everybody who has signed in. */
export const signedIn: readonly ActorName[] = actors.filter((name) => name !== 'anonymous')
export const nobody: readonly ActorName[] = []
export const everywhere = (names: readonly ActorName[]): RouteFixture['may'] => ({
  own: names,
  'other-district': names,
  'other-city': names,
})
/** For routes about oneself: only the own object. */
export const onlyOwn = (names: readonly ActorName[]): RouteFixture['may'] => ({
  own: names,
  'other-district': nobody,
  'other-city': nobody,
})
/** Whoever looks after the whole city reaches every district of it; a district only itself. */
export const within = (forCity: readonly ActorName[], forDistrict: readonly ActorName[]): RouteFixture['may'] => ({
  own: [...forCity, ...forDistrict],
  'other-district': forCity,
  'other-city': nobody,
})
