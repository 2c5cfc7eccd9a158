import './tasks.css'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { getSupervision, type SupervisionRow } from '#contract/tasks'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { Go, useGo, useQueryState } from '#ui/link'
import { NumberText, PercentText } from '#ui/number'
import { Page } from '#ui/page'
import { ProjectButton } from '#ui/projector'
import { RowsTable } from '#ui/table'
import { FilterBar } from '#ui/table/filter-bar'
import { useText } from '#ui/text'

type Supervision = ResponseOf<typeof getSupervision>

/** How each unit answers for its tasks; every figure opens the tasks behind it. */
export default function SupervisionPage(): ReactNode {
  const text = useText()
  const go = useGo()
  const [address, setAddress] = useQueryState()
  const { from, regionPath } = address
  const found = useCall(getSupervision, {
    query: { ...(from ? { from } : {}), ...(regionPath ? { regionPath } : {}) },
  })
  const data = found.data
  return (
    <Page
      title={text('tasks.supervision')}
      subtitle={data ? text('tasks.supervision.period', { from: data.from, to: data.to }) : null}
      action={
        <>
          <Button onClick={() => go('/tasks/settings')}>{text('tasks.settings')}</Button>
          <Button onClick={() => window.print()}>{text('tasks.print')}</Button>
          <ProjectButton />
        </>
      }
      filters={
        <FilterBar
          filters={[
            { key: 'regionPath', label: text('tasks.filter.region'), kind: 'region' },
            { key: 'from', label: text('tasks.supervision.from'), kind: 'date' },
          ]}
          values={address}
          onChange={(key, value) => setAddress({ [key]: value })}
          onClear={() => setAddress({ regionPath: '', from: '' })}
        />
      }
      answer={found}
      isEmpty={(loaded) => loaded.rows.length === 0}
      empty={{ title: text('tasks.supervision.none'), hint: text('tasks.supervision.none.hint') }}
    >
      {(loaded: Supervision) => (
        <>
          <Headline supervision={loaded} />
          <Units supervision={loaded} />
          <p className="quiet">{text('tasks.supervision.how', { days: loaded.firstStepDays })}</p>
        </>
      )}
    </Page>
  )
}

function Headline({ supervision: { total } }: { supervision: Supervision }): ReactNode {
  const text = useText()
  return (
    <p className="task-headline">
      {text('tasks.supervision.headline', {
        open: total.openCount,
        overdue: total.overdueCount,
        silent: total.silentCount,
        closed: total.closedCount,
      })}
    </p>
  )
}

function Count({ count, unit, state }: { count: number; unit: string; state: string }): ReactNode {
  if (count === 0) return <NumberText value={0} />
  return (
    <Go to="/tasks/list" search={{ lead: unit, state }}>
      <NumberText value={count} />
    </Go>
  )
}

function Units({ supervision }: { supervision: Supervision }): ReactNode {
  const text = useText()
  return (
    <RowsTable
      id="tasks.supervision"
      label={text('tasks.supervision')}
      rows={supervision.rows}
      rowKey={(row: SupervisionRow) => row.unit}
      pageSize={200}
      columns={[
        { key: 'name', title: text('tasks.column.lead'), isTitle: true, width: 200, sortable: true },
        {
          key: 'openCount',
          title: text('tasks.supervision.open'),
          kind: 'number',
          width: 110,
          sortable: true,
          render: (row) => <Count count={row.openCount} unit={row.unit} state="open" />,
        },
        {
          key: 'overdueCount',
          title: text('tasks.supervision.overdue'),
          kind: 'number',
          width: 110,
          sortable: true,
          render: (row) =>
            row.overdueCount === 0 ? (
              <NumberText value={0} />
            ) : (
              <span className="tone-bad">
                ■ <Count count={row.overdueCount} unit={row.unit} state="overdue" />
              </span>
            ),
        },
        {
          key: 'silentCount',
          title: text('tasks.supervision.silent'),
          kind: 'number',
          width: 130,
          sortable: true,
        },
        {
          key: 'closedCount',
          title: text('tasks.supervision.closed'),
          kind: 'number',
          width: 110,
          sortable: true,
          render: (row) => <Count count={row.closedCount} unit={row.unit} state="closed" />,
        },
        {
          key: 'onTimeShare',
          title: text('tasks.supervision.on-time'),
          kind: 'number',
          width: 130,
          sortable: true,
          render: (row) => <PercentText share={row.onTimeShare} reason={text('tasks.supervision.no-closed')} />,
        },
        {
          key: 'answeredOnTimeShare',
          title: text('tasks.supervision.answered'),
          kind: 'number',
          width: 130,
          sortable: true,
          render: (row) => <PercentText share={row.answeredOnTimeShare} reason={text('tasks.supervision.no-asked')} />,
        },
        {
          key: 'medianDays',
          title: text('tasks.supervision.median'),
          kind: 'number',
          width: 130,
          sortable: true,
          render: (row) => <NumberText value={row.medianDays} reason={text('tasks.supervision.no-closed')} />,
        },
      ]}
    />
  )
}
