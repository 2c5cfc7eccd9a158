import { type ReactNode, useId } from 'react'
import type { ObservationView } from '#contract/indicators'
import { Go } from '#ui/link'
import { DateText, NumberText, PeriodText } from '#ui/number'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { useText } from '#ui/text'

const tones = { submitted: 'steady', approved: 'good', returned: 'bad' } as const

/** Every revision with who reported it and why; a day asks what was known then. */
export function ObservationHistory({
  observations,
  knownAt,
  onKnownAt,
}: {
  observations: readonly ObservationView[]
  knownAt: string
  onKnownAt: (day: string) => void
}): ReactNode {
  const text = useText()
  const id = useId()
  return (
    <>
      <p className="known-at no-print">
        <label htmlFor={id}>{text('indicators.known-at')}</label>{' '}
        <input id={id} type="date" value={knownAt} onChange={(event) => onKnownAt(event.target.value)} />{' '}
        {knownAt ? (
          <button type="button" className="link-button" onClick={() => onKnownAt('')}>
            {text('indicators.known-now')}
          </button>
        ) : null}
      </p>
      <RowsTable
        id="indicators.history"
        label={text('indicators.history')}
        rows={observations}
        rowKey={(row) => row.id}
        pageSize={12}
        columns={[
          {
            key: 'period',
            title: text('indicators.column.period'),
            render: (row) => <PeriodText period={row.period} />,
            isTitle: true,
            width: 110,
          },
          {
            key: 'value',
            title: text('indicators.column.value'),
            kind: 'number',
            width: 110,
            render: (row) => (
              <span className={row.isCurrent ? '' : 'superseded'}>
                {row.precision === 'exact' ? null : text(`indicators.precision.${row.precision}`)}
                <NumberText value={row.value} unit={row.unit} />
              </span>
            ),
          },
          {
            key: 'status',
            title: text('indicators.column.status'),
            width: 100,
            render: (row) => (
              <StatusTag
                tone={row.isCurrent ? tones[row.status] : 'none'}
                label={text(
                  row.isCurrent || row.status === 'returned'
                    ? `indicators.observation.${row.status}`
                    : 'indicators.observation.corrected',
                )}
              />
            ),
          },
          {
            key: 'recordedAt',
            title: text('indicators.column.recorded'),
            width: 170,
            render: (row) => (
              <span>
                {row.recordedByName} <DateText date={row.recordedAt} />
              </span>
            ),
          },
          {
            key: 'evidence',
            title: text('indicators.column.evidence'),
            width: 260,
            value: () => null,
            render: (row) => <Evidence row={row} />,
          },
        ]}
        empty={{ title: text('indicators.history.none'), hint: text('indicators.history.none.hint') }}
      />
    </>
  )
}

function Evidence({ row }: { row: ObservationView }): ReactNode {
  const text = useText()
  const parts = [
    text(`indicators.source.${row.source}`),
    row.cardVersion === null
      ? text('indicators.card.none')
      : text('indicators.card.version', { version: row.cardVersion }),
    ...(row.quote && !row.href ? [row.quote] : []),
    ...row.findings.map((finding) => finding.message),
    ...(row.explanation ? [text('indicators.explained', { explanation: row.explanation })] : []),
    ...(row.note && row.note !== row.explanation ? [row.note] : []),
    ...(row.decisionNote ? [text('indicators.returned-because', { note: row.decisionNote })] : []),
  ]
  return (
    <span>
      {parts.join(' · ')}
      {row.href ? (
        <>
          {' '}
          <Go to={row.href}>{text('indicators.open-evidence')}</Go>
        </>
      ) : null}
    </span>
  )
}
