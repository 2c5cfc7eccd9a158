import type { DeductionKind, Field, Kind } from '../../codes.ts'
import { amountOf } from './money.ts'

export interface RegisteredParty {
  name: string
  /** Null: abroad, or invented. */
  creditCode: string | null
  country: string
  regionCode: string | null
  type: string
}

/** Everything that a registration says, besides its number, amounts and state. Amounts are texts in yuan. */
export interface Particulars {
  projectName: string
  kind: Kind
  form: string | null
  content: string
  field: Field
  ipType: string
  ipNumber: string | null
  planSource: string
  industry: string
  goal: string | null
  signedOn: string
  /** Null: what it was taken over from does not say. */
  validFrom: string | null
  validTo: string | null
  seller: RegisteredParty
  buyers: RegisteredParty[]
  currency: string | null
  originalAmount: string | null
  exchangeRate: string | null
  deductions: { kind: DeductionKind; name: string; amount: string }[]
  paymentMode: string
  expectedInput: string | null
  expectedOutput: string | null
}

/** The answers of the form that a registration keeps. */
export interface RegisteredAnswers {
  projectName: string
  kind: Kind
  developmentForm?: string | undefined
  serviceForm?: string | undefined
  content: string
  field: Field
  ipType: string
  ipNumber?: string | undefined
  planSource: string
  industry: string
  goal?: string | undefined
  signedOn: string
  validFrom: string
  validTo: string
  sellerName: string
  sellerCode: string
  sellerType: string
  buyers: readonly {
    name: string
    creditCode?: string | undefined
    country: string
    regionCode?: string | undefined
    type: string
  }[]
  currency?: string | undefined
  originalAmount?: string | undefined
  exchangeRate?: string | undefined
  deductions: readonly { kind: DeductionKind; name: string; amount: string }[]
  paymentMode: string
  expectedInput?: string | undefined
  expectedOutput?: string | undefined
}

const china = '142'

/**
 * The particulars of a contract as they are registered.
 *
 * Units:  amounts as filed, texts in yuan.
 * Source: fields of the official form.
 */
export function particularsOf(answers: RegisteredAnswers, regionPath: string): Particulars {
  const { sellerName, sellerCode, sellerType, developmentForm, serviceForm, ...kept } = answers
  const isForeign = answers.currency !== undefined && answers.currency !== 'CNY'
  return {
    projectName: kept.projectName,
    kind: kept.kind,
    form: developmentForm ?? serviceForm ?? null,
    content: kept.content,
    field: kept.field,
    ipType: kept.ipType,
    ipNumber: kept.ipNumber ?? null,
    planSource: kept.planSource,
    industry: kept.industry,
    goal: kept.goal ?? null,
    signedOn: kept.signedOn,
    validFrom: kept.validFrom,
    validTo: kept.validTo,
    seller: {
      name: sellerName,
      creditCode: sellerCode,
      country: china,
      regionCode: districtCode(regionPath),
      type: sellerType,
    },
    buyers: answers.buyers.map((buyer) => ({
      name: buyer.name,
      creditCode: buyer.creditCode ?? null,
      country: buyer.country,
      regionCode: buyer.regionCode ?? null,
      type: buyer.type,
    })),
    currency: kept.currency ?? null,
    originalAmount: isForeign ? (kept.originalAmount ?? null) : null,
    exchangeRate: isForeign ? (kept.exchangeRate ?? null) : null,
    deductions: kept.deductions.map(({ kind, name, amount }) => ({ kind, name, amount })),
    paymentMode: kept.paymentMode,
    expectedInput: kept.expectedInput ?? null,
    expectedOutput: kept.expectedOutput ?? null,
  }
}

/**
 * Code of the district of a region path.
 *
 * Units:  none.
 * Source: GB/T 2260, six digits.
 * Example: districtCode('320800/320812/') → '320812'
 */
export function districtCode(regionPath: string): string | null {
  return regionPath.split('/').findLast((part) => /^\d{6}$/.test(part)) ?? null
}

/**
 * Lines of non-technical cost in fen. They have been checked when they were filed.
 *
 * Units:  input texts in yuan, result fen.
 * Source: amounts of the official form.
 */
export function deductionsInFen(
  lines: readonly { kind: DeductionKind; amount: string }[],
): { kind: DeductionKind; fen: bigint }[] {
  return lines.map(({ kind, amount }, index) => {
    const { fen } = amountOf(amount, `deductions.${index}.amount`)
    if (fen === null) throw new Error(`a line of cost is no amount: ${amount}`)
    return { kind, fen }
  })
}
