import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { listReports } from '#contract/reports'
import { useCall } from '#ui/api'
import { useGo } from '#ui/link'
import { DateText, PeriodText } from '#ui/number'
import { Page } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { StartReport } from './start-report.tsx'

const states = ['draft', 'issued'] as const

/** Drafts and issued reports, the newest month first. */
export default function ReportList(): ReactNode {
  const text = useText()
  const go = useGo()
  const [isStarting, setStarting] = useState(false)
  const may = useCall(listReports, { query: { page: 1, pageSize: 1 } })
  const start = may.data?.mayWrite ? (
    <Button type="primary" onClick={() => setStarting(true)}>
      {text('reports.start')}
    </Button>
  ) : null
  return (
    <Page title={text('reports.title')} subtitle={text('reports.subtitle')} action={start}>
      <DataTable
        id="reports.list"
        label={text('reports.title')}
        endpoint={listReports}
        rowKey={(report) => report.id}
        inAddress
        filters={[
          {
            key: 'state',
            label: text('reports.column.state'),
            kind: 'select',
            options: states.map((value) => ({ value, label: text(`reports.state.${value}`) })),
          },
          { key: 'regionPath', label: text('reports.column.region'), kind: 'region' },
        ]}
        columns={[
          { key: 'title', title: text('reports.column.title'), isTitle: true, width: 360 },
          {
            key: 'period',
            title: text('reports.column.period'),
            width: 110,
            render: (report) => <PeriodText period={report.period} />,
          },
          { key: 'regionName', title: text('reports.column.region'), width: 120 },
          {
            key: 'state',
            title: text('reports.column.state'),
            width: 100,
            render: (report) => (
              <StatusTag
                tone={report.state === 'issued' ? 'good' : 'none'}
                label={text(`reports.state.${report.state}`)}
              />
            ),
          },
          { key: 'number', title: text('reports.column.number'), width: 140 },
          {
            key: 'issuedOn',
            title: text('reports.column.issued'),
            width: 120,
            render: (report) => <DateText date={report.issuedOn} reason={text('reports.state.draft')} />,
          },
          {
            key: 'changedAt',
            title: text('reports.column.changed'),
            width: 200,
            optional: true,
            render: (report) => (
              <span>
                {report.changedByName} <DateText date={report.changedAt} />
              </span>
            ),
          },
        ]}
        onOpen={(report) => go(`/reports/${report.id}`)}
        empty={{ title: text('reports.none'), hint: text('reports.none.hint') }}
      />
      {isStarting ? <StartReport onClose={() => setStarting(false)} /> : null}
    </Page>
  )
}
