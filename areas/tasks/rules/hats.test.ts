import { describe, expect, test } from 'vitest'
import { hatsOf, type Parties } from './hats.ts'
import { actingOffice, type Person, unitKey, unitOfKey } from './units.ts'

const city = { regionPath: '320800/', departmentId: null }
const bureau = { regionPath: '320800/', departmentId: 'dep_1' }
const vacant = { regionPath: '320800/', departmentId: 'dep_2' }
const district = { regionPath: '320800/320812/', departmentId: null }
const town = { regionPath: '320800/320812/320812100/', departmentId: null }
const peopled = new Set([city, bureau, district].map(unitKey))

const person = (role: string, regionPath = '320800/', departmentId: string | null = null): Person => ({
  role,
  regionPath,
  departmentId,
})
const task = (over: Partial<Parties> = {}): Parties => ({
  regionPath: '320800/',
  asker: city,
  lead: district,
  support: [],
  ...over,
})
const worn = (over: Partial<Parties>, who: Person) => [...hatsOf(task(over), who, peopled)].sort()

describe('the office is the party', () => {
  test.each([
    ['an officer of the city asks and watches', {}, person('city-officer'), ['asker', 'watcher']],
    [
      'a leader of the city asks and watches, and answers for nobody',
      { lead: city },
      person('city-leader'),
      ['asker', 'watcher'],
    ],
    ['an officer of the district answers', {}, person('district-officer', '320800/320812/'), ['lead']],
    ['of another district nothing', {}, person('district-officer', '320800/320803/'), []],
    ['a department answers', { lead: bureau }, person('department-officer', '320800/', 'dep_1'), ['lead']],
    ['a department helps', { support: [bureau] }, person('department-officer', '320800/', 'dep_1'), ['support']],
    ['another department does not', { lead: bureau }, person('department-officer', '320800/', 'dep_9'), []],
    ['a supervisor watches', {}, person('supervisor'), ['watcher']],
    ['an administrator is no party', {}, person('administrator'), []],
    [
      'a district watches what is asked in it',
      { regionPath: '320800/320812/', asker: bureau, lead: bureau },
      person('district-officer', '320800/320812/'),
      ['watcher'],
    ],
  ] as const)('%s', (_, over, who, expected) => {
    expect(worn(over as Partial<Parties>, who)).toEqual(expected)
  })

  test('where nobody works in a department here, the office of its region acts for it', () => {
    expect(worn({ asker: bureau, lead: vacant }, person('city-officer'))).toEqual(['lead', 'watcher'])
    expect(worn({ asker: bureau, lead: bureau }, person('city-officer'))).toEqual(['watcher'])
  })

  test('a town without people is answered for by its district, a district without people by the city', () => {
    expect(actingOffice(town, peopled)).toEqual(district)
    expect(actingOffice(town, new Set([unitKey(city)]))).toEqual(city)
    expect(actingOffice(town, new Set())).toEqual(city)
  })
})

test('a unit and its key are the same thing', () => {
  for (const unit of [city, bureau, district, town]) expect(unitOfKey(unitKey(unit))).toEqual(unit)
})
