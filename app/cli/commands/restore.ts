import { resolve } from 'node:path'
import { operate } from '../ask.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  usage:
    'restore FILE [--replace] [--json]\n  --replace: throw away what the database holds now. A running server pauses meanwhile.',
  options: { replace: { type: 'boolean' } },
  operands: [1, 1],
  async run([file = ''], values) {
    const report = await operate('restore', { file: resolve(file), replace: values.replace === true })
    const { createdAt, tables, rows, files } = report
    return { json: report, text: `已恢复 ${createdAt} 的备份：${tables} 张表、${rows} 行、${files} 个文件。` }
  },
}
