import { resolve } from 'node:path'
import { operate } from '../ask.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  usage: 'backup FILE [--json]\n  Works while the server runs. FILE must not exist yet.',
  options: {},
  operands: [1, 1],
  async run([file = '']) {
    const report = await operate('backup', { file: resolve(file) })
    const megabytes = (Number(report.sizeBytes) / 1_048_576).toFixed(1)
    const { tables, rows, files } = report
    return { json: report, text: `已备份到 ${file}：${tables} 张表、${rows} 行、${files} 个文件，${megabytes} MB。` }
  },
}
