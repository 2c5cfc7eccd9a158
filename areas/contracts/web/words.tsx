import type { ReactNode } from 'react'
import type { RegistrationLine } from '#contract/contracts'
import { formatNumber, NoValue } from '#ui/number'
import { StatusTag } from '#ui/status'
import type { Column } from '#ui/table'
import { text } from '#ui/text'

/** Ten thousand yuan: what offices read contracts in. Nothing is rounded away. */
const wan = 10_000

export function wanOf(yuan: string): string {
  const [whole = '0', cents = '00'] = yuan.split('.')
  const places = whole.endsWith('0000') && cents === '00' ? 0 : 2
  return formatNumber(String(Number(yuan) / wan), { places })
}

/** An amount as the register has it, in yuan to the fen; an open one says so. */
export function Amount({ yuan, isOpen = false }: { yuan: string; isOpen?: boolean }): ReactNode {
  if (isOpen) return <NoValue reason={text('contracts.amount.open')} />
  return <span className="figure">{formatNumber(yuan, { places: 2 })}</span>
}

export function amountColumn(key: 'contractYuan' | 'technologyYuan', title: string): Column<RegistrationLine> {
  return {
    key,
    title,
    unit: text('contracts.yuan'),
    kind: 'number',
    width: 170,
    value: (line) => (line.isAmountOpen ? null : line[key]),
    render: (line) => <Amount yuan={line[key]} isOpen={line.isAmountOpen} />,
  }
}

/** Whether it counts, and whether its amount does. */
export function StateTag({ line }: { line: Pick<RegistrationLine, 'state' | 'isAmountOpen'> }): ReactNode {
  if (line.state === 'cancelled') return <StatusTag tone="bad" label={text('contracts.state.cancelled')} />
  if (line.isAmountOpen) return <StatusTag tone="warn" label={text('contracts.state.open')} />
  return <StatusTag tone="good" label={text('contracts.state.valid')} />
}
