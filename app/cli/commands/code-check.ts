import { type CreditCodeFault, creditCodeFault, normalizeCreditCode } from '#kernel/credit-code'
import type { Command } from '../command.ts'

const reasons: Record<CreditCodeFault, string> = {
  length: '应为 18 位',
  characters: '含有标准之外的字符（字母 I、O、S、V、Z 不使用）',
  'check-character': '校验位不符',
}

export const command: Command = {
  usage: [
    'code check CODE… [--json]',
    '  退出码 0：全部有效；1：有无效的（带 --json 时仍为 0）  exit code 0: all valid; 1: not all (with --json still 0)',
  ].join('\n'),
  options: {},
  operands: [1, 10_000],
  async run(codes) {
    const checked = codes.map((code) => {
      const fault = creditCodeFault(normalizeCreditCode(code))
      return { code, valid: fault === undefined, reason: fault ?? null, text: fault ? reasons[fault] : null }
    })
    return {
      json: { codes: checked.map(({ code, valid, reason }) => ({ code, valid, reason })) },
      ...(checked.every(({ valid }) => valid) ? {} : { exitUnlessJson: 1 as const }),
      text: checked.map(({ code, valid, text }) => `${valid ? '✓' : '✗'} ${code}${text ? `  ${text}` : ''}`).join('\n'),
    }
  },
}
