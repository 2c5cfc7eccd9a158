import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { listNurseryPools, type NurseryPool } from '#contract/recognition'
import { useCall } from '#ui/api'
import { useGo } from '#ui/link'
import { Page } from '#ui/page'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { OpenPoolForm } from './open-pool.tsx'

/** The pools of one’s region, of its districts, and of the city above. */
export default function Pools(): ReactNode {
  const text = useText()
  const go = useGo()
  const isPhone = useIsPhone()
  const [isOpening, setOpening] = useState(false)
  const answer = useCall(listNurseryPools, { query: {} })
  const open = (
    <Button type="primary" onClick={() => setOpening(true)}>
      {text('recognition.nursery.open')}
    </Button>
  )
  return (
    <Page
      title={text('recognition.nursery')}
      subtitle={text('recognition.nursery.about')}
      action={answer.data?.mayKeep ? open : null}
      answer={answer}
    >
      {({ items, stayMonths }) => (
        <>
          <RowsTable
            id="recognition.nursery-pools"
            label={text('recognition.nursery')}
            rows={items}
            rowKey={(row: NurseryPool) => row.id}
            onOpen={(row) => go(`/recognition/nursery/pools/${row.id}`)}
            columns={[
              { key: 'name', title: text('recognition.nursery.pool'), isTitle: true, width: 220 },
              {
                key: 'titleName',
                title: text('recognition.nursery.goal'),
                width: 170,
                value: (row) => say(row.titleName),
              },
              { key: 'regionName', title: text('recognition.awards.column.region'), width: 110, sortable: true },
              { key: 'inPool', title: text('recognition.nursery.in-pool'), kind: 'number', width: 90, sortable: true },
              { key: 'converted', title: text('recognition.nursery.converted'), kind: 'number', width: 90 },
              { key: 'left', title: text('recognition.nursery.left'), kind: 'number', width: 100 },
              { key: 'overdue', title: text('recognition.nursery.overdue'), kind: 'number', width: 110 },
              { key: 'capacity', title: text('recognition.nursery.capacity.short'), kind: 'number', width: 80 },
              {
                key: 'closedOn',
                title: text('recognition.awards.column.state'),
                width: 110,
                render: (row) =>
                  row.closedOn ? (
                    <StatusTag tone="none" label={text('recognition.nursery.closed')} />
                  ) : (
                    <StatusTag tone="steady" label={text('recognition.nursery.is-open')} />
                  ),
              },
            ]}
            empty={{ title: text('recognition.nursery.none'), hint: text('recognition.nursery.none.hint') }}
          />
          <p className="quiet">{text('recognition.nursery.stay', { months: stayMonths })}</p>
          <Drawer
            title={text('recognition.nursery.open')}
            open={isOpening}
            onClose={() => setOpening(false)}
            size={isPhone ? '100%' : 560}
            destroyOnHidden
          >
            <OpenPoolForm />
          </Drawer>
        </>
      )}
    </Page>
  )
}
