import { regionNames } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Context, Download } from '#platform/http/route'
import { certificatePdf } from '../documents/certificate.ts'
import { verificationAddress, verificationCode } from '../rules/registry/verification.ts'
import { entriesOf, registrationById } from '../store/registrations.ts'

/** Names of the regimes that the rule sets distinguish. */
export const regimes: Record<string, string> = {
  old_2000_2001: '技术合同认定登记管理办法（2000）、技术合同认定规则（2001）',
  new_2026: '技术合同认定登记管理办法（2026）',
}

/**
 * The certificate in force of a registration.
 *
 * Permission: contracts:read.
 * Errors:     contracts.not-found, contracts.certificate-elsewhere.
 */
export async function downloadCertificate(ctx: Context, id: string): Promise<Download> {
  const row = await registrationById(ctx.db, ctx.scope, id)
  if (!row) throw new Refusal('contracts.not-found')
  if (row.taken_from !== null) throw new Refusal('contracts.certificate-elsewhere')
  const entry = (await entriesOf(ctx.db, row)).at(-1)
  if (!entry) throw new Error(`the registration ${id} has no entry`)
  const cityPath = `${row.region_path.split('/')[0]}/`
  const names = await regionNames(ctx.db, [row.region_path, cityPath])
  const cityName = names.get(cityPath) ?? ''
  const place = row.region_path === cityPath ? cityName : `${cityName}${names.get(row.region_path) ?? ''}`
  const body = await certificatePdf({
    number: row.number,
    registeredOn: row.registered_on,
    officeName: `${place}技术合同登记机构`,
    cityName,
    regimeName: regimes[row.regime] ?? row.regime,
    isInvented: row.is_invented,
    entry,
    digest: entry.digest,
    code: verificationCode(entry.digest),
    address: verificationAddress(ctx.publicUrl, row.number, entry.digest),
  })
  return { fileName: `技术合同登记证明-${row.number}.pdf`, contentType: 'application/pdf', body }
}
