import { expect, test } from 'vitest'
import { roles } from '#platform/auth/actor'
import { maskedPhone, membershipProblems } from './role-place.ts'

const wanted = { departmentId: null, organisationId: null, validFrom: '2025-01-01', validTo: null }
const here = { isDepartmentHere: true, isOrganisationHere: true }
const codes = (role: (typeof roles)[number], regionKind: 'city' | 'district' | 'park' | 'town' | null, over = {}) =>
  membershipProblems({ ...wanted, role, ...over }, { regionKind, ...here }).map(({ code }) => code)

test('a role with rights over the whole city cannot be held below it', () => {
  const wholeCity = ['city-leader', 'city-officer', 'expert', 'registrar', 'supervisor'] as const
  for (const role of wholeCity) {
    expect(codes(role, 'city')).toEqual([])
    for (const kind of ['district', 'park', 'town'] as const)
      expect(codes(role, kind)).toEqual(['accounts.role-not-in-region'])
  }
})

test('whoever keeps books keeps them for a level that has a budget', () => {
  for (const kind of ['city', 'district', 'park'] as const) expect(codes('finance-officer', kind)).toEqual([])
  expect(codes('finance-officer', 'town')).toEqual(['accounts.role-not-in-region'])
})

test('every role can be held somewhere', () => {
  for (const role of roles)
    expect((['city', 'district'] as const).some((kind) => codes(role, kind).length === 0)).toBe(true)
})

test('everything wrong is named at once', () => {
  const problems = membershipProblems(
    {
      role: 'department-officer',
      departmentId: null,
      organisationId: 'org_1',
      validFrom: '2025-02-01',
      validTo: '2025-01-01',
    },
    { regionKind: null, isDepartmentHere: false, isOrganisationHere: false },
  )
  expect(problems.map(({ code }) => code)).toEqual([
    'accounts.region-not-found',
    'accounts.department-needed',
    'accounts.organisation-not-meant',
    'accounts.dates-reversed',
  ])
})

test('a department or an organisation stands only with the role that belongs to it', () => {
  expect(codes('city-officer', 'city', { departmentId: 'dep_1' })).toEqual(['accounts.department-not-meant'])
  expect(
    membershipProblems(
      { ...wanted, role: 'organisation-member' },
      { regionKind: 'city', isDepartmentHere: false, isOrganisationHere: false },
    ),
  ).toEqual([{ code: 'accounts.organisation-needed', field: 'organisationId' }])
})

test.each([
  ['13812341234', '138****1234'],
  ['0517-12345678', '051******5678'],
  ['12345', '*****'],
  [null, null],
])('%s is shown as %s', (phone, shown) => {
  expect(maskedPhone(phone)).toBe(shown)
})
