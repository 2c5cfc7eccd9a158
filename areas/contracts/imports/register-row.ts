import { formatFen, readFen } from '#kernel/money'
import type { Problem } from '#kernel/refusal'
import { type Field, fields, type Kind, kinds } from '../codes.ts'
import { mostFen } from '../rules/registry/money.ts'

/** A region that an import may write to. */
export interface ImportRegion {
  path: string
  code: string
  name: string
  shortName: string
}

/** A registration as a row of a sheet has it. */
export interface RegisterRow {
  number: string
  regionPath: string
  projectName: string
  kind: Kind
  field: Field
  sellerName: string
  sellerCode: string | null
  buyerName: string
  buyerCode: string | null
  contractFen: bigint
  /** Null: the sheet does not say. */
  technologyFen: bigint | null
  signedOn: string
  registeredOn: string
}

/** Values of a row by the names of `registerColumns`, texts as they stand in the sheet. */
export type RowValues = Readonly<Record<string, string | null>>

/** The first day of the rules of 2000/2001: nothing was registered by them before. */
const firstDay = '2001-07-18'

/**
 * A row as a registration, or every reason why it is none. Without a region of its own it belongs to the office that imports.
 *
 * Units:  amounts as texts in yuan, result fen.
 * Source: fields of the official form; 16 digits of the number.
 * Errors: contracts.import-number, .import-kind, .import-field, .import-region, .import-too-early, .amount-not-positive,
 *         .amount-too-large, .parts-of-a-fen, .not-an-amount, .technology-exceeds, .signed-after-registration, .own-buyer.
 */
export function registerRow(
  values: RowValues,
  on: { regions: readonly ImportRegion[] | 'any'; office: string },
): { row: RegisterRow; problems: [] } | { row: null; problems: Problem[] } {
  const problems: Problem[] = []
  const text = (name: string) => values[name] ?? ''
  const number = text('number').normalize('NFKC').replace(/[\s-]/g, '')
  if (!/^\d{16}$/.test(number)) problems.push({ code: 'contracts.import-number', params: { text: text('number') } })
  const kind = codeOf(kinds, text('kind').replace(/合同$/, ''))
  if (!kind) problems.push({ code: 'contracts.import-kind', params: { text: text('kind') } })
  const field = codeOf(fields, text('field'))
  if (!field) problems.push({ code: 'contracts.import-field', params: { text: text('field') } })
  const regionPath = regionOf(text('region'), on)
  if (regionPath === null) problems.push({ code: 'contracts.import-region', params: { text: text('region') } })
  const [signedOn, registeredOn] = [text('signedOn'), text('registeredOn')]
  if (signedOn > registeredOn)
    problems.push({ code: 'contracts.signed-after-registration', params: { signedOn, registeredOn } })
  if (registeredOn < firstDay) problems.push({ code: 'contracts.import-too-early', params: { registeredOn, firstDay } })
  const [sellerCode, buyerCode] = [values.sellerCode ?? null, values.buyerCode ?? null]
  if (sellerCode !== null && sellerCode === buyerCode) problems.push({ code: 'contracts.own-buyer' })
  const contract = fenOf(values.contractYuan ?? null, { mayBeZero: false })
  const technology = fenOf(values.technologyYuan ?? null, { mayBeZero: true })
  for (const { problem } of [contract, technology]) if (problem) problems.push(problem)
  const [contractFen, technologyFen] = [contract.fen ?? 0n, technology.fen]
  if (!contract.problem && technologyFen !== null && technologyFen > contractFen)
    problems.push({
      code: 'contracts.import-technology-exceeds',
      params: { technology: formatFen(technologyFen), contract: formatFen(contractFen) },
    })
  if (problems.length > 0 || !kind || !field || regionPath === null) return { row: null, problems }
  return {
    row: {
      ...{ number, regionPath, kind, field, projectName: text('projectName'), signedOn, registeredOn },
      ...{ sellerName: text('sellerName'), sellerCode, buyerName: text('buyerName'), buyerCode },
      ...{ contractFen, technologyFen },
    },
    problems: [],
  }
}

/** A code by its Chinese name, or by a longer text that names it alone: 委托开发 is 技术开发. */
function codeOf<K extends string>(list: Record<K, { zh: string }>, text: string): K | null {
  const wanted = text.normalize('NFKC').replace(/[\s,、，]/g, '')
  if (wanted === '') return null
  const all = Object.entries(list) as [K, { zh: string }][]
  const plain = (zh: string) => zh.replace(/[、，]/g, '')
  const exact = all.find(([, { zh }]) => plain(zh) === wanted)
  if (exact) return exact[0]
  const within = all.filter(([, { zh }]) => wanted.includes(plain(zh).replace(/^技术/, '')))
  return within.length === 1 ? (within[0]?.[0] ?? null) : null
}

/** A region by its code, its name or a place that ends with it: 江苏省淮安市淮阴区. */
function regionOf(
  text: string,
  { regions, office }: { regions: readonly ImportRegion[] | 'any'; office: string },
): string | null {
  const wanted = text.replace(/\s/g, '')
  if (wanted === '' || regions === 'any') return office
  const found = regions.filter(
    ({ code, name, shortName }) => code === wanted || shortName === wanted || wanted.endsWith(name),
  )
  return found.toSorted((a, b) => b.path.length - a.path.length)[0]?.path ?? null
}

function fenOf(
  text: string | null,
  { mayBeZero }: { mayBeZero: boolean },
): { fen: bigint | null; problem: Problem | null } {
  if (text === null) return { fen: null, problem: null }
  const read = readFen(text)
  if ('fault' in read) return { fen: null, problem: { code: `contracts.${read.fault}`, params: { text } } }
  if (read.fen < 0n || (read.fen === 0n && !mayBeZero)) return { fen: null, problem: { code: 'contracts.import-zero' } }
  if (read.fen >= mostFen) return { fen: null, problem: { code: 'contracts.amount-too-large', params: { text } } }
  return { fen: read.fen, problem: null }
}
