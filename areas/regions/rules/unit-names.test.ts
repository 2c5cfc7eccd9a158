import { expect, test } from 'vitest'
import { type KnownUnit, matchUnitNames } from './unit-names.ts'

const city = '320800/'
const district = '320800/320812/'
const regions = [
  { path: city, name: '淮安市', shortName: '淮安', formerNames: ['清江市'] },
  { path: district, name: '清江浦区', shortName: '清江浦', formerNames: ['清河区'] },
  { path: '320800/320803/', name: '淮安区', shortName: '淮安区', formerNames: [] },
]
const unit = (departmentId: string, name: string, regionPath = city, aliases: string[] = []): KnownUnit => ({
  departmentId,
  name,
  aliases,
  regionPath,
})
const units = [
  unit('kj', '市科技局'),
  unit('gx', '市工信局'),
  unit('fg', '市发改委'),
  unit('sc', '市市场监管局'),
  unit('zf', '市政府办'),
  unit('rc', '市委人才办'),
  unit('qkj', '区科技局', district, ['区科学技术和人才局']),
  unit('hakj', '淮安区科技局', '320800/320803/'),
]
const inCity = (name: string) => matchUnitNames([name], { regionPath: city, regions, units })[0]
const inDistrict = (name: string) => matchUnitNames([name], { regionPath: district, regions, units })[0]

test.each([
  ['市科技局', 'kj', 1],
  ['市科技局（市外专局）', 'kj', 1],
  ['科技局', 'kj', 0.97],
  ['淮安市科技局', 'kj', 0.97],
  ['淮安市科学技术局', 'kj', 0.95],
  ['市工业和信息化局', 'gx', 0.95],
  ['市发展和改革委员会', 'fg', 0.95],
  ['市场监管局', 'sc', 0.97],
  ['市市场监督管理局', 'sc', 0.95],
  ['市政府办公室', 'zf', 0.95],
  ['市委人才办', 'rc', 1],
  ['市人才办', 'rc', 0.95],
  ['清江浦区科技局', 'qkj', 0.97],
  ['清河区科技局', 'qkj', 0.97],
])('in a document of the city, %s is %s (%d)', (name, departmentId, score) => {
  expect(inCity(name)).toMatchObject({ departmentId, score })
})

test('the district whose name begins like the city keeps its own bureau', () => {
  expect(inCity('淮安区科技局')).toMatchObject({ departmentId: 'hakj' })
})

test.each(['各县区科技局', '各县区', '有关部门', '', '市文物局', '市气象局'])(
  '%s is no department in particular',
  (name) => {
    expect(inCity(name)).toBeNull()
  },
)

test('in a document of a district a bare name means the district, and an alias counts', () => {
  expect(inDistrict('科技局')).toMatchObject({ departmentId: 'qkj' })
  expect(inDistrict('区科学技术和人才局')).toMatchObject({ departmentId: 'qkj', score: 0.98 })
  expect(inDistrict('区财政局')).toBeNull()
})
