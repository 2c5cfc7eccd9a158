import './ledger.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { type BankLine, bookBankFile, exportBankFile, getBankFile } from '#contract/ledger'
import type { ResponseOf } from '#platform/http/endpoint'
import { asProblem, download, showProblem, useAct, useCall } from '#ui/api'
import { Go, usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { FileState } from './bank-files.tsx'
import { DecideLine } from './decide-line.tsx'
import { yuanColumn } from './money.tsx'
import { LineOutcome } from './words.tsx'

type Detail = ResponseOf<typeof getBankFile>
type Unanswered = Detail['unanswered'][number]

const outcomes = [
  'paid',
  'returned',
  'amount-differs',
  'ambiguous',
  'contradicts',
  'unknown',
  'unreadable',
  'already',
  'repeated',
  'dismissed',
] as const

/** One answer file line by line: what can be booked, what cannot and why; and what the bank has not answered. */
export default function BankFilePage(): ReactNode {
  const text = useText()
  const bankFileId = usePathParam('bankFileId')
  const params = { bankFileId }
  const answer = useCall(getBankFile, { params })
  const book = useAct(bookBankFile, {
    done: ({ paidCount, returnedCount }) =>
      text('ledger.bank-file.booked', { paid: paidCount, returned: returnedCount }),
  })
  const file = answer.data?.file
  return (
    <Page
      title={file?.fileName ?? text('ledger.bank-file')}
      subtitle={file ? <FileState file={file} /> : null}
      trail={[{ title: text('ledger.bank-files'), to: '/ledger/bank-files' }]}
      action={
        <span className="ledger-ask no-print">
          <Button
            onClick={() =>
              void download(exportBankFile, { params }).catch((error: unknown) => showProblem(asProblem(error)))
            }
          >
            {text('ledger.excel')}
          </Button>
          {answer.data?.mayWrite ? (
            <Button
              type="primary"
              disabled={!file?.readyCount}
              loading={book.isRunning}
              onClick={() => void book.run({ params })}
            >
              {text('ledger.bank-file.book', { count: file?.readyCount ?? 0 })}
            </Button>
          ) : null}
        </span>
      }
      answer={answer}
    >
      {(detail) => (
        <>
          <p className="ledger-headline" aria-live="polite">
            {text('ledger.bank-file.counts', {
              lines: detail.file.lineCount,
              booked: detail.file.bookedCount,
              ready: detail.file.readyCount,
              open: detail.file.openCount,
            })}
          </p>
          <Lines detail={detail} bankFileId={bankFileId} />
          {detail.unansweredCount > 0 ? (
            <Section title={text('ledger.unanswered', { count: detail.unansweredCount })}>
              <UnansweredTable rows={detail.unanswered} />
            </Section>
          ) : null}
        </>
      )}
    </Page>
  )
}

function Lines({ detail, bankFileId }: { detail: Detail; bankFileId: string }): ReactNode {
  const text = useText()
  const [deciding, setDeciding] = useState<BankLine | null>(null)
  return (
    <>
      <RowsTable
        id="ledger.bank-file"
        label={text('ledger.bank-file')}
        rows={detail.lines}
        rowKey={(row: BankLine) => `${row.lineNo}`}
        filters={[
          {
            key: 'outcome',
            label: text('ledger.column.outcome'),
            kind: 'select',
            options: outcomes.map((value) => ({ value, label: text(`ledger.outcome.${value}`) })),
          },
        ]}
        matches={(row, filters) => !filters.outcome || row.outcome === filters.outcome}
        columns={[
          { key: 'sheetRow', title: text('ledger.column.row'), kind: 'number', width: 60, sortable: true },
          {
            key: 'outcome',
            title: text('ledger.column.outcome'),
            width: 120,
            sortable: true,
            value: (row) => text(`ledger.outcome.${row.outcome}`),
            render: (row) => <LineOutcome line={row} />,
          },
          { key: 'payee', title: text('ledger.column.payee'), isTitle: true, width: 200 },
          yuanColumn('amountFen', text('ledger.column.bank-amount'), (row: BankLine) => row.amountFen),
          yuanColumn('asked', text('ledger.column.our-amount'), (row: BankLine) => row.payment?.amountFen),
          {
            key: 'reference',
            title: text('ledger.column.reference'),
            width: 190,
            value: (row) => row.reference ?? row.payment?.reference ?? null,
          },
          {
            key: 'answeredOn',
            title: text('ledger.column.answered'),
            width: 110,
            optional: true,
            render: (row) => <DateText date={row.answeredOn} />,
          },
          {
            key: 'why',
            title: text('ledger.column.why'),
            width: 210,
            value: whyOf,
            render: (row) => <Why line={row} />,
          },
          {
            key: 'act',
            title: text('ledger.column.act'),
            width: 90,
            value: () => null,
            render: (row) =>
              mayDecide(detail, row) ? (
                <Button size="small" onClick={() => setDeciding(row)}>
                  {text('ledger.line.decide')}
                </Button>
              ) : row.bookedAt ? (
                text('ledger.line.booked')
              ) : null,
          },
        ]}
      />
      {deciding ? (
        <DecideLine
          bankFileId={bankFileId}
          line={deciding}
          unanswered={detail.unanswered}
          onClose={() => setDeciding(null)}
        />
      ) : null}
    </>
  )
}

const settled = ['already', 'repeated']
const mayDecide = (detail: Detail, line: BankLine) =>
  detail.mayWrite && line.bookedAt === null && !settled.includes(line.outcome)

function whyOf(line: BankLine): string {
  return [...line.problems.map(say), line.reason, line.note].filter(Boolean).join('；')
}

function Why({ line }: { line: BankLine }): ReactNode {
  const text = useText()
  const words = whyOf(line)
  const by = line.matchedBy && line.matchedBy !== 'reference' ? text(`ledger.matched.${line.matchedBy}`) : ''
  return (
    <span>
      {[words, by].filter(Boolean).join('；')}
      {line.payment ? (
        <>
          {' '}
          <Go to={`/ledger/batches/${line.payment.batchId}`}>{text('ledger.line.batch')}</Go>
        </>
      ) : null}
    </span>
  )
}

function UnansweredTable({ rows }: { rows: Unanswered[] }): ReactNode {
  const text = useText()
  return (
    <RowsTable
      id="ledger.unanswered"
      label={text('ledger.unanswered.title')}
      rows={rows}
      rowKey={(row: Unanswered) => row.id}
      columns={[
        { key: 'payee', title: text('ledger.column.payee'), isTitle: true, width: 260 },
        yuanColumn('amountFen', text('ledger.column.amount'), (row: Unanswered) => row.amountFen),
        {
          key: 'reference',
          title: text('ledger.column.reference'),
          width: 220,
          render: (row) => <Go to={`/ledger/batches/${row.batchId}`}>{row.reference}</Go>,
        },
      ]}
    />
  )
}
