import { operate } from '../ask.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  usage:
    'demo [--reset] [--json]\n  Loads the invented city. --reset: empties a database that holds the demo city first; refused where a real city lives.',
  options: { reset: { type: 'boolean' } },
  operands: [0, 0],
  async run(_, values) {
    const { loaded } = values.reset === true ? await operate('demo reset', {}) : await operate('demo load', {})
    return {
      json: { loaded },
      text: loaded ? '示例城市已装入。' : '数据库里已有城市数据，没有装入示例。要重来请用 demo --reset。',
    }
  },
}
