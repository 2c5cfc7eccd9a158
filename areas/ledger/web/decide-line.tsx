import { Input, Modal, Radio, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { type BankLine, decideBankLine } from '#contract/ledger'
import { useAct } from '#ui/api'
import { useText } from '#ui/text'
import { sumOf } from './money.tsx'

type Facts = BankLine['candidates'][number]

/** What a person decides about a line that the rules leave open. */
export function DecideLine({
  bankFileId,
  line,
  unanswered,
  onClose,
}: {
  bankFileId: string
  line: BankLine
  unanswered: Facts[]
  onClose: () => void
}): ReactNode {
  const text = useText()
  const ids = { payment: useId(), note: useId() }
  // Only what the amount allows is offered; the server judges again.
  const known = [...line.candidates, ...(line.payment ? [line.payment] : []), ...unanswered]
  const fitting = [...new Map(known.map((one) => [one.id, one])).values()].filter(
    ({ amountFen }) => amountFen === line.amountFen,
  )
  const [how, setHow] = useState<'payment' | 'note'>(fitting.length > 0 && line.result ? 'payment' : 'note')
  const [paymentId, setPaymentId] = useState<string | undefined>(fitting.length === 1 ? fitting[0]?.id : undefined)
  const [note, setNote] = useState(line.note ?? '')
  const decide = useAct(decideBankLine, { done: text('ledger.line.decided'), onDone: onClose })
  const body = how === 'payment' ? (paymentId ? { paymentId } : null) : note.trim() ? { note: note.trim() } : null
  return (
    <Modal
      open
      title={text('ledger.line.decide.title', { row: line.sheetRow })}
      okText={text('ledger.save')}
      cancelText={text('ui.cancel')}
      okButtonProps={{ disabled: body === null, loading: decide.isRunning }}
      onOk={() => body && void decide.run({ params: { bankFileId, lineNo: line.lineNo }, body })}
      onCancel={onClose}
    >
      <p>
        {text('ledger.line.says', {
          payee: line.payee ?? '—',
          amount: line.amountFen === null ? '—' : sumOf(line.amountFen),
          result: line.result ? text(`ledger.result.${line.result}`) : '—',
        })}
      </p>
      <Radio.Group
        value={how}
        onChange={(event) => setHow(event.target.value === 'payment' ? 'payment' : 'note')}
        options={[
          { value: 'payment', label: text('ledger.line.is-payment'), disabled: fitting.length === 0 || !line.result },
          { value: 'note', label: text('ledger.line.is-none') },
        ]}
      />
      {how === 'payment' ? (
        <>
          <label htmlFor={ids.payment}>{text('ledger.line.which')}</label>
          <Select
            id={ids.payment}
            value={paymentId}
            onChange={(next: string) => setPaymentId(next)}
            options={fitting.map((one) => ({
              value: one.id,
              label: `${one.payee} · ${sumOf(one.amountFen)} · ${one.reference}`,
            }))}
            style={{ width: '100%' }}
          />
        </>
      ) : (
        <>
          <label htmlFor={ids.note}>{text('ledger.line.note')}</label>
          <Input.TextArea
            id={ids.note}
            rows={3}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </>
      )}
    </Modal>
  )
}
