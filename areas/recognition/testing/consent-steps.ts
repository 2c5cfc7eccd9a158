import { createOrganisation, type KnownOrganisation } from '#areas/accounts'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import type { Services } from '#platform/services'
import { insertConsent } from '../store/points-consents.ts'
import { city } from './points-app.ts'

/** An invented bank of the city. */
export async function makeBank(
  services: Services,
  count: number,
  regionPath = city,
): Promise<{ id: string; name: string }> {
  const first = `91320800B${String(count).padStart(8, '0')}`
  const name = `示例银行${count}`
  const creditCode = first + creditCodeCheckCharacter(first)
  const { id } = await services.db.tx((tx) =>
    createOrganisation(tx, services, system, { creditCode, name, kind: 'bank', regionPath }),
  )
  return { id, name }
}

/** A consent as it would stand in the database, without its questions. */
export async function consentAt(
  services: Services,
  company: { creditCode: string; name: string; regionPath: string },
  bank: Pick<KnownOrganisation, 'id' | 'name'>,
  days: { fromDay: string; untilDay: string },
): Promise<string> {
  const id = services.ids.next('ptc')
  await insertConsent(services.db, {
    credit_code: company.creditCode,
    id,
    name: company.name,
    region_path: company.regionPath,
    bank_id: bank.id,
    bank_name: bank.name,
    purpose: '科技贷款授信审查（示例）',
    from_day: days.fromDay,
    until_day: days.untilDay,
    given_at: services.clock.now(),
    given_by: null,
    given_by_name: '示例',
  })
  return id
}
