import type { KeptRoot } from '#platform/audit/verify'
import { operate } from '../ask.ts'
import { type Command, UsageError } from '../command.ts'

export const command: Command = {
  usage:
    'audit verify [--root SIZE:HEX]… [--json]\n  --root: a root kept outside the system, as an earlier run printed it',
  options: { root: { type: 'string', multiple: true } },
  operands: [0, 0],
  async run(_, values) {
    const kept = ((values.root ?? []) as string[]).map(keptRoot)
    const result = await operate('audit verify', { kept })
    const faults = result.faults.map(
      ({ kind, at, position }) => `  ${texts[kind]}  ${at}${position === null ? '' : ` #${position}`}`,
    )
    const summary = `${result.entries} 条记录，${result.dailyRoots} 个每日根，${result.unsealed} 条待入链`
    return {
      json: result,
      text: result.ok
        ? `操作日志完好：${summary}。当前根 ${result.entries}:${result.root}`
        : `操作日志有问题（${summary}）：\n${faults.join('\n')}`,
      isRefused: !result.ok,
    }
  },
}

const texts = {
  'entry-changed': '记录被改动',
  'chain-broken': '链断开',
  'entry-missing': '缺少记录',
  'root-differs': '与已公布的根不符',
  'log-too-short': '日志被截短',
}

function keptRoot(text: string): KeptRoot {
  const match = /^(\d+):([0-9a-f]{64})$/.exec(text)
  if (!match?.[1] || !match[2]) throw new UsageError(`--root 应为 条数:64位十六进制，收到 ${text}`)
  return { size: Number(match[1]), root: match[2] }
}
