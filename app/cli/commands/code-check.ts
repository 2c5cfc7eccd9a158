import { checkCreditCode } from '#kernel/credit-code'
import type { Command } from '../command.ts'

export const command: Command = {
  usage: 'code check CODE… [--json]',
  options: {},
  operands: [1, 10_000],
  async run(codes) {
    const checked = codes.map((code) => ({ code, ...checkCreditCode(code) }))
    return {
      json: { codes: checked },
      text: checked
        .map(({ code, valid, reason }) => `${valid ? '✓' : '✗'} ${code}${reason ? `  ${reason}` : ''}`)
        .join('\n'),
    }
  },
}
