import { openAccount, post } from '#areas/ledger'
import { businessDate } from '#kernel/clock'
import { system } from '#platform/auth/actor'
import { caseOf, effectContext } from '#platform/cases/hooks'
import type { CaseRecord } from '#platform/cases/store/cases'
import { procedureFixtures } from '#platform/cases/testing/procedure-fixtures'
import { putCase } from '#platform/cases/testing/put-case'
import { outsideRequest } from '#platform/http/route'
import {
  everywhere,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  type World,
} from '#platform/http/testing/permission-fixtures'
import type { Services } from '#platform/services'
import { decideAward } from '../actions/awards/decide-award.ts'
import { payAward } from '../actions/awards/pay-award.ts'
import type { AwardCase } from '../actions/awards/shared.ts'
import { cancelRegistration } from '../actions/change-registration.ts'
import { transferAward } from '../procedures/transfer-award.ts'
import { awardOfCase } from '../store/awards.ts'
import { makeRegistration } from './made-registration.ts'

/** Small enough that hundreds of awards stay within the limit of a party. */
const smallFen = 1_000_000n

/** Money in the fund of the year, as finance would enter it. */
export async function fillAwardFund(services: Services, regionPath: string, amountFen: bigint): Promise<string> {
  const year = Number(businessDate(services.clock.now()).slice(0, 4))
  return services.db.tx(async (tx) => {
    const open = (code: string, name: string, kind: 'source' | 'fund', budgetYear: number | null) =>
      openAccount(tx, services, system, { regionPath, code, name, kind, ...(budgetYear ? { budgetYear } : {}) })
    const source = await open(`budget/award-test-${year}`, '专项预算', 'source', null)
    const fund = await open(`fund/transfer-award-${year}`, `技术转移奖补资金（${year}年度）`, 'fund', year)
    await post(tx, services, system, {
      regionPath,
      key: services.ids.next('key'),
      transfers: [{ from: source.id, to: fund.id, amountFen }],
      purpose: '安排技术转移奖补资金',
      origin: { area: 'test', id: null, label: null, href: null },
    })
    return fund.id
  })
}

/** The case as it would be after its decision: the money is kept back. */
async function decided({ app }: World, row: CaseRecord): Promise<AwardCase> {
  const { services } = app
  const found = caseOf(transferAward, row) as AwardCase
  await services.db.tx((tx) =>
    decideAward(tx, effectContext({ ...services, actor: system }, services.clock.now()), found),
  )
  return found
}

/** A contract for which an award was handed to payment, with the award. */
async function handedOver(world: World, place: Place): Promise<{ contractId: string; awardId: string }> {
  const { services } = world.app
  const { regionPath, organisationId } = place
  const party = (await services.registry.ports.parties(services.db, [organisationId])).get(organisationId)
  if (!party) throw new Error(`no organisation ${organisationId}`)
  const { id, number } = await makeRegistration(services, { regionPath, partyId: organisationId, valueFen: smallFen })
  await fillAwardFund(services, regionPath, 100_000_000n)
  const given = { party, regionPath, state: 'awarded', answers: { contracts: [{ number }] } }
  const found = await decided(world, await putCase(services, transferAward, given))
  await services.db.tx((tx) => payAward(tx, effectContext({ ...services, actor: system }, services.clock.now()), found))
  const award = await services.db.tx((tx) => awardOfCase(tx, regionPath, found.id))
  return { contractId: id, awardId: award?.id ?? '' }
}

/** A contract that was paid for and cancelled afterwards. */
async function toRecover(world: World, place: Place): Promise<string> {
  const { contractId } = await handedOver(world, place)
  const ctx = outsideRequest(world.app.services, { actor: system, scope: { reach: 'all' } })
  await cancelRegistration(ctx, contractId, { edition: 1, reason: '双方解除合同' })
  return contractId
}

const staff = ['city-officer', 'city-finance-officer', 'city-leader', 'supervisor'] as const
const readers = everywhere([...staff, 'district-finance-officer'])
const officers: RouteFixture['may'] = { own: ['city-officer'], 'other-district': ['city-officer'], 'other-city': [] }

export const awardFixtures: PermissionFixtures = {
  ...procedureFixtures([transferAward], {
    async answers({ app }, { id, regionPath }) {
      const { number } = await makeRegistration(app.services, { regionPath, partyId: id, valueFen: smallFen })
      return { contracts: [{ number }] }
    },
    async arrived(world, row) {
      await fillAwardFund(world.app.services, row.region_path, 100_000_000n)
      if (row.state === 'publicised' || row.state === 'awarded') await decided(world, row)
    },
  }),
  'GET /api/contracts/awards': { may: readers, request: async () => ({ path: '/api/contracts/awards' }) },
  'GET /api/contracts/awards.xlsx': { may: readers, request: async () => ({ path: '/api/contracts/awards.xlsx' }) },
  'GET /api/contracts/awards/recoveries': {
    may: readers,
    request: async () => ({ path: '/api/contracts/awards/recoveries' }),
  },
  'POST /api/contracts/awards/{awardId}/take-back': {
    may: officers,
    request: async (world, place) => ({
      path: `/api/contracts/awards/${(await handedOver(world, place)).awardId}/take-back`,
      body: { reason: '收款账户有误' },
    }),
  },
  'POST /api/contracts/awards/recoveries/{registrationId}': {
    may: officers,
    request: async (world, place) => ({
      path: `/api/contracts/awards/recoveries/${await toRecover(world, place)}`,
      body: { amountYuan: '1', receivedOn: '2025-06-01', note: '银行回单', recoveredYuan: '0.00' },
    }),
  },
}
