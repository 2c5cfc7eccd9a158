import './cases.css'
import './desk.css'
import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { readProcedure } from '#platform/cases/contract'
import { exportCases, listCases } from '#platform/cases/contract/office'
import { useCall } from '#ui/api'
import { useGo, usePathParam, useQueryState } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { Due } from './desk.tsx'
import { Figures } from './office/figures.tsx'
import { Picture } from './office/picture.tsx'
import { Versions } from './office/versions.tsx'

/** A procedure for those who look after it: all cases, figures per step, its picture, its versions. */
export default function Office(): ReactNode {
  const text = useText()
  const procedureId = usePathParam('procedureId')
  const [query, setQuery] = useQueryState()
  const answer = useCall(readProcedure, { params: { procedureId } })
  return (
    <Page
      title={answer.data ? say(answer.data.title) : text('cases.office')}
      subtitle={answer.data ? say(answer.data.summary) : undefined}
      trail={[{ title: text('cases.desk'), to: '/desk' }]}
    >
      <Tabs
        activeKey={query.tab ?? 'cases'}
        onChange={(tab) => setQuery({ tab })}
        items={[
          { key: 'cases', label: text('cases.office.cases'), children: <All procedureId={procedureId} /> },
          { key: 'figures', label: text('cases.office.figures'), children: <Figures procedureId={procedureId} /> },
          { key: 'picture', label: text('cases.office.picture'), children: <Picture procedureId={procedureId} /> },
          { key: 'versions', label: text('cases.office.versions'), children: <Versions procedureId={procedureId} /> },
        ]}
        destroyOnHidden
      />
    </Page>
  )
}

function All({ procedureId }: { procedureId: string }): ReactNode {
  const text = useText()
  const go = useGo()
  const outcomes = ['open', 'granted', 'refused', 'withdrawn'] as const
  return (
    <DataTable
      id="cases.office"
      label={text('cases.office.cases')}
      endpoint={listCases}
      params={{ procedureId }}
      exportEndpoint={exportCases}
      rowKey={(row) => row.id}
      filters={[
        { key: 'q', label: text('cases.desk.search'), kind: 'search' },
        {
          key: 'outcome',
          label: text('cases.office.outcome'),
          kind: 'select',
          options: outcomes.map((value) => ({ value, label: text(`cases.office.outcome.${value}`) })),
        },
      ]}
      columns={[
        { key: 'subject', title: text('cases.column.subject'), isTitle: true, width: 260, clip: true },
        { key: 'number', title: text('cases.column.number') },
        {
          key: 'state',
          title: text('cases.column.state'),
          render: (row) => <StatusTag tone={row.tone} label={say(row.stateLabel)} />,
        },
        { key: 'partyName', title: text('cases.column.party'), width: 200, clip: true },
        { key: 'regionName', title: text('cases.column.region'), width: 100 },
        {
          key: 'dueOn',
          title: text('cases.column.due'),
          width: 230,
          render: (row) => (row.closedAt ? null : <Due row={row} />),
        },
        { key: 'filedAt', title: text('cases.column.filed'), render: (row) => <DateText date={row.filedAt} /> },
        { key: 'closedAt', title: text('cases.column.closed'), render: (row) => <DateText date={row.closedAt} /> },
      ]}
      onOpen={(row) => go(`/desk/${row.id}`)}
      empty={{ title: text('cases.office.none') }}
    />
  )
}
