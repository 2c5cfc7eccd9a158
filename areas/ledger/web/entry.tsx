import './ledger.css'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { getEntry, reverseEntry } from '#contract/ledger'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { Go, useGo, usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { RowsTable } from '#ui/table'
import { useText } from '#ui/text'
import { Yuan, yuanColumn } from './money.tsx'
import { EntryKind, OriginLink } from './words.tsx'

type Detail = ResponseOf<typeof getEntry>
type Leg = Detail['legs'][number]

/** One entry: what moved, why, which case, who wrote it; and what corrected it later. */
export default function EntryPage(): ReactNode {
  const text = useText()
  const go = useGo()
  const entryId = usePathParam('entryId')
  const answer = useCall(getEntry, { params: { entryId } })
  const reverse = useAct(reverseEntry, {
    done: text('ledger.entry.reversed.done'),
    onDone: (made) => go(`/ledger/entries/${made.entryId}`),
  })

  async function takeBack() {
    const reason = await confirm({
      title: text('ledger.entry.reverse'),
      body: text('ledger.entry.reverse.about'),
      yes: text('ledger.entry.reverse'),
      isDanger: true,
      needsReason: true,
    })
    if (reason) await reverse.run({ params: { entryId }, body: { reason } })
  }

  return (
    <Page
      title={answer.data?.entry.purpose ?? text('ledger.entry')}
      subtitle={answer.data ? <EntryKind entry={answer.data.entry} /> : null}
      trail={[{ title: text('ledger.entries'), to: '/ledger/entries' }]}
      action={
        answer.data?.mayReverse ? (
          <Button danger loading={reverse.isRunning} onClick={() => void takeBack()}>
            {text('ledger.entry.reverse')}
          </Button>
        ) : null
      }
      answer={answer}
    >
      {(detail) => (
        <>
          <Section title={text('ledger.entry')}>
            <EntryFacts detail={detail} />
          </Section>
          <Section title={text('ledger.legs')}>
            <Legs legs={detail.legs} />
          </Section>
          {detail.corrects || detail.correctedBy.length > 0 ? (
            <Section title={text('ledger.corrections')}>
              <Corrections detail={detail} />
            </Section>
          ) : null}
        </>
      )}
    </Page>
  )
}

function EntryFacts({ detail }: { detail: Detail }): ReactNode {
  const text = useText()
  const { entry } = detail
  return (
    <dl className="ledger-facts">
      <div>
        <dt>{text('ledger.column.amount')}</dt>
        <dd className="ledger-large">
          <Yuan fen={entry.amountFen} /> {text('ledger.yuan')}
        </dd>
      </div>
      <div>
        <dt>{text('ledger.column.origin')}</dt>
        <dd>
          <OriginLink origin={entry.origin} />
        </dd>
      </div>
      <div>
        <dt>{text('ledger.column.happened')}</dt>
        <dd>
          <DateText date={entry.happenedAt} />
        </dd>
      </div>
      <div>
        <dt>{text('ledger.column.recorded')}</dt>
        <dd>
          <DateText date={entry.recordedAt} /> {entry.recordedByName}
        </dd>
      </div>
      <div>
        <dt>{text('ledger.column.book')}</dt>
        <dd>{entry.regionName}</dd>
      </div>
      <div>
        <dt>{text('ledger.entry.id')}</dt>
        <dd>{entry.id}</dd>
      </div>
      {detail.reason ? (
        <div>
          <dt>{text('ledger.reason')}</dt>
          <dd>{detail.reason}</dd>
        </div>
      ) : null}
    </dl>
  )
}

function Legs({ legs }: { legs: Leg[] }): ReactNode {
  const text = useText()
  return (
    <RowsTable
      id="ledger.legs"
      label={text('ledger.legs')}
      rows={legs}
      rowKey={(row: Leg) => `${row.side} ${row.accountId}`}
      columns={[
        {
          key: 'account',
          title: text('ledger.column.account'),
          isTitle: true,
          width: 320,
          render: (row) => <Go to={`/ledger/accounts/${row.accountId}`}>{row.account}</Go>,
        },
        yuanColumn('debit', text('ledger.debit'), (row: Leg) => (row.side === 'debit' ? row.amountFen : null), {
          render: (row) => (row.side === 'debit' ? <Yuan fen={row.amountFen} /> : ''),
        }),
        yuanColumn('credit', text('ledger.credit'), (row: Leg) => (row.side === 'credit' ? row.amountFen : null), {
          render: (row) => (row.side === 'credit' ? <Yuan fen={row.amountFen} /> : ''),
        }),
        yuanColumn('balanceFen', text('ledger.column.balance-after'), (row: Leg) => row.balanceFen),
        { key: 'seq', title: text('ledger.column.seq'), kind: 'number', width: 100 },
      ]}
    />
  )
}

function Corrections({ detail }: { detail: Detail }): ReactNode {
  const text = useText()
  const { corrects, correctedBy } = detail
  return (
    <ul>
      {corrects ? (
        <li>
          {text('ledger.entry.corrects')} <Go to={`/ledger/entries/${corrects.id}`}>{corrects.id}</Go>
        </li>
      ) : null}
      {correctedBy.map((one) => (
        <li key={one.id}>
          <Go to={`/ledger/entries/${one.id}`}>{text(`ledger.entry.${one.kind}`)}</Go>{' '}
          <DateText date={one.recordedAt} /> {one.recordedByName}：{one.reason}
        </li>
      ))}
    </ul>
  )
}
