import { readFen } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import { type FieldSpec, type RecordOutcome, readRecords } from '#platform/spreadsheets/spreadsheets'
import { answerFields, type BankLayout } from '../contract.ts'
import { type BankResult, isYuan, resultOf } from '../rules/bank-layout.ts'
import { referenceIn } from '../rules/payment-reference.ts'

/** A line as it was read; what could not be read says why. */
export interface ReadLine {
  lineNo: number
  sheet: string
  row: number
  reference: string | null
  payee: string | null
  bankAccountNo: string | null
  amountFen: bigint | null
  on: string | null
  result: BankResult | null
  reason: string | null
  problems: { zh: string; en: string }[]
}

/**
 * The lines of a bank's answer by the columns and words of the layout.
 *
 * Errors: ledger.bank-file-empty and those of the spreadsheet reader.
 */
export async function readBankLines(
  bytes: Uint8Array,
  options: { fileName: string; layout: BankLayout; signal: AbortSignal },
): Promise<ReadLine[]> {
  const { layout, fileName, signal } = options
  const lines: ReadLine[] = []
  const reading = readRecords({ bytes, fileName, signal, fields: fieldsOf(layout) })
  for await (const record of reading)
    if (record.outcome !== 'skip') lines.push(lineOf(record, lines.length + 1, layout))
  const isAnswer = lines.some(({ amountFen }) => amountFen !== null)
  if (!isAnswer) throw new Refusal('ledger.bank-file-empty')
  return lines
}

function fieldsOf(layout: BankLayout): FieldSpec[] {
  return answerFields
    .filter((name) => layout.answer[name].length > 0)
    .map((name) => {
      const aliases = layout.answer[name]
      if (name === 'amount') return { name, aliases, kind: 'decimal', unit: '元', required: true }
      return { name, aliases, kind: name === 'date' ? 'date' : 'text' }
    })
}

const statusUnclear = {
  zh: '看不出成功还是失败，请在“银行文件格式”中补充用词',
  en: 'neither success nor failure; add the word to the bank file layout',
}
const foreignCurrency = { zh: '不是人民币，请与银行核实', en: 'not in yuan; ask the bank' }
const notExact = { zh: '金额不确切（约、余、以上等），请与银行核实', en: 'the amount is not exact; ask the bank' }
const partsOfFen = { zh: '金额多于两位小数，请核对', en: 'the amount has more than two places' }

function lineOf(record: RecordOutcome, lineNo: number, layout: BankLayout): ReadLine {
  const text = (name: string) => {
    const value = record.values?.[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const problems = record.problems.map(({ zh, en }) => ({ zh, en }))
  const read = readFen(record.decimals?.amount ?? '')
  if (record.outcome === 'accept' && !('fen' in read)) problems.push(partsOfFen)
  if (record.flags.some((flag) => flag === 'approx:amount' || flag === 'lowerBound:amount')) problems.push(notExact)
  if (!isYuan(text('currency') ?? '')) problems.push(foreignCurrency)
  // Only a layout that names no column for it says that the file lists what was paid.
  const result = layout.answer.result.length === 0 ? 'paid' : resultOf(text('result') ?? '', layout)
  if (record.outcome === 'accept' && result === null) problems.push(statusUnclear)
  return {
    lineNo,
    sheet: record.sheet,
    row: record.row,
    reference: referenceIn(`${text('reference') ?? ''}`) ?? referenceIn(`${text('remark') ?? ''}`),
    payee: text('payee'),
    bankAccountNo: text('bankAccountNo')?.replace(/\D/g, '') || null,
    amountFen: 'fen' in read ? read.fen : null,
    on: /^\d{4}-\d{2}-\d{2}$/.exec(text('date') ?? '')?.[0] ?? null,
    result,
    reason: text('reason'),
    problems,
  }
}
