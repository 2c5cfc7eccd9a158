import { resolve } from 'node:path'
import { operate } from '../ask.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  usage:
    'regions load FILE.json [--json]\n  Before the first start, for a city other than the one that comes along. Form: areas/regions/data/320800.json',
  options: {},
  operands: [1, 1],
  async run([file = '']) {
    const answer = await operate('regions load', { file: resolve(file) })
    return { json: answer, text: '区划已装入。' }
  },
}
