import './contracts.css'
import type { ReactNode } from 'react'
import { type AwardView, awardStates, exportAwards, listAwards } from '#contract/contracts'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { Go, useGo, useQueryState } from '#ui/link'
import { DateText, formatDate } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { Recoveries } from './awards/recoveries.tsx'
import { TakeBack } from './awards/take-back.tsx'
import { Amount, wanOf } from './words.tsx'

type Answer = ResponseOf<typeof listAwards>

/** What the city awards for technology transfer: the year's budget, each decision with its working, what is to come back. */
export default function Awards(): ReactNode {
  const text = useText()
  const go = useGo()
  const [address] = useQueryState()
  const year = address.year
  const answer = useCall(listAwards, { query: { pageSize: 1, ...(year ? { year } : {}) } })
  return (
    <Page
      title={text('contracts.awards')}
      subtitle={answer.data ? <Terms terms={answer.data.terms} /> : null}
      answer={answer}
    >
      {(found) => (
        <>
          <Budget of={found.year} />
          <DataTable
            id="contracts.awards"
            label={text('contracts.awards')}
            endpoint={listAwards}
            exportEndpoint={exportAwards}
            rowKey={(row: AwardView) => row.id}
            inAddress
            filters={[
              { key: 'q', label: text('contracts.awards.search'), kind: 'search' },
              {
                key: 'year',
                label: text('contracts.awards.year'),
                kind: 'select',
                options: yearsBefore(found.year.year).map((value) => ({ value, label: value })),
              },
              {
                key: 'state',
                label: text('contracts.column.state'),
                kind: 'select',
                options: awardStates.map((value) => ({
                  value,
                  label: text(`contracts.awards.state.${value}`),
                })),
              },
            ]}
            columns={[
              { key: 'partyName', title: text('contracts.awards.party'), isTitle: true, width: 220 },
              { key: 'caseNumber', title: text('contracts.awards.case'), width: 180 },
              {
                key: 'lines',
                title: text('contracts.awards.working'),
                width: 330,
                value: (row) => row.lines.map(({ number }) => number).join(' '),
                render: (row) => <Working award={row} />,
              },
              {
                key: 'amountYuan',
                title: text('contracts.awards.amount'),
                unit: text('contracts.yuan'),
                kind: 'number',
                width: 140,
                render: (row) => <Amount yuan={row.amountYuan} />,
              },
              {
                key: 'decidedOn',
                title: text('contracts.awards.decided'),
                width: 110,
                render: (row) => <DateText date={row.decidedOn} />,
              },
              {
                key: 'state',
                title: text('contracts.column.state'),
                width: 160,
                render: (row) => (
                  <>
                    <PaymentTag award={row} />
                    <TakeBack award={row} />
                  </>
                ),
              },
            ]}
            onOpen={(row) => go(`/desk/${row.caseId}`)}
            empty={{ title: text('contracts.awards.none'), hint: text('contracts.awards.none.hint') }}
          />
          <Recoveries />
        </>
      )}
    </Page>
  )
}

const yearsShown = 6

function yearsBefore(shown: number): string[] {
  const last = Math.max(shown, new Date().getFullYear())
  return Array.from({ length: yearsShown }, (_, back) => String(last - back))
}

function Terms({ terms }: { terms: Answer['terms'] }): ReactNode {
  const text = useText()
  const { base, ratePercent, capPerContractYuan, capPerPartyYuan } = terms
  return (
    <>
      {text('contracts.awards.terms', {
        base: text(`contracts.awards.base.${base}`),
        rate: ratePercent,
        cap: wanOf(capPerContractYuan),
      })}
      {capPerPartyYuan ? text('contracts.awards.terms.party', { cap: wanOf(capPerPartyYuan) }) : null}{' '}
      <Go to="/parameters">
        {terms.since
          ? text('contracts.awards.terms.city', { on: formatDate(terms.since) })
          : text('contracts.awards.terms.initial')}
      </Go>
    </>
  )
}

/** What may be spent, what is promised, what went to payment, and what is left of it. */
function Budget({ of }: { of: Answer['year'] }): ReactNode {
  const text = useText()
  const figures = [
    ['budget', of.budgetYuan],
    ['decided-sum', of.decidedYuan],
    ['paid', of.paidYuan],
    ['left', of.leftYuan],
  ] as const
  return (
    <Section title={text('contracts.awards.budget-of', { year: of.year })}>
      <dl className="facts-grid">
        {figures.map(([name, yuan]) => (
          <div key={name}>
            <dt>{text(`contracts.awards.${name}`)}</dt>
            <dd className={name === 'left' ? 'contract-large' : undefined}>
              {wanOf(yuan)} {text('contracts.awards.wan')}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Working({ award }: { award: AwardView }): ReactNode {
  return (
    <ul className="award-lines">
      {award.lines.map((line) => (
        <li key={line.number}>
          <Go to={`/contracts/${line.registrationId}`}>{line.projectName}</Go>
          <span className="quiet">{say(line.working)}</span>
        </li>
      ))}
    </ul>
  )
}

const tones = {
  waiting: 'steady',
  batched: 'steady',
  sent: 'steady',
  paid: 'good',
  returned: 'bad',
  cancelled: 'none',
} as const

function PaymentTag({ award: { state, payment, takenBackBecause } }: { award: AwardView }): ReactNode {
  const text = useText()
  if (payment === null) return <StatusTag tone="warn" label={text('contracts.awards.state.decided')} />
  return (
    <>
      {state === 'taken-back' ? (
        <StatusTag tone="none" label={text('contracts.awards.state.taken-back')} />
      ) : (
        <StatusTag tone={tones[payment]} label={text(`contracts.awards.payment.${payment}`)} />
      )}
      {takenBackBecause ? (
        <p className="quiet">
          {text(state === 'taken-back' ? 'contracts.awards.because' : 'contracts.awards.wrong', {
            reason: takenBackBecause,
          })}
        </p>
      ) : null}
    </>
  )
}
