import type { ReactNode } from 'react'
import { listLooks } from '#contract/enterprises'
import { useCall } from '#ui/api'
import { DateText } from '#ui/number'
import { Section, Skeleton } from '#ui/page'
import { RowsTable } from '#ui/table'
import { useText } from '#ui/text'

/** Who of the offices looked at the file; the company sees it. */
export function Looks({ creditCode }: { creditCode: string }): ReactNode {
  const text = useText()
  const looks = useCall(listLooks, { params: { creditCode } }).data
  return (
    <Section title={text('enterprises.looks')}>
      {looks ? (
        <RowsTable
          id="enterprises.looks"
          label={text('enterprises.looks')}
          rows={looks.items}
          rowKey={(look) => `${look.on} ${look.name}`}
          columns={[
            { key: 'name', title: text('enterprises.look.name'), isTitle: true, width: 160 },
            { key: 'unit', title: text('enterprises.look.unit'), width: 240 },
            {
              key: 'on',
              title: text('enterprises.look.on'),
              width: 140,
              render: (look) => <DateText date={look.on} />,
            },
            { key: 'times', title: text('enterprises.look.times'), kind: 'number', width: 90 },
          ]}
          empty={{ title: text('enterprises.looks.none') }}
        />
      ) : (
        <Skeleton lines={4} />
      )}
    </Section>
  )
}
