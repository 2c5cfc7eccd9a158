import { timingSafeEqual } from 'node:crypto'
import { regionNames } from '#areas/regions'
import { fenText } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { kinds } from '../codes.ts'
import type { VerifiedCertificate } from '../contract/certificates.ts'
import { readRegistrationNumber } from '../rules/registry/registration-number.ts'
import { readCode, verificationCode } from '../rules/registry/verification.ts'
import { entriesOf, registrationsByNumber } from '../store/registrations.ts'

/**
 * What the register says of a certificate that somebody holds. The number alone opens nothing: the code that only the
 * paper bears must fit. An edition that was replaced or cancelled since is said to be so.
 *
 * Permission: contracts:verify (anyone).
 * Errors:     contracts.number-impossible, contracts.certificate-unknown.
 */
export async function verifyCertificate(
  ctx: Context,
  given: { number: string; code: string },
): Promise<VerifiedCertificate> {
  const number = readRegistrationNumber(given.number)
  if (!number) throw new Refusal({ code: 'contracts.number-impossible', field: 'number' })
  const code = readCode(given.code)
  for (const row of await registrationsByNumber(ctx.db, number)) {
    const entries = await entriesOf(ctx.db, row)
    const index = entries.findIndex(({ digest }) => isSame(verificationCode(digest), code))
    const entry = entries[index]
    if (!entry) continue
    const after = entries[index + 1]
    const isCancelled = row.state === 'cancelled'
    const names = await regionNames(ctx.db, [row.region_path])
    return {
      number,
      standing: isCancelled ? 'cancelled' : after ? 'superseded' : 'current',
      edition: entry.edition,
      projectName: entry.particulars.projectName,
      kind: entry.particulars.kind,
      kindLabel: kinds[entry.particulars.kind],
      sellerName: entry.particulars.seller.name,
      buyerName: entry.particulars.buyers.map(({ name }) => name).join('、'),
      signedOn: entry.particulars.signedOn,
      registeredOn: row.registered_on,
      regionName: names.get(row.region_path) ?? row.region_path,
      isAmountOpen: entry.isAmountOpen,
      isInvented: row.is_invented,
      contractYuan: fenText(entry.contractFen),
      technologyYuan: fenText(entry.technologyFen),
      endedOn: isCancelled ? (entries.at(-1)?.recordedOn ?? null) : (after?.recordedOn ?? null),
      digest: entry.digest,
    }
  }
  throw new Refusal('contracts.certificate-unknown')
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
