import './ledger.css'
import { Button, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import {
  addPayment,
  cancelOnePayment,
  exportPayments,
  listPayments,
  makeBatch,
  NewPaymentForm,
  type Payment,
  retryOnePayment,
} from '#contract/ledger'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { FormFromZod } from '#ui/form'
import { Go, useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { FormDrawer } from './accounts.tsx'
import { AccountPicker, newKey, PayeePicker, sumOf, yuanColumn } from './money.tsx'
import { OriginLink, PaymentState } from './words.tsx'

const states = ['waiting', 'batched', 'sent', 'paid', 'returned', 'cancelled'] as const

/** What is to be paid, and how each payment stands; chosen ones become a batch. */
export default function Payments(): ReactNode {
  const text = useText()
  const waiting = useCall(listPayments, { query: { state: 'waiting', pageSize: 1 } })
  const [isAdding, setAdding] = useState(false)
  const [chosen, setChosen] = useState<Payment[] | null>(null)
  const mayWrite = waiting.data?.mayWrite ?? false
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {text('ledger.payment.add')}
    </Button>
  )
  return (
    <Page
      title={text('ledger.payments')}
      subtitle={
        waiting.data
          ? text('ledger.payments.waiting', { count: waiting.data.total, sum: sumOf(waiting.data.sumFen) })
          : null
      }
      action={mayWrite ? add : null}
    >
      <PaymentTable mayWrite={mayWrite} onBatch={setChosen} add={mayWrite ? add : undefined} />
      <FormDrawer title={text('ledger.payment.add')} isOpen={isAdding} onClose={() => setAdding(false)}>
        <PaymentForm onClose={() => setAdding(false)} />
      </FormDrawer>
      {chosen ? <BatchDialog payments={chosen} onClose={() => setChosen(null)} /> : null}
    </Page>
  )
}

function PaymentTable({
  mayWrite,
  onBatch,
  add,
}: {
  mayWrite: boolean
  onBatch: (payments: Payment[]) => void
  add?: ReactNode
}): ReactNode {
  const text = useText()
  return (
    <DataTable
      id="ledger.payments"
      label={text('ledger.payments')}
      endpoint={listPayments}
      exportEndpoint={exportPayments}
      rowKey={(row: Payment) => row.id}
      inAddress
      filters={[
        { key: 'q', label: text('ledger.payment.search'), kind: 'search' },
        {
          key: 'state',
          label: text('ledger.column.state'),
          kind: 'select',
          options: states.map((value) => ({ value, label: text(`ledger.payment.${value}`) })),
        },
      ]}
      bulk={
        mayWrite ? [{ label: text('ledger.batch.make'), run: async (rows: Payment[]) => onBatch(rows) }] : undefined
      }
      columns={[
        { key: 'payee', title: text('ledger.column.payee'), isTitle: true, width: 210 },
        yuanColumn('amountFen', text('ledger.column.amount'), (row: Payment) => row.amountFen),
        {
          key: 'state',
          title: text('ledger.column.state'),
          width: 120,
          value: (row) => text(`ledger.payment.${row.state}`),
          render: (row) => <PaymentState payment={row} />,
        },
        { key: 'purpose', title: text('ledger.column.purpose'), width: 220, clip: true },
        {
          key: 'batchNumber',
          title: text('ledger.column.batch'),
          width: 100,
          render: (row) =>
            row.batchId ? (
              <Go to={`/ledger/batches/${row.batchId}`}>{row.batchNumber}</Go>
            ) : (
              <span className="quiet">—</span>
            ),
        },
        { key: 'answerReason', title: text('ledger.column.bank-reason'), width: 150, clip: true },
        {
          key: 'act',
          title: text('ledger.column.act'),
          width: 150,
          value: () => null,
          render: (row) => (mayWrite ? <PaymentActs payment={row} /> : null),
        },
        { key: 'reference', title: text('ledger.column.reference'), width: 210, optional: true },
        {
          key: 'origin',
          title: text('ledger.column.origin'),
          width: 160,
          optional: true,
          value: (row) => row.origin.label,
          render: (row) => <OriginLink origin={row.origin} />,
        },
        {
          key: 'requestedAt',
          title: text('ledger.column.requested'),
          width: 150,
          optional: true,
          render: (row) => <DateText date={row.requestedAt} />,
        },
      ]}
      empty={{ title: text('ledger.payments.none'), hint: text('ledger.payments.none.hint'), action: add }}
    />
  )
}

/** What can still be done with one payment. */
function PaymentActs({ payment }: { payment: Payment }): ReactNode {
  const text = useText()
  const params = { paymentId: payment.id }
  const cancel = useAct(cancelOnePayment, { done: text('ledger.payment.cancelled.done') })
  const retry = useAct(retryOnePayment, { done: text('ledger.payment.retried') })
  const isReturned = payment.state === 'returned' && !payment.isRetried
  const isOwn = payment.origin.area === 'ledger'

  async function giveUp() {
    const reason = await confirm({
      title: text('ledger.payment.cancel.title', { payee: payment.payee }),
      body: text('ledger.payment.cancel.about'),
      yes: text('ledger.payment.cancel'),
      isDanger: true,
      needsReason: true,
    })
    if (reason) await cancel.run({ params, body: { reason } })
  }
  return (
    <span className="ledger-ask">
      {isReturned ? (
        <Button size="small" loading={retry.isRunning} onClick={() => void retry.run({ params })}>
          {text('ledger.payment.retry')}
        </Button>
      ) : null}
      {isOwn && (payment.state === 'waiting' || isReturned) ? (
        <Button size="small" danger loading={cancel.isRunning} onClick={() => void giveUp()}>
          {text('ledger.payment.cancel')}
        </Button>
      ) : null}
    </span>
  )
}

/** Mounted anew with each opening, and with it the key: pressing twice pays once. */
function PaymentForm({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText()
  const [key] = useState(newKey)
  const add = useAct(addPayment, { done: text('ledger.payment.added'), onDone: onClose, quiet: true })
  return (
    <>
      <p className="quiet">
        {text('ledger.payment.add.about')} <Go to="/ledger/payees">{text('ledger.payees')}</Go>
      </p>
      <FormFromZod
        schema={NewPaymentForm}
        submitLabel={text('ledger.payment.add')}
        onSubmit={(body) => add.submit({ body: { ...body, key } })}
        onCancel={onClose}
        custom={{
          fundId: (control) => <AccountPicker {...control} kinds={['fund']} />,
          payeeId: (control) => <PayeePicker {...control} />,
        }}
      />
    </>
  )
}

/** Of what was chosen, what waits; the rest is said to be left out. */
function BatchDialog({ payments: chosen, onClose }: { payments: Payment[]; onClose: () => void }): ReactNode {
  const payments = chosen.filter(({ state }) => state === 'waiting')
  const left = chosen.length - payments.length
  const text = useText()
  const go = useGo()
  const titleId = useId()
  const [title, setTitle] = useState('')
  const make = useAct(makeBatch, {
    done: text('ledger.batch.made'),
    onDone: ({ batchId }) => go(`/ledger/batches/${batchId}`),
  })
  const sum = payments.reduce((all, { amountFen }) => all + BigInt(amountFen), 0n)
  return (
    <Modal
      open
      title={text('ledger.batch.make')}
      okText={text('ledger.batch.make')}
      cancelText={text('ui.cancel')}
      okButtonProps={{ disabled: title.trim() === '' || payments.length === 0, loading: make.isRunning }}
      onOk={() => void make.run({ body: { title: title.trim(), paymentIds: payments.map(({ id }) => id) } })}
      onCancel={onClose}
    >
      <p>{text('ledger.batch.make.about', { count: payments.length, sum: sumOf(`${sum}`) })}</p>
      {left > 0 ? <p className="quiet">{text('ledger.batch.make.left', { count: left })}</p> : null}
      <label htmlFor={titleId}>{text('ledger.batch.title')}</label>
      <Input
        id={titleId}
        value={title}
        maxLength={100}
        placeholder={text('ledger.batch.title.example')}
        onChange={(event) => setTitle(event.target.value)}
      />
    </Modal>
  )
}
