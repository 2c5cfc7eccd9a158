import type { ReactNode } from 'react'
import { listTutoredCompanies, type NurseryBrief } from '#contract/recognition'
import { useGo } from '#ui/link'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { NextStep, PlanCell, StageTag, stayPath } from './words.tsx'

/** Companies that whoever asks tutors; what is late stands first. */
export default function Tutored(): ReactNode {
  const text = useText()
  const go = useGo()
  return (
    <Page title={text('recognition.nursery.tutored')} subtitle={text('recognition.nursery.tutored.about')}>
      <DataTable
        id="recognition.nursery-tutored"
        label={text('recognition.nursery.tutored')}
        endpoint={listTutoredCompanies}
        rowKey={(row: NurseryBrief) => row.membershipId}
        inAddress
        onOpen={(row) => go(stayPath(row))}
        columns={[
          { key: 'name', title: text('recognition.awards.column.company'), isTitle: true, width: 240 },
          { key: 'poolName', title: text('recognition.nursery.pool'), width: 180 },
          { key: 'regionName', title: text('recognition.awards.column.region'), width: 100 },
          {
            key: 'stage',
            title: text('recognition.nursery.stage'),
            width: 110,
            render: (row) => <StageTag stage={row.stage} />,
          },
          {
            key: 'milestones',
            title: text('recognition.nursery.plan'),
            width: 130,
            render: (row) => <PlanCell of={row} />,
          },
          {
            key: 'next',
            title: text('recognition.nursery.next'),
            width: 260,
            value: (row) => row.next?.dueOn ?? null,
            render: (row) => <NextStep next={row.next} />,
          },
        ]}
        empty={{
          title: text('recognition.nursery.tutored.none'),
          hint: text('recognition.nursery.tutored.none.hint'),
        }}
      />
    </Page>
  )
}
