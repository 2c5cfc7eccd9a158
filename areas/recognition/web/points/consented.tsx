import type { ReactNode } from 'react'
import { listConsented } from '#contract/recognition'
import { useGo } from '#ui/link'
import { DateText, NoValue } from '#ui/number'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { Points } from './words.tsx'

/** The companies that let this bank see their points. */
export function Consented(): ReactNode {
  const text = useText()
  const go = useGo()
  return (
    <DataTable
      id="recognition.consented"
      label={text('recognition.consents.companies')}
      endpoint={listConsented}
      rowKey={(line) => line.creditCode}
      inAddress
      filters={[{ key: 'q', label: text('recognition.points.search'), kind: 'search' }]}
      columns={[
        { key: 'name', title: text('recognition.points.company'), isTitle: true, width: 280 },
        {
          key: 'stage',
          title: text('recognition.points.stage'),
          width: 90,
          render: ({ stage }) => (stage ? say(stage) : <NoValue reason={text('recognition.points.no-stage')} />),
        },
        {
          key: 'total',
          title: text('recognition.points.total'),
          kind: 'number',
          width: 150,
          render: ({ total, isTrial, year }) => (
            <>
              <Points points={total} />
              {isTrial && year !== null ? <span className="quiet"> {text('recognition.consents.trial')}</span> : null}
            </>
          ),
        },
        {
          key: 'rank',
          title: text('recognition.points.rank'),
          width: 130,
          value: ({ rank, of }) => (rank === null ? null : `${rank} / ${of}`),
          render: ({ rank, of }) =>
            rank === null ? <NoValue reason={text('recognition.points.no-place')} /> : `${rank} / ${of}`,
        },
        {
          key: 'band',
          title: text('recognition.points.band.title'),
          width: 110,
          value: ({ low, high }) => (low === null ? null : `${low}–${high}`),
          render: ({ low, high }) =>
            low === null ? <NoValue reason={text('recognition.points.no-place')} /> : `${low}–${high}`,
        },
        { key: 'purpose', title: text('recognition.consents.purpose.title'), width: 220, clip: true },
        {
          key: 'untilDay',
          title: text('recognition.consents.until'),
          width: 130,
          render: ({ untilDay }) => <DateText date={untilDay} />,
        },
      ]}
      onOpen={(line) => go(`/recognition/consented-points/${line.creditCode}`)}
      empty={{ title: text('recognition.consents.no-companies'), hint: text('recognition.consents.no-companies.hint') }}
    />
  )
}
