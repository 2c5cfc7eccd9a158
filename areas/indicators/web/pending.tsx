import type { ReactNode } from 'react'
import { decideObservations, listPending } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct } from '#ui/api'
import { confirm } from '#ui/confirm'
import { DateText, formatNumber, formatPeriod, NumberText, PeriodText } from '#ui/number'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { useLocale, useText } from '#ui/text'
import { notify } from '#ui/toast'

type Row = ResponseOf<typeof listPending>['items'][number]

const keysOf = (rows: readonly Row[]) => rows.map((row) => ({ regionPath: row.regionPath, id: row.observation.id }))

/** Reports that wait for a second pair of eyes, with what looked odd and how it was explained. */
export default function PendingPage(): ReactNode {
  const text = useText()
  const locale = useLocale()
  const approve = useAct(decideObservations, {
    done: (answer) => text('indicators.approved.done', { count: answer.decided }),
  })
  const back = useAct(decideObservations, {
    done: (answer) => text('indicators.returned.done', { count: answer.decided }),
  })

  /** Nobody approves their own: those are left where they are, named, and do not hold up the others. */
  async function approveOthers(rows: readonly Row[]) {
    const own = rows.filter((row) => row.isOwn)
    const others = rows.filter((row) => !row.isOwn)
    if (others.length > 0)
      await approve.run({ body: { decision: 'approved', note: null, observations: keysOf(others) } })
    if (own.length > 0)
      notify('refused', text('indicators.approve.own-skipped', { count: own.length }), {
        lines: own.map((row) => `${row.regionName} ${row.indicator} ${formatPeriod(row.observation.period, locale)}`),
      })
  }

  async function giveBack(rows: readonly Row[]) {
    const note = await confirm({
      title: text('indicators.return.title', { count: rows.length }),
      body: text('indicators.return.body'),
      yes: text('indicators.return'),
      needsReason: true,
    })
    if (note) await back.run({ body: { decision: 'returned', note, observations: keysOf(rows) } })
  }

  return (
    <Page
      title={text('indicators.pending')}
      subtitle={text('indicators.pending.subtitle')}
      trail={[{ title: text('indicators.cockpit'), to: '/cockpit' }]}
    >
      <DataTable
        id="indicators.pending"
        label={text('indicators.pending')}
        endpoint={listPending}
        rowKey={(row: Row) => row.observation.id}
        bulk={[
          {
            label: text('indicators.approve'),
            run: approveOthers,
          },
          { label: text('indicators.return'), run: giveBack, isDanger: true },
        ]}
        columns={[
          { key: 'indicator', title: text('indicators.column.indicator'), isTitle: true, width: 240 },
          { key: 'regionName', title: text('indicators.region'), width: 120 },
          {
            key: 'period',
            title: text('indicators.column.period'),
            width: 110,
            value: (row: Row) => row.observation.period,
            render: (row: Row) => <PeriodText period={row.observation.period} />,
          },
          {
            key: 'value',
            title: text('indicators.column.value'),
            kind: 'number',
            width: 120,
            value: (row: Row) => row.observation.value,
            render: (row: Row) => <NumberText value={row.observation.value} unit={row.observation.unit} />,
          },
          {
            key: 'previous',
            title: text('indicators.column.previous'),
            kind: 'number',
            width: 160,
            value: (row: Row) => row.previous?.value ?? '',
            render: (row: Row) => <Change row={row} />,
          },
          {
            key: 'findings',
            title: text('indicators.column.findings'),
            width: 320,
            value: (row: Row) =>
              [
                ...row.observation.findings.map((one) => one.message),
                ...(row.observation.explanation
                  ? [text('indicators.explained', { explanation: row.observation.explanation })]
                  : []),
              ].join(' '),
          },
          {
            key: 'recorded',
            title: text('indicators.column.recorded'),
            width: 200,
            value: (row: Row) => row.observation.recordedByName,
            render: (row: Row) => (
              <span>
                {row.observation.recordedByName}
                {row.isOwn ? text('indicators.pending.own') : ''} <DateText date={row.observation.recordedAt} />
              </span>
            ),
          },
        ]}
        empty={{ title: text('indicators.pending.none'), hint: text('indicators.pending.none.hint') }}
      />
    </Page>
  )
}

/** What stood before, of when, and how far the new figure lies from it. */
function Change({ row: { previous, observation } }: { row: Row }): ReactNode {
  const text = useText()
  const locale = useLocale()
  if (!previous) return <span className="quiet">{text('indicators.pending.first')}</span>
  return (
    <span>
      <NumberText value={previous.value} />{' '}
      <span className="quiet">
        {formatPeriod(previous.period, locale)}{' '}
        {text('indicators.pending.change', { change: changeOf(previous.value, observation.value) })}
      </span>
    </span>
  )
}

/** Example: changeOf('40', '48') → '+20.0%' */
function changeOf(before: string, now: string): string {
  const from = Number(before)
  if (from === 0) return formatNumber(now, { signed: true })
  return `${formatNumber(((Number(now) - from) / Math.abs(from)) * 100, { places: 1, signed: true })}%`
}
