import { migrate } from '#platform/db/migrate'
import { schemas, withDatabase } from '../../installation.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  usage: 'migrate [--json]',
  options: {},
  operands: [0, 0],
  async run() {
    const { applied } = await withDatabase((db) => migrate(db, schemas))
    return { json: { applied }, text: applied.length > 0 ? `已升级：\n  ${applied.join('\n  ')}` : '数据库已是最新。' }
  },
}
