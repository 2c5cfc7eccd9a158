import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { operate } from '../ask.ts'
import { type Command, noHeaderFound, rowOf, textOf, UsageError } from '../command.ts'

const shown = 40

export const command: Command = {
  usage: [
    'import indicators FILE --dry-run --region PATH [--header-row N] [--json]',
    '  What an import would do for an office of that region (such as 320800/). Writing needs a person: use the page.',
    '  --header-row  表头从第几行开始；不给则自动识别  row in which the header begins; found by itself if not given',
  ].join('\n'),
  options: { 'dry-run': { type: 'boolean' }, region: { type: 'string' }, 'header-row': { type: 'string' } },
  operands: [1, 1],
  async run([name = ''], values) {
    const regionPath = textOf(values, 'region')
    if (values['dry-run'] !== true || !regionPath || !/^(?:\d{6,12}\/)+$/.test(regionPath))
      throw new UsageError(command.usage)
    const file = resolve(name)
    if (!existsSync(file)) throw new UsageError(`没有这个文件：${name}  no such file`)
    const report = await operate('import check', { file, regionPath, headerRow: rowOf(values, 'header-row') ?? null })
    const { accepted, rejected, skipped, rows, unread } = report
    const lines = rows
      .filter((row) => row.outcome === 'reject')
      .slice(0, shown)
      .map((row) => `  ${row.sheet} 第 ${row.row} 行：${row.detail ?? row.reason}`)
    const sheets = unread.map(({ sheet, lacking }) => `  没有读的工作表 ${sheet}：缺 ${lacking.join('、')}`)
    const text = [`可写入 ${accepted} 行，未通过 ${rejected} 行，略过 ${skipped} 行。`, ...lines, ...sheets].join('\n')
    if (rows.length === 0 && unread.length > 0)
      return { json: report, text: `${text}\n${noHeaderFound}`, exitUnlessJson: 2 }
    return { json: report, text, ...(rejected > 0 ? { exitUnlessJson: 1 } : {}) }
  },
}
