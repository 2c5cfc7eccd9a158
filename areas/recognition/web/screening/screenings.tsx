import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { listScreenings, type Screening } from '#contract/recognition'
import { useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { ScreeningForm } from './screening-form.tsx'

/** What was looked for among the companies, and the way to look for something else. */
export default function Screenings(): ReactNode {
  const text = useText()
  const go = useGo()
  const isPhone = useIsPhone()
  const [isAsking, setAsking] = useState(false)
  return (
    <Page
      title={text('recognition.screening')}
      subtitle={text('recognition.screening.about')}
      action={
        <Button type="primary" onClick={() => setAsking(true)}>
          {text('recognition.screening.start')}
        </Button>
      }
    >
      <DataTable
        id="recognition.screenings"
        label={text('recognition.screening')}
        endpoint={listScreenings}
        rowKey={(row: Screening) => row.id}
        inAddress
        columns={[
          { key: 'title', title: text('recognition.screening.title'), isTitle: true, width: 260 },
          {
            key: 'goalTitle',
            title: text('recognition.screening.goal'),
            width: 220,
            render: (row) => say(row.goalTitle),
          },
          { key: 'withinName', title: text('recognition.awards.column.region'), width: 110 },
          {
            key: 'asOf',
            title: text('recognition.screening.as-of'),
            width: 120,
            render: (row) => <DateText date={row.asOf} />,
          },
          {
            key: 'state',
            title: text('recognition.screening.state'),
            width: 100,
            render: (row) => <StatusTag status={row.state} />,
          },
          { key: 'meets', title: text('recognition.screening.outcome.meets'), kind: 'number', width: 90 },
          { key: 'nearly', title: text('recognition.screening.outcome.nearly'), kind: 'number', width: 90 },
          { key: 'undecided', title: text('recognition.screening.outcome.undecided'), kind: 'number', width: 90 },
          { key: 'madeByName', title: text('recognition.screening.by'), width: 110 },
        ]}
        onOpen={(row) => go(`/recognition/screenings/${row.id}`)}
        empty={{ title: text('recognition.screening.none'), hint: text('recognition.screening.none.hint') }}
      />
      <Drawer
        title={text('recognition.screening.start')}
        open={isAsking}
        onClose={() => setAsking(false)}
        size={isPhone ? '100%' : 560}
        destroyOnHidden
      >
        <ScreeningForm />
      </Drawer>
    </Page>
  )
}
