import type { ReactNode } from 'react'
import { listReviews, type ReviewLine } from '#contract/recognition'
import { useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { ReviewState } from './words.tsx'

const states = ['open', 'handed', 'dropped'] as const

/** What is assigned to an expert, what is due first first. */
export default function Reviews(): ReactNode {
  const text = useText()
  const go = useGo()
  return (
    <Page title={text('recognition.reviews')} subtitle={text('recognition.reviews.about')}>
      <DataTable
        id="recognition.reviews"
        label={text('recognition.reviews')}
        endpoint={listReviews}
        rowKey={(row: ReviewLine) => row.id}
        inAddress
        filters={[
          {
            key: 'state',
            label: text('recognition.season.state'),
            kind: 'select',
            options: states.map((value) => ({ value, label: text(`recognition.season.expert.${value}`) })),
          },
        ]}
        columns={[
          { key: 'companyName', title: text('recognition.awards.column.company'), isTitle: true, width: 300 },
          {
            key: 'round',
            title: text('recognition.season.round.column'),
            width: 100,
            render: (row) => text('recognition.season.round', { number: row.round }),
          },
          {
            key: 'dueOn',
            title: text('recognition.season.due'),
            width: 130,
            render: (row) => <DateText date={row.dueOn} />,
          },
          {
            key: 'state',
            title: text('recognition.season.state'),
            width: 120,
            render: (row) => <ReviewState review={row} />,
          },
        ]}
        onOpen={(row) => go(`/recognition/reviews/${row.id}`)}
        empty={{ title: text('recognition.reviews.none'), hint: text('recognition.reviews.none.hint') }}
      />
    </Page>
  )
}
