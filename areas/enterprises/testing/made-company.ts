import { organisationById } from '#areas/accounts'
import { businessDate } from '#kernel/clock'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { TestPerson } from '#platform/http/testing/people'
import type { Services } from '#platform/services'
import { changeCompany, enterCompany } from '../actions/keep-company.ts'
import { mergeCompany } from '../actions/merge-companies.ts'
import { addCertificate } from '../actions/record-facts.ts'
import type { Title } from '../codes.ts'
import { companyByCode } from '../store/companies.ts'
import { insertCorrection } from '../store/corrections.ts'
import { insertBatch, setStatus } from '../store/imports.ts'
import { insertPerson } from '../store/people.ts'
import { insertSuccession } from '../store/successions.ts'

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

/** Says since when a company is registered, where its file does not. */
export async function makeRegistered(services: Services, creditCode: string, registeredOn: string): Promise<void> {
  const row = await companyByCode(services.db, { scope: { reach: 'all' }, ownCode: null }, creditCode)
  if (!row || row.registered_on !== null) return
  const change = { registeredOn, changedOn: registeredOn, reason: '示例补登', revision: row.revision }
  await changeCompany(outside(services), creditCode, change)
}

/** The file of an organisation that has an account. */
export async function makeFileOf(services: Services, organisationId: string, regionPath: string) {
  const organisation = await organisationById(services.db, organisationId)
  if (!organisation) throw new Error(`no organisation ${organisationId}`)
  const { creditCode, name } = organisation
  await makeCompany(services, { creditCode, name, regionPath })
  return { creditCode, name }
}

/** A certificate, of a high-tech enterprise where nothing else is said. */
export async function makeCertificate(
  services: Services,
  creditCode: string,
  validFrom: string,
  over: { title?: Title; validTo?: string } = {},
): Promise<void> {
  await addCertificate(outside(services), creditCode, { title: 'high-tech-enterprise', validFrom, ...over })
}

/** A batch of somebody's, read or, where it is to be undone, written. */
export async function makeImport(services: Services, by: TestPerson, path: string): Promise<string> {
  const { db, ids, clock } = services
  const key = { regionPath: by.membership.regionPath, id: ids.next('cfi') }
  const said = { fileId: null, fileName: '企业.csv', source: 'office' as const }
  await insertBatch(db, { ...key, ...said, uploadedBy: by.userId, uploadedByName: by.name }, clock.now())
  const isWritten = path === '/undo'
  await setStatus(db, key, isWritten ? 'done' : 'previewed', isWritten ? { finishedAt: clock.now() } : {})
  await db.query('update enterprises.import_batch set accepted = 1 where id = $1', [key.id])
  return key.id
}

/** A correction that waits, with its evidence. */
export async function makeCorrection(services: Services, creditCode: string): Promise<string> {
  const { files, ids, clock } = services
  const id = ids.next('cor')
  const file = await files.put({ name: '依据.txt', body: Buffer.from(`依据 ${id}`), maxBytes: 1000, uploadedBy: null })
  const asked = {
    fact: 'staff_total' as const,
    period: id.slice(-6),
    shownValue: null,
    askedValue: '1',
    reason: '示例',
  }
  const evidence = { evidenceFileId: file.id, evidenceName: file.name }
  const by = { at: clock.now(), by: null, byName: '示例' }
  await insertCorrection(services.db, { creditCode, id, ...asked, ...evidence }, by)
  return id
}

/** Somebody who agreed, until today. */
export async function makePerson(services: Services, creditCode: string): Promise<string> {
  const { db, ids, clock } = services
  const [id, today] = [ids.next('per'), businessDate(clock.now())]
  const said = { duty: 'contact' as const, name: '示例赵六', phone: '0517-83000001' }
  const row = { credit_code: creditCode, id, ...said, consented_on: today, consent_until: today }
  await insertPerson(db, row, { at: clock.now(), by: null, byName: '示例' })
  return id
}

/** Two companies, the second split off the first. */
export async function makeSuccession(
  services: Services,
  [from, to]: [string, string],
  regionPath: string,
): Promise<[string, string]> {
  for (const creditCode of [from, to]) await makeCompany(services, { creditCode, name: '示例分立', regionPath })
  const said = { fromCode: from, toCode: to, kind: 'split-off' as const, tookEffectOn: '2020-01-01', basis: '示例' }
  await insertSuccession(services.db, said, { at: services.clock.now(), by: null, byName: '示例' })
  return [from, to]
}

/** Merges one file into another. */
export async function makeMerged(services: Services, creditCode: string, into: string): Promise<void> {
  await mergeCompany(outside(services), creditCode, { into, revision: 1, reason: '示例并档' })
}
