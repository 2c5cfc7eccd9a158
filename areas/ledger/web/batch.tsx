import './ledger.css'
import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { approveOneBatch, exportBatch, getBatch, type Payment, withdrawOneBatch } from '#contract/ledger'
import type { ResponseOf } from '#platform/http/endpoint'
import { asProblem, download, showProblem, useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { RowsTable } from '#ui/table'
import { useText } from '#ui/text'
import { sumOf, Yuan, yuanColumn } from './money.tsx'
import { BatchState, OriginLink, PaymentState } from './words.tsx'

type Detail = ResponseOf<typeof getBatch>
type Format = 'csv' | 'csv-gbk' | 'xlsx'

/** One batch: its lines, who prepared and who approved it, its bank file, and what the bank answered. */
export default function BatchPage(): ReactNode {
  const text = useText()
  const batchId = usePathParam('batchId')
  const answer = useCall(getBatch, { params: { batchId } })
  const batch = answer.data?.batch
  return (
    <Page
      title={batch ? `${batch.number} ${batch.title}` : text('ledger.batch')}
      subtitle={batch ? <BatchState batch={batch} /> : null}
      trail={[{ title: text('ledger.batches'), to: '/ledger/batches' }]}
      action={answer.data ? <Acts detail={answer.data} /> : null}
      answer={answer}
    >
      {(detail) => (
        <>
          <Section title={text('ledger.batch')}>
            <BatchFacts detail={detail} />
            {detail.approvalProblems.length > 0 ? (
              <>
                <p className="quiet">{text('ledger.batch.not-you')}</p>
                <ul className="ledger-problems">
                  {detail.approvalProblems.map((problem) => (
                    <li key={problem}>{problem}</li>
                  ))}
                </ul>
              </>
            ) : null}
          </Section>
          <Section title={text('ledger.batch.lines')}>
            <Lines payments={detail.payments} />
          </Section>
        </>
      )}
    </Page>
  )
}

function Acts({ detail }: { detail: Detail }): ReactNode {
  const text = useText()
  const { batch } = detail
  const params = { batchId: batch.id }
  const { revision } = batch
  const approve = useAct(approveOneBatch, { done: text('ledger.batch.approved.done') })
  const withdraw = useAct(withdrawOneBatch, { done: text('ledger.batch.withdrawn.done') })

  async function say() {
    const sure = await confirm({
      title: text('ledger.batch.approve'),
      body: text('ledger.batch.approve.about', { count: batch.paymentCount, sum: sumOf(batch.totalFen) }),
      yes: text('ledger.batch.approve'),
    })
    if (sure !== null) await approve.run({ params, body: { revision } })
  }
  async function giveBack() {
    const reason = await confirm({
      title: text('ledger.batch.withdraw'),
      body: text('ledger.batch.withdraw.about'),
      yes: text('ledger.batch.withdraw'),
      isDanger: true,
      needsReason: true,
    })
    if (reason) await withdraw.run({ params, body: { revision, reason } })
  }
  const fetchFile = (format?: Format) =>
    download(exportBatch, { params, query: format ? { format } : {} }).catch((error: unknown) =>
      showProblem(asProblem(error)),
    )
  return (
    <span className="ledger-ask no-print">
      <Button onClick={() => window.print()}>{text('ledger.print')}</Button>
      {detail.mayWithdraw ? (
        <Button danger loading={withdraw.isRunning} onClick={() => void giveBack()}>
          {text('ledger.batch.withdraw')}
        </Button>
      ) : null}
      {detail.mayApprove ? (
        <Button type="primary" loading={approve.isRunning} onClick={() => void say()}>
          {text('ledger.batch.approve')}
        </Button>
      ) : null}
      {detail.mayExport ? (
        <Dropdown.Button
          type="primary"
          onClick={() => void fetchFile()}
          menu={{
            items: (['csv-gbk', 'csv', 'xlsx'] as const).map((key) => ({ key, label: text(`ledger.format.${key}`) })),
            onClick: ({ key }) => void fetchFile(key as Format),
          }}
        >
          {text('ledger.batch.file')}
        </Dropdown.Button>
      ) : null}
    </span>
  )
}

function BatchFacts({ detail }: { detail: Detail }): ReactNode {
  const text = useText()
  const { batch } = detail
  return (
    <dl className="ledger-facts">
      <div>
        <dt>{text('ledger.column.total')}</dt>
        <dd className="ledger-large">
          <Yuan fen={batch.totalFen} /> {text('ledger.yuan')}
        </dd>
      </div>
      <div>
        <dt>{text('ledger.column.count')}</dt>
        <dd>
          {text('ledger.batch.counts', {
            all: batch.paymentCount,
            paid: batch.paidCount,
            returned: batch.returnedCount,
            sent: batch.sentCount,
          })}
        </dd>
      </div>
      <Sign title={text('ledger.batch.prepared-by')} name={batch.preparedByName} at={batch.preparedAt} />
      <Sign title={text('ledger.batch.approved-by')} name={batch.approvedByName} at={batch.approvedAt} />
      {batch.withdrawnAt ? (
        <Sign
          title={text('ledger.batch.withdrawn-by')}
          name={`${batch.withdrawnByName}（${batch.withdrawReason}）`}
          at={batch.withdrawnAt}
        />
      ) : null}
      <div>
        <dt>{text('ledger.batch.exported')}</dt>
        <dd>
          <DateText date={batch.exportedAt} reason={text('ledger.batch.exported.never')} />
        </dd>
      </div>
    </dl>
  )
}

function Sign({ title, name, at }: { title: string; name: string | null; at: string | null }): ReactNode {
  const text = useText()
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {name ?? text('ledger.batch.nobody')} {at ? <DateText date={at} /> : null}
      </dd>
    </div>
  )
}

function Lines({ payments }: { payments: Payment[] }): ReactNode {
  const text = useText()
  return (
    <RowsTable
      id="ledger.batch"
      label={text('ledger.batch.lines')}
      rows={payments}
      pageSize={100}
      rowKey={(row: Payment) => row.id}
      columns={[
        { key: 'lineNo', title: text('ledger.column.line'), kind: 'number', width: 60 },
        { key: 'payee', title: text('ledger.column.payee'), isTitle: true, width: 210, sortable: true },
        yuanColumn('amountFen', text('ledger.column.amount'), (row: Payment) => row.amountFen, { sortable: true }),
        {
          key: 'state',
          title: text('ledger.column.state'),
          width: 110,
          value: (row) => text(`ledger.payment.${row.state}`),
          render: (row) => <PaymentState payment={row} />,
        },
        { key: 'bankName', title: text('ledger.column.bank'), width: 180 },
        { key: 'bankAccountNo', title: text('ledger.column.account-no'), width: 180 },
        { key: 'purpose', title: text('ledger.column.purpose'), width: 200 },
        {
          key: 'origin',
          title: text('ledger.column.origin'),
          width: 150,
          value: (row) => row.origin.label,
          render: (row) => <OriginLink origin={row.origin} />,
        },
        { key: 'reference', title: text('ledger.column.reference'), width: 210 },
        { key: 'answerReason', title: text('ledger.column.bank-reason'), width: 180 },
      ]}
      empty={{ title: text('ledger.batch.empty'), hint: text('ledger.batch.empty.hint') }}
    />
  )
}
