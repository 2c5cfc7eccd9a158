import { Button } from 'antd'
import type { ReactNode } from 'react'
import { titles } from '#contract/enterprises'
import {
  approveRecognitionBatch,
  dropRecognitionBatch,
  endRecognitionAward,
  exportRecognitionAwards,
  getRecognitionBatch,
  listRecognitionAwards,
  moveRecognitionBatch,
  payRecognitionBatch,
  type RecognitionAward,
  recognitionAwardStates,
} from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { Go, usePathParam } from '#ui/link'
import { DateText, formatDate, formatNumber } from '#ui/number'
import { Page, Section } from '#ui/page'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { Budget } from './batches.tsx'
import { AwardState, BatchState, CountAndYuan, Figure, Yuan } from './words.tsx'

type Batch = ResponseOf<typeof getRecognitionBatch>

/** One batch: what it comes to, who drew it up and approved it, and each company with what becomes of its award. */
export default function BatchPage(): ReactNode {
  const text = useText()
  const batchId = usePathParam('batchId')
  const answer = useCall(getRecognitionBatch, { params: { batchId } })
  return (
    <Page
      title={answer.data?.title ?? text('recognition.awards.batch')}
      trail={[{ title: text('recognition.awards'), to: '/recognition/awards' }]}
      action={answer.data ? <Acts batch={answer.data} /> : null}
      answer={answer}
    >
      {(batch) => (
        <>
          <Head batch={batch} />
          <Budget of={batch.budget} />
          <Section title={text('recognition.awards.companies-of')}>
            <Companies batch={batch} />
          </Section>
        </>
      )}
    </Page>
  )
}

function Head({ batch }: { batch: Batch }): ReactNode {
  const text = useText()
  return (
    <dl className="facts-grid">
      <Figure label={text('recognition.awards.column.state')}>
        <BatchState batch={batch} />
        {batch.dropReason ? <p className="quiet">{batch.dropReason}</p> : null}
      </Figure>
      <Figure label={text('recognition.awards.column.recognised')}>
        <DateText date={batch.fromDay} /> – <DateText date={batch.toDay} />
      </Figure>
      <Figure label={text('recognition.awards.column.year')}>
        {text('recognition.awards.year', { year: batch.year })}
        {batch.isYearOver ? <p className="quiet">{text('recognition.awards.year-over')}</p> : null}
      </Figure>
      <Figure label={text('recognition.awards.drawn-by')}>
        {batch.drawnByName} <DateText date={batch.drawnOn} />
      </Figure>
      <Figure label={text('recognition.awards.decided-by')}>
        {batch.decidedByName ?? text(batch.isOwn ? 'recognition.awards.not-you' : 'recognition.awards.undecided')}
      </Figure>
      <Figure label={text('recognition.awards.column.notice')}>
        {batch.noticeUntil ? <DateText date={batch.noticeUntil} /> : text('recognition.awards.notice.later')}
      </Figure>
      <Figure label={text('recognition.awards.column.all')}>
        <strong>
          <CountAndYuan of={batch.all} />
        </strong>
      </Figure>
      <Figure label={text('recognition.awards.first')}>
        <CountAndYuan of={batch.first} />
      </Figure>
      <Figure label={text('recognition.awards.again')}>
        <CountAndYuan of={batch.again} />
      </Figure>
      <Figure label={text('recognition.awards.handed')}>
        <CountAndYuan of={batch.handed} />
      </Figure>
      <Figure label={text('recognition.awards.paid')}>
        <CountAndYuan of={batch.paid} />
      </Figure>
    </dl>
  )
}

