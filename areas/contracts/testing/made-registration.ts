import { digestOf } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import type { Services } from '#platform/services'
import { contractRulesOn } from '../actions/rule-set.ts'
import { certified } from '../rules/registry/entry.ts'
import { registrationNumber } from '../rules/registry/registration-number.ts'
import { technologyValue } from '../rules/registry/technology-value.ts'
import { verificationCode } from '../rules/registry/verification.ts'
import { keepFiling } from '../store/filings.ts'
import { insertRegistration, nextSerial } from '../store/registrations.ts'

/** A registration of an organisation at a place, written without its way there; its amount may be left open. */
export async function makeRegistration(
  services: Services,
  {
    regionPath,
    partyId,
    isAmountOpen = false,
    valueFen = 300_000_000n,
  }: { regionPath: string; partyId: string; isAmountOpen?: boolean; valueFen?: bigint },
): Promise<{ id: string; number: string; code: string }> {
  const now = services.clock.now()
  const day = businessDate(now)
  const contractFen = isAmountOpen ? 0n : valueFen
  const kind = 'service' as const
  const { technologyFen, working } = technologyValue(contractRulesOn(day), {
    filedOn: day,
    kind,
    contractFen,
    deductions: [],
  })
  return services.db.tx(async (tx) => {
    const id = services.ids.next('reg')
    const serial = await nextSerial(tx, regionPath, Number(day.slice(0, 4)))
    const number = registrationNumber({ day, regionPath, serial })
    const party = { country: '142', regionCode: '320812', type: '150', creditCode: null }
    const entry = {
      ...{ edition: 1, kind: 'registered' as const, recordedAt: now, recordedOn: day, recordedBy: null },
      ...{ recordedByName: '示例', reason: null, state: 'valid' as const, isAmountOpen, contractFen, technologyFen },
      working,
      particulars: {
        ...{
          projectName: `示例合同${number}`,
          kind,
          form: 'general',
          content: '示例内容',
          field: 'materials' as const,
        },
        ...{ ipType: 'none', ipNumber: null, planSource: 'none', industry: 'C', goal: null },
        ...{ signedOn: day, validFrom: day, validTo: day },
        seller: { ...party, name: '示例卖方' },
        buyers: [{ ...party, name: '示例买方' }],
        ...{ currency: 'CNY', originalAmount: null, exchangeRate: null, deductions: [], paymentMode: 'once' },
        ...{ expectedInput: null, expectedOutput: null },
      },
    }
    const digest = digestOf(certified({ id, number, regionPath, registeredOn: day }, entry))
    await insertRegistration(
      tx,
      {
        ...{ regionPath, id, number, caseId: null, caseNumber: null, partyId, isInvented: false },
        ...{ registeredOn: day, registeredAt: now },
      },
      { ...entry, digest },
    )
    return { id, number, code: verificationCode(digest) }
  })
}

/** A contract that an organisation has filed at a place, written without its way there. Answers its case. */
export async function makeFiling(
  services: Services,
  { regionPath, partyId }: { regionPath: string; partyId: string },
): Promise<string> {
  const now = services.clock.now()
  const caseId = services.ids.next('cas')
  const filedOn = businessDate(now)
  await services.db.tx((tx) =>
    keepFiling(tx, {
      ...{ regionPath, caseId, partyId, caseNumber: caseId, filedOn, filedAt: now, signedOn: filedOn },
      ...{ projectName: '示例合同', kind: 'service', field: 'materials', content: '示例内容' },
      ...{ sellerCode: '91350100M000100Y43', sellerName: '示例卖方', buyerCode: null, buyerName: '示例买方' },
      ...{ buyers: [{ name: '示例买方', creditCode: null }], contractFen: 100n, technologyFen: 100n },
    }),
  )
  return caseId
}
