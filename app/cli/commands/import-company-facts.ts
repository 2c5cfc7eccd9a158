import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readCompanyFacts } from '#areas/enterprises'
import { districtsThatComeAlong } from '#areas/regions'
import { recordableSources } from '#contract/enterprises'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { RecordOutcome } from '#platform/spreadsheets/spreadsheets'
import { type Answer, type Command, dayOf, noHeaderFound, rowOf, textOf, UsageError, type Values } from '../command.ts'
import { refusedFile } from '../refused-file.ts'

const shown = 40

export const command: Command = {
  usage: [
    'import company-facts FILE --dry-run [--districts A,B,…] [--as-of YYYY-MM-DD] [--header-row N] [--json]',
    'import company-facts FILE --region PATH [--source SOURCE] [--header-row N] [--json]',
    '  FILE         .xlsx, .csv（UTF-8、GBK、UTF-16）, or a web page that calls itself .xls',
    '  --dry-run    只读不写：逐行说明收下、退回、略过及原因  says row by row what would be taken; writes nothing',
    '  --region     写入企业档案：报送地区的路径，如 320800/；另读营业收入、职工总数等列  writes into the files of companies, further columns too',
    `  --source     数据来源，默认 office  where the data come from: ${recordableSources.join(', ')}`,
    '  --districts  所辖区县，默认为随附的区划  districts of the office',
    '  --as-of      此日之后的日期视为未来，默认今天  later dates are in the future',
    '  --header-row 表头从第几行开始；不给则自动识别  row in which the header begins',
  ].join('\n'),
  options: {
    'dry-run': { type: 'boolean' },
    region: { type: 'string' },
    source: { type: 'string' },
    districts: { type: 'string' },
    'as-of': { type: 'string' },
    'header-row': { type: 'string' },
  },
  operands: [1, 1],
  async run([file = ''], values) {
    const region = textOf(values, 'region')
    if (values['dry-run'] !== true && region !== undefined) return write(file, region, values)
    if (values['dry-run'] !== true) throw new UsageError(command.usage)
    const asOf = dayOf(values, 'as-of') ?? businessDate(new Date())
    const named = textOf(values, 'districts')
      ?.split(/[,，、]/)
      .map((name) => name.trim())
      .filter(Boolean)
    try {
      const { rows, summary } = await readCompanyFacts(file, {
        fileName: file,
        districts: named ?? (await districtsThatComeAlong()),
        asOf,
        headerRow: rowOf(values, 'header-row'),
      })
      const { accepted, rejected, skipped, encoding } = summary
      const json = { rows: rows.map(plain), accepted, rejected, skipped, encoding }
      const isTable = rows.some(({ outcome, reason }) => outcome === 'accept' || reason !== 'missing-columns')
      if (!isTable) return { json, text: `${words(rows, summary)}\n${noHeaderFound}`, exitUnlessJson: 2 }
      return { json, text: words(rows, summary), ...(rejected > 0 ? { exitUnlessJson: 1 } : {}) }
    } catch (thrown) {
      if (thrown instanceof Refusal) return refusedFile(file, thrown)
      throw thrown
    }
  },
}

/** Writes the sheet into the files of companies, by the running server or here. */
async function write(name: string, regionPath: string, values: Values): Promise<Answer> {
  const file = resolve(name)
  const said = textOf(values, 'source') ?? 'office'
  const source = recordableSources.find((each) => each === said)
  if (!source || !/^(?:\d{6,12}\/)+$/.test(regionPath)) throw new UsageError(command.usage)
  if (!existsSync(file)) throw new UsageError(`没有这个文件：${name}  no such file`)
  const headerRow = rowOf(values, 'header-row') ?? null
  // Loaded only here: it knows the whole installation, which a dry run need not wait for.
  const { operate } = await import('../ask.ts')
  const report = await operate('import company facts', { file, regionPath, source, headerRow })
  const { accepted, unchanged, refused, skipped, newCompanies, newFacts, newCertificates, refusals } = report
  const total = `写入 ${accepted} 行，与档案相同 ${unchanged} 行，退回 ${refused} 行，略过 ${skipped} 行。`
  const added = `新建档案 ${newCompanies} 份，数据 ${newFacts} 条，证书 ${newCertificates} 份。`
  const lines = refusals.slice(0, shown).map(({ sheet, row, detail }) => `  ${sheet} 第 ${row} 行：${detail}`)
  const text = [total, added, ...lines].join('\n')
  return { json: report, text, ...(refused > 0 ? { exitUnlessJson: 1 as const } : {}) }
}

/** A row with what it carries: values and flags where it is taken, the reason where it is not. */
function plain({ sheet, row, outcome, values, flags, reason, detail }: RecordOutcome) {
  return {
    sheet,
    row,
    outcome,
    ...(values ? { values } : {}),
    ...(flags.length > 0 ? { flags } : {}),
    ...(reason ? { reason } : {}),
    ...(detail ? { detail } : {}),
  }
}

function words(rows: readonly RecordOutcome[], summary: { accepted: number; rejected: number; skipped: number }) {
  const refused = rows.filter(({ outcome }) => outcome === 'reject')
  const lines = refused.slice(0, shown).map(({ sheet, row, detail }) => `  ${sheet} 第 ${row} 行：${detail}`)
  const more = refused.length > shown ? [`  另有 ${refused.length - shown} 行；全部见 --json`] : []
  const total = `可收下 ${summary.accepted} 行，退回 ${summary.rejected} 行，略过 ${summary.skipped} 行；没有写入。`
  return [total, ...lines, ...more].join('\n')
}
