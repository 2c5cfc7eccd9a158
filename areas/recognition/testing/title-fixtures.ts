import { organisationById } from '#areas/accounts'
import { openCompanyFile } from '#areas/enterprises'
import { system } from '#platform/auth/actor'
import { type Prepared, procedureFixtures } from '#platform/cases/testing/procedure-fixtures'
import { putCase } from '#platform/cases/testing/put-case'
import {
  actors,
  everywhere,
  type PermissionFixtures,
  type RouteFixture,
  type World,
} from '#platform/http/testing/permission-fixtures'
import { techSmeEntry } from '../procedures/tech-sme.ts'
import { titleProcedures } from '../procedures.ts'

/** Everybody may, signed in or not. */
const may = everywhere(actors)
const base = '/api/recognition/self-evaluations'

/** A company that has a file, no application that goes on and no certificate: every step of every title is open to it. */
async function clear({ app: { services } }: World, partyId: string): Promise<void> {
  const organisation = await organisationById(services.db, partyId)
  if (!organisation) return
  await services.db.tx(async (tx) => {
    await openCompanyFile(tx, { ...services, actor: system }, organisation)
    await tx.query('delete from recognition.application where party_id = $1', [partyId])
    await tx.query('delete from enterprises.certificate where credit_code = $1', [organisation.creditCode])
  })
}

const prepared: Prepared = {
  async answers(world, { id }) {
    await clear(world, id)
    return {}
  },
  arrived: (world, row) => clear(world, row.party_id),
}

const staff = ['city-officer', 'city-leader', 'supervisor'] as const
const readers: RouteFixture['may'] = {
  own: [...staff, 'district-officer', 'organisation-member'],
  'other-district': staff,
  'other-city': [],
}

export const titleFixtures: PermissionFixtures = {
  ...procedureFixtures(titleProcedures, prepared),
  [`GET ${base}`]: { may, request: async () => ({ path: base }) },
  [`GET ${base}/{ruleSet}`]: { may, request: async () => ({ path: `${base}/tech-sme` }) },
  [`POST ${base}/{ruleSet}`]: { may, request: async () => ({ path: `${base}/tech-sme`, body: { answers: {} } }) },
  [`GET ${base}/{ruleSet}/own`]: { may, request: async () => ({ path: `${base}/tech-sme/own` }) },
  'GET /api/recognition/cases/{caseId}/judgements': {
    may: readers,
    request: async ({ app: { services } }, { regionPath, organisationId: id }) => {
      const party = { id, kind: 'organisation' as const, name: '示例申报企业', regionPath }
      const row = await putCase(services, techSmeEntry, { party, regionPath })
      await services.db.query(
        `insert into recognition.application (region_path, case_id, case_number, title, season, party_id, credit_code,
           company_name, filed_on, outcome)
         values ($1, $2, $3, 'tech-sme', '2026', $4, 'none', '示例申报企业', '2026-06-10', 'withdrawn')`,
        [regionPath, row.id, row.number, id],
      )
      return { path: `/api/recognition/cases/${row.id}/judgements`, marks: [row.number] }
    },
  },
}
