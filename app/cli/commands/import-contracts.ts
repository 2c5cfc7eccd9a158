import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { readRegister } from '#areas/contracts'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { type Answer, type Command, dayOf, noHeaderFound, rowOf, textOf, UsageError, type Values } from '../command.ts'
import { refusedFile } from '../refused-file.ts'

const shown = 40

export const command: Command = {
  usage: [
    'import contracts FILE --dry-run [--as-of YYYY-MM-DD] [--header-row N] [--json]',
    'import contracts FILE --region PATH [--header-row N] [--json]',
    '  FILE         全国系统导出的登记表  a sheet of registrations: .xlsx, .csv, or a web page that calls itself .xls',
    '  --dry-run    只读不写：逐行说明收下、退回及原因  says row by row what would be taken; writes nothing',
    '  --region     写入登记簿：登记机构所在地区的路径，如 320800/；已登记的不重复写入  writes into the register, each contract once',
    '  --as-of      此日之后的日期视为未来，默认今天  later dates are in the future',
    '  --header-row 表头从第几行开始；不给则自动识别  row in which the header begins',
  ].join('\n'),
  options: {
    'dry-run': { type: 'boolean' },
    region: { type: 'string' },
    'as-of': { type: 'string' },
    'header-row': { type: 'string' },
  },
  operands: [1, 1],
  async run([file = ''], values) {
    const region = textOf(values, 'region')
    if (values['dry-run'] !== true && region !== undefined) return write(file, region, values)
    if (values['dry-run'] !== true) throw new UsageError(command.usage)
    const headerRow = rowOf(values, 'header-row')
    const asOf = dayOf(values, 'as-of') ?? businessDate(new Date())
    try {
      const { rows, skipped, isTable } = await readRegister(file, {
        ...{ fileName: basename(file), asOf, regions: 'any', office: '' },
        ...(headerRow === undefined ? {} : { headerRow }),
      })
      const refused = rows.filter(({ outcome }) => outcome === 'refused')
      const taken = rows.length - refused.length
      const json = { taken, refused: refused.length, skipped, rows: rows.map(plain) }
      const lines = refused
        .slice(0, shown)
        .map(({ row, label, reasons }) => `  第 ${row} 行 ${label}：${reasons.map(({ zh }) => zh).join(' ')}`)
      const total = `可收下 ${taken} 份，退回 ${refused.length} 行，略过 ${skipped} 行；没有写入。  ${taken} would be taken, ${refused.length} refused.`
      if (!isTable) return { json, text: `${total}\n${noHeaderFound}`, exitUnlessJson: 2 }
      return { json, text: [total, ...lines].join('\n'), ...(refused.length > 0 ? { exitUnlessJson: 1 } : {}) }
    } catch (thrown) {
      if (thrown instanceof Refusal && thrown.problems[0]?.code.startsWith('spreadsheets.'))
        return refusedFile(file, thrown)
      throw thrown
    }
  },
}

/** Writes the sheet into the register, by the running server or here. */
async function write(name: string, regionPath: string, values: Values): Promise<Answer> {
  const file = resolve(name)
  if (!/^(?:\d{6,12}\/)+$/.test(regionPath)) throw new UsageError(command.usage)
  if (!existsSync(file)) throw new UsageError(`没有这个文件：${name}  no such file`)
  const headerRow = rowOf(values, 'header-row') ?? null
  // Loaded only here: it knows the whole installation, which a dry run need not wait for.
  const { operate } = await import('../ask.ts')
  const report = await operate('import contracts', { file, regionPath, headerRow })
  const { taken, unchanged, refused, skipped, contractYuan, rows } = report
  const total = `登记 ${taken} 份，合同成交额 ${contractYuan} 元；已在登记簿 ${unchanged} 份，退回 ${refused} 行，略过 ${skipped} 行。`
  const lines = rows
    .slice(0, shown)
    .map(({ row, label, reasons }) => `  第 ${row} 行 ${label}：${reasons.map(({ zh }) => zh).join(' ')}`)
  return { json: report, text: [total, ...lines].join('\n'), ...(refused > 0 ? { exitUnlessJson: 1 as const } : {}) }
}

type Row = Awaited<ReturnType<typeof readRegister>>['rows'][number]

/** Amounts as text: every fen of them. */
function plain({ registration, ...row }: Row) {
  const fen = (value: bigint | null) => (value === null ? null : String(value))
  if (!registration) return row
  const { contractFen, technologyFen } = registration
  return { ...row, registration: { ...registration, contractFen: fen(contractFen), technologyFen: fen(technologyFen) } }
}
