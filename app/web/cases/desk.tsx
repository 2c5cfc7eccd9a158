import './cases.css'
import './desk.css'
import { Segmented, Tabs } from 'antd'
import { type ReactNode, useState } from 'react'
import type { CaseRow } from '#platform/cases/contract'
import { countDesk, readDesk } from '#platform/cases/contract'
import { useCall } from '#ui/api'
import { Go, useGo, useQueryState } from '#ui/link'
import { DateText, DeadlineText } from '#ui/number'
import { Page } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { type BulkChoice, BulkDialog } from './desk/bulk.tsx'
import { Columns } from './desk/columns.tsx'

const views = ['mine', 'pool', 'countersign', 'all'] as const
type View = (typeof views)[number]

/** 办件台: my work today by deadline, the pool, what waits for my countersignature, or everything. */
export default function Desk(): ReactNode {
  const text = useText()
  const [query, setQuery] = useQueryState()
  const view = (views as readonly string[]).includes(query.view ?? '') ? (query.view as View) : 'pool'
  const layout = query.layout === 'columns' ? 'columns' : 'table'
  const counts = useCall(countDesk, {}, { refetchEveryMs: 60_000 })
  const counted = counts.data
  return (
    <Page
      title={text('cases.desk')}
      subtitle={
        counted
          ? text('cases.desk.summary', {
              overdue: counted.byUrgency.overdue,
              today: counted.byUrgency.today,
              week: counted.byUrgency.week,
              stopped: counted.byUrgency.stopped,
            })
          : undefined
      }
      action={
        <Segmented
          aria-label={text('cases.desk.layout')}
          value={layout}
          onChange={(next) => setQuery({ layout: next === 'columns' ? 'columns' : '' })}
          options={[
            { value: 'table', label: text('cases.desk.table') },
            { value: 'columns', label: text('cases.desk.columns') },
          ]}
        />
      }
    >
      <Tabs
        activeKey={view}
        onChange={(next) => setQuery({ view: next, page: '' })}
        items={views.map((key) => ({
          key,
          label: `${text(`cases.desk.view.${key}`)}${counted ? ` ${counted.byView[key]}` : ''}`,
        }))}
      />
      {layout === 'columns' ? <Columns view={view} /> : <DeskTable view={view} counts={counted} />}
      {counted && counted.byProcedure.length > 0 ? (
        <p className="quiet desk-procedures">
          {text('cases.desk.procedures')}{' '}
          {counted.byProcedure.map((procedure) => (
            <Go key={procedure.id} to={`/desk/procedures/${procedure.id}`}>
              {say(procedure.title)} {procedure.count}
            </Go>
          ))}
        </p>
      ) : null}
    </Page>
  )
}

type Counts = NonNullable<ReturnType<typeof useCall<typeof countDesk>>['data']>

function DeskTable({ view, counts }: { view: View; counts: Counts | undefined }): ReactNode {
  const text = useText()
  const go = useGo()
  const [query] = useQueryState()
  const [bulk, setBulk] = useState<BulkChoice | null>(null)
  const urgencies = ['overdue', 'today', 'week', 'later', 'stopped'] as const
  const bulkActions = (counts?.bulk ?? []).filter(
    (action) => !query.procedureId || action.procedureId === query.procedureId,
  )
  return (
    <>
      <DataTable
        id="cases.desk"
        label={text(`cases.desk.view.${view}`)}
        endpoint={readDesk}
        query={{ view }}
        rowKey={(row) => row.id}
        inAddress
        filters={[
          { key: 'q', label: text('cases.desk.search'), kind: 'search' },
          {
            key: 'procedureId',
            label: text('cases.desk.procedure'),
            kind: 'select',
            options: (counts?.byProcedure ?? []).map(({ id, title }) => ({ value: id, label: say(title) })),
          },
          {
            key: 'urgency',
            label: text('cases.desk.urgency'),
            kind: 'select',
            options: urgencies.map((value) => ({ value, label: text(`cases.desk.urgency.${value}`) })),
          },
        ]}
        columns={[
          { key: 'subject', title: text('cases.column.subject'), isTitle: true, width: 260, clip: true },
          {
            key: 'dueOn',
            title: text('cases.column.due'),
            sortable: true,
            width: 230,
            render: (row) => <Due row={row} />,
          },
          {
            key: 'state',
            title: text('cases.column.state'),
            render: (row) => (
              <>
                <StatusTag tone={row.tone} label={say(row.stateLabel)} />
                {row.isPending ? <StatusTag tone="warn" label={text('cases.pending')} /> : null}
              </>
            ),
          },
          { key: 'partyName', title: text('cases.column.party'), width: 200, clip: true },
          {
            key: 'procedure',
            title: text('cases.column.procedure'),
            render: (row) => say(row.procedureTitle),
            optional: true,
          },
          { key: 'regionName', title: text('cases.column.region'), width: 100 },
          { key: 'assigneeName', title: text('cases.column.assignee'), width: 100 },
          {
            key: 'filedAt',
            title: text('cases.column.filed'),
            sortable: true,
            render: (row) => <DateText date={row.filedAt} />,
          },
          { key: 'number', title: text('cases.column.number'), optional: true },
        ]}
        onOpen={(row) => go(`/desk/${row.id}`)}
        bulk={bulkActions.map((action) => ({
          label: say(action.label),
          run: async (rows: CaseRow[]) =>
            setBulk({ action, rows: rows.filter((row) => row.procedureId === action.procedureId) }),
        }))}
        empty={{ title: text('cases.desk.none'), hint: text('cases.desk.none.hint') }}
      />
      {bulk ? <BulkDialog choice={bulk} onClose={() => setBulk(null)} /> : null}
    </>
  )
}

/** The deadline of a line, with its colour. */
export function Due({ row }: { row: CaseRow }): ReactNode {
  return <DeadlineText dueOn={row.dueOn} workingDaysLeft={row.workingDaysLeft} stopped={row.isStopped} />
}
