import type { EarlierContract } from '../actions/take-over-register.ts'
import { districtCode } from '../rules/registry/particulars.ts'
import type { RegisterRow } from './register-row.ts'

const china = '142'

/** A row as the register keeps it. What the sheet does not say stays empty, and is shown as such. */
export function earlierContract(
  row: RegisterRow,
  { partyId, file }: { partyId: string | undefined; file: string },
): EarlierContract {
  const { regionPath, registeredOn, contractFen, number, technologyFen, signedOn } = row
  return {
    ...{ regionPath, registeredOn, contractFen, partyId: partyId ?? null },
    fixed: { number, technologyFen, takenFrom: file.slice(0, 200) },
    particulars: {
      ...{ projectName: row.projectName, kind: row.kind, field: row.field, form: null, content: '', goal: null },
      ...{ ipType: '', ipNumber: null, planSource: '', industry: '', paymentMode: '' },
      ...{ signedOn, validFrom: null, validTo: null },
      seller: {
        ...{ name: row.sellerName, creditCode: row.sellerCode, country: china, type: '' },
        regionCode: districtCode(regionPath),
      },
      buyers: [
        {
          ...{ name: row.buyerName, creditCode: row.buyerCode, regionCode: null, type: '' },
          country: row.buyerCode ? china : '',
        },
      ],
      ...{ currency: 'CNY', originalAmount: null, exchangeRate: null, deductions: [] },
      ...{ expectedInput: null, expectedOutput: null },
    },
  }
}
