import { organisationById } from '#areas/accounts'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'
import { enterCompany } from '../actions/keep-company.ts'
import { companyByCode } from '../store/companies.ts'

/** An invented credit code that checks. */
export function someCode(count: number): string {
  const first = `9132081${String(count).padStart(10, '0')}`
  return first + creditCodeCheckCharacter(first)
}

const outside = (services: Services) => outsideRequest(services, { actor: system, scope: { reach: 'all' } })

/** The file of a company, opened without its way there; an existing one stays. */
export async function makeCompany(
  services: Services,
  company: { creditCode: string; name: string; regionPath: string; registeredOn?: string; industry?: string },
): Promise<string> {
  const { creditCode } = company
  const everywhere = { scope: { reach: 'all' as const }, ownCode: null }
  if (!(await companyByCode(services.db, everywhere, creditCode))) await enterCompany(outside(services), company)
  return creditCode
}

/** The file of an organisation that has an account. */
export async function makeFileOf(services: Services, organisationId: string, regionPath: string) {
  const organisation = await organisationById(services.db, organisationId)
  if (!organisation) throw new Error(`no organisation ${organisationId}`)
  const { creditCode, name } = organisation
  await makeCompany(services, { creditCode, name, regionPath })
  return { creditCode, name }
}