function Acts({ batch }: { batch: Batch }): ReactNode {
  const text = useText()
  const { id: batchId, revision, all } = batch
  const approve = useAct(approveRecognitionBatch, { done: text('recognition.awards.approved') })
  const drop = useAct(dropRecognitionBatch, { done: text('recognition.awards.dropped') })
  const pay = useAct(payRecognitionBatch, { done: text('recognition.awards.handed-over') })
  const move = useAct(moveRecognitionBatch, { done: text('recognition.awards.moved') })
  const params = { batchId }
  const sum = { count: all.count, sum: formatNumber(all.yuan, { places: 2 }) }

  async function askToApprove() {
    const title = text('recognition.awards.approve.title', sum)
    const yes = text('recognition.awards.approve')
    if ((await confirm({ title, body: text('recognition.awards.approve.body'), yes })) !== null)
      await approve.run({ params, body: { revision } })
  }
  async function askToDrop() {
    const yes = text('recognition.awards.drop')
    const reason = await confirm({
      ...{ title: text('recognition.awards.drop.title'), body: text('recognition.awards.drop.body'), yes },
      ...{ isDanger: true, needsReason: true },
    })
    if (reason) await drop.run({ params, body: { revision, reason } })
  }
  async function askToPay() {
    const yes = text('recognition.awards.pay')
    const title = text('recognition.awards.pay.title', {
      count: batch.kept.count,
      sum: formatNumber(batch.kept.yuan, { places: 2 }),
    })
    if ((await confirm({ title, body: text('recognition.awards.pay.body'), yes })) !== null)
      await pay.run({ params, body: {} })
  }
  return (
    <>
      {batch.mayChange && batch.state === 'drawn' ? (
        <Button danger onClick={() => void askToDrop()} loading={drop.isRunning}>
          {text('recognition.awards.drop')}
        </Button>
      ) : null}
      {batch.movesTo ? (
        <Button type="primary" onClick={() => void move.run({ params, body: { revision } })} loading={move.isRunning}>
          {text('recognition.awards.move', { year: batch.movesTo })}
        </Button>
      ) : null}
      {batch.mayApprove ? (
        <Button type="primary" onClick={() => void askToApprove()} loading={approve.isRunning}>
          {text('recognition.awards.approve')}
        </Button>
      ) : null}
      {batch.mayPay ? (
        <Button type="primary" onClick={() => void askToPay()} loading={pay.isRunning}>
          {text('recognition.awards.pay')}
        </Button>
      ) : null}
    </>
  )
}

function Companies({ batch }: { batch: Batch }): ReactNode {
  const text = useText()
  return (
    <DataTable
      id="recognition.awards"
      label={text('recognition.awards.companies-of')}
      endpoint={listRecognitionAwards}
      exportEndpoint={exportRecognitionAwards}
      params={{ batchId: batch.id }}
      rowKey={(row: RecognitionAward) => row.id}
      inAddress
      filters={[
        { key: 'q', label: text('recognition.awards.search'), kind: 'search' },
        {
          key: 'state',
          label: text('recognition.awards.column.state'),
          kind: 'select',
          options: recognitionAwardStates.map((value) => ({ value, label: text(`recognition.awards.state.${value}`) })),
        },
      ]}
      columns={[
        {
          key: 'companyName',
          title: text('recognition.awards.column.company'),
          isTitle: true,
          width: 300,
          render: (row) => <Go to={`/enterprises/${row.creditCode}`}>{row.companyName}</Go>,
        },
        { key: 'regionName', title: text('recognition.awards.column.region'), width: 110 },
        {
          key: 'title',
          title: text('recognition.awards.column.title'),
          width: 220,
          render: (row) => (
            <>
              {say(titles[row.title])}{' '}
              <span className="quiet">
                {text(row.isAgain ? 'recognition.awards.again' : 'recognition.awards.first')}
              </span>
            </>
          ),
        },
        {
          key: 'validFrom',
          title: text('recognition.awards.column.certificate'),
          width: 180,
          render: (row) => (
            <>
              <DateText date={row.validFrom} /> <span className="quiet">{row.certificateNumber}</span>
            </>
          ),
        },
        {
          key: 'amountYuan',
          title: text('recognition.awards.column.amount'),
          unit: text('recognition.yuan'),
          kind: 'number',
          width: 150,
          render: (row) => (
            <>
              <Yuan yuan={row.amountYuan} />
              <p className="quiet">
                {row.termsSince
                  ? text('recognition.awards.since', { on: formatDate(row.termsSince) })
                  : text('recognition.awards.initial')}
              </p>
            </>
          ),
        },
        {
          key: 'state',
          title: text('recognition.awards.column.state'),
          width: 170,
          render: (row) => (
            <>
              <AwardState award={row} />
              {batch.mayChange ? <End award={row} /> : null}
            </>
          ),
        },
      ]}
      empty={{ title: text('recognition.awards.no-company'), hint: text('recognition.awards.no-company.hint') }}
    />
  )
}

const ends = { drawn: 'take-out', kept: 'revoke', handed: 'take-back' } as const

/** Takes one company out, or its award back; what follows is said before. */
function End({ award }: { award: RecognitionAward }): ReactNode {
  const text = useText()
  const end = useAct(endRecognitionAward, { done: text('recognition.awards.ended') })
  const { state, payment } = award
  if (state === 'released' || state === 'taken-back') return null
  if (payment === 'paid' || payment === 'batched' || payment === 'sent') return null
  const yes = text(`recognition.awards.${ends[state]}`)

  async function ask() {
    const reason = await confirm({
      title: text('recognition.awards.end.title', { company: award.companyName }),
      body: text('recognition.awards.end.body'),
      ...{ yes, isDanger: true, needsReason: true },
    })
    if (reason) await end.run({ params: { awardId: award.id }, body: { reason } })
  }
  return (
    <Button className="no-print" size="small" danger loading={end.isRunning} onClick={() => void ask()}>
      {yes}
    </Button>
  )
}
