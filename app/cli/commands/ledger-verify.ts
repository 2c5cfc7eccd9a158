import type { LedgerVerification } from '#areas/ledger'
import { formatFen } from '#kernel/money'
import { operate } from '../ask.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  usage:
    'ledger verify [--json]\n  proves from the rows that every balance is the sum of its postings; exit code 1 when it is not',
  options: {},
  operands: [0, 0],
  async run() {
    const result = await operate('ledger verify', {})
    const summary = `${result.accounts} 个账户，${result.entries} 笔分录，${result.postings} 条记账`
    const trial = result.trialBalances.map(
      ({ regionPath, differenceFen }) => `  ${regionPath}  借贷差额 ${formatFen(BigInt(differenceFen))}`,
    )
    const faults = result.faults.map(
      ({ kind, regionPath, at, found, expected }) =>
        `  ${words[kind]}  ${regionPath} ${at}  现为 ${found}，应为 ${expected}`,
    )
    return {
      json: result,
      text: result.ok
        ? [`账本完好：${summary}。`, ...trial].join('\n')
        : [`账本有问题（${summary}）：`, ...faults].join('\n'),
      isRefused: !result.ok,
    }
  },
}

const words: Record<LedgerVerification['faults'][number]['kind'], string> = {
  'trial-balance': '借贷不平',
  'entry-unbalanced': '分录不平',
  'entry-amount': '分录金额不符',
  'balance-differs': '余额与记账不符',
  'turnover-differs': '累计发生额不符',
  gap: '序号有缺',
  'running-balance': '记账余额不符',
  'time-backwards': '记账时间倒退',
  'limit-passed': '超出限额',
  'held-differs': '冻结金额不符',
  'hold-settled-differs': '冻结已付金额不符',
  'times-differ': '时间不一致',
}
