import type { Localized } from '#kernel/localized'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { StoredFile } from '#platform/files/files'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import { type FieldSpec, type RecordOutcome, readRecords } from '#platform/spreadsheets/spreadsheets'
import type { importSeasonResults as importShape } from '../../contract/season-results.ts'
import { keepResult, type SaidResult, seasonForResults } from './results.ts'
import { todayOf } from './seasons.ts'

type Answer = ResponseOf<typeof importShape>
type Row = Answer['rows'][number]

const fields: FieldSpec[] = [
  {
    name: 'creditCode',
    label: '统一社会信用代码',
    kind: 'creditCode',
    required: true,
    aliases: ['统一社会信用代码', '社会信用代码', '信用代码', 'credit code'],
  },
  { name: 'name', kind: 'text', required: true, aliases: ['企业名称', '单位名称', '公司名称', 'company'] },
  {
    name: 'result',
    label: '结果',
    kind: 'text',
    required: true,
    aliases: ['结果', '认定结果', '评审结果', '是否认定'],
  },
  { name: 'points', label: '得分', kind: 'decimal', aliases: ['得分', '评审得分', '综合得分', '总分', '分数'] },
  { name: 'number', label: '证书编号', kind: 'text', aliases: ['证书编号', '证书号', '编号'] },
  { name: 'validFrom', label: '发证日期', kind: 'date', aliases: ['发证日期', '发证时间', '认定日期'] },
]

/** Words of a result as offices write them. */
const words: Readonly<Record<string, SaidResult['result']>> = {
  ...Object.fromEntries(['认定', '通过', '已认定', '是', '认定通过'].map((word) => [word, 'recognised'] as const)),
  ...Object.fromEntries(
    ['未认定', '不通过', '未通过', '否', '不予认定'].map((word) => [word, 'not-recognised'] as const),
  ),
}

class TriedOnly extends Error {}

/**
 * Reads results from a sheet: every row is accepted, was there already, or is rejected with every reason. Trying does the
 * same and takes it all back. The same sheet again changes nothing.
 *
 * Permission: recognition:manage-seasons.
 * Writes:     recognition.season_result, enterprises.certificate, the operation log.
 * Errors:     recognition.season-not-found, .result-early, .results-empty, those of the spreadsheet reader.
 */
export async function importResults(
  ctx: Context,
  seasonId: string,
  { file, isDryRun, signal }: { file: StoredFile; isDryRun: boolean; signal: AbortSignal },
): Promise<Answer> {
  const records = await recordsOf(ctx, file, signal)
  let answer: Answer | null = null
  try {
    await ctx.db.tx(async (tx) => {
      const season = await seasonForResults({ ...ctx, db: tx }, seasonId)
      const rows: Row[] = []
      let certificates = 0
      for (const record of records) {
        const both = (problem: Problem) => ({
          zh: ctx.registry.messageOf(problem, 'zh-CN'),
          en: ctx.registry.messageOf(problem, 'en'),
        })
        const { row, hasCertificate } = await take(tx, { record, both }, (inner, said) =>
          keepResult(inner, ctx, season, { ...said, source: 'import', sourceName: file.name, mayCorrect: false }),
        )
        rows.push(row)
        if (hasCertificate) certificates++
      }
      const count = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome).length
      answer = {
        ...{ accepted: count('accepted'), unchanged: count('unchanged'), rejected: count('rejected') },
        ...{ certificates, rows },
      }
      if (isDryRun) throw new TriedOnly()
    })
  } catch (error) {
    if (!(error instanceof TriedOnly)) throw error
  }
  if (!answer) throw new Error('the import gave no answer')
  return answer
}

async function recordsOf(ctx: Context, file: StoredFile, signal: AbortSignal): Promise<RecordOutcome[]> {
  const records: RecordOutcome[] = []
  const bytes = await ctx.files.read(file)
  const reading = readRecords({
    ...{ bytes, fileName: file.name, fields, asOf: todayOf(ctx), signal },
    duplicates: { key: ['creditCode'] },
  })
  for await (const record of reading) if (record.outcome !== 'skip') records.push(record)
  if (records.length === 0) throw new Refusal('recognition.results-empty')
  return records
}

type Keep = (tx: Db, said: Omit<SaidResult, 'source' | 'sourceName'>) => ReturnType<typeof keepResult>

/** One row, in a savepoint of its own: what is refused leaves nothing behind. */
async function take(
  tx: Db,
  { record, both }: { record: RecordOutcome; both: (problem: Problem) => Localized },
  keep: Keep,
): Promise<{ row: Row; hasCertificate: boolean }> {
  const text = (name: string) => {
    const value = record.values?.[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const head = { row: record.row, creditCode: text('creditCode'), companyName: text('name') }
  const rejected = (reasons: Localized[]) => ({
    row: { ...head, outcome: 'rejected' as const, reasons },
    hasCertificate: false,
  })
  const creditCode = head.creditCode
  if (record.outcome !== 'accept' || creditCode === null || record.flags.includes('conflict'))
    return rejected(record.problems.map(({ zh, en }) => ({ zh, en })))
  const word = text('result') ?? ''
  const result = words[word]
  try {
    if (!result) throw new Refusal({ code: 'recognition.result-word', params: { text: word } })
    const kept = await tx.tx((inner) =>
      keep(inner, {
        ...{ creditCode, result, points: record.decimals?.points ?? null },
        ...{ certificateNumber: text('number'), validFrom: text('validFrom') },
      }),
    )
    const outcome = kept.isNew ? ('accepted' as const) : ('unchanged' as const)
    return {
      row: { ...head, companyName: kept.companyName, outcome, reasons: [] },
      hasCertificate: kept.hasCertificate,
    }
  } catch (error) {
    if (error instanceof Refusal) return rejected(error.problems.map(both))
    throw error
  }
}
