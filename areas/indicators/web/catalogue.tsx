import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { createIndicator, IndicatorFields, type IndicatorSummaryView, listIndicators } from '#contract/indicators'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { Go, useGo } from '#ui/link'
import { Page } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'

const states = ['all', 'published', 'without-card', 'retired'] as const

/** Every indicator with its card's state; the first step when something has no definition. */
export default function Catalogue(): ReactNode {
  const text = useText()
  const go = useGo()
  const rights = useCall(listIndicators, { query: { pageSize: 1 } })
  const [isAdding, setAdding] = useState(false)
  return (
    <Page
      title={text('indicators.catalogue')}
      subtitle={<Go to="/public/indicators">{text('indicators.public-page')}</Go>}
      action={
        rights.data?.mayDefine ? (
          <>
            <Go to="/indicators/open-data">{text('indicators.open.terms')}</Go>
            <Button type="primary" onClick={() => setAdding(true)}>
              {text('indicators.add')}
            </Button>
          </>
        ) : null
      }
    >
      <DataTable
        id="indicators.catalogue"
        label={text('indicators.catalogue')}
        endpoint={listIndicators}
        rowKey={(row: IndicatorSummaryView) => row.id}
        inAddress
        filters={[
          { key: 'q', label: text('indicators.search'), kind: 'search' },
          {
            key: 'state',
            label: text('indicators.column.card'),
            kind: 'select',
            options: states.map((value) => ({ value, label: text(`indicators.catalogue.${value}`) })),
          },
        ]}
        columns={[
          { key: 'name', title: text('indicators.column.indicator'), isTitle: true, width: 300 },
          { key: 'unit', title: text('indicators.column.unit'), width: 90 },
          {
            key: 'mode',
            title: text('indicators.column.mode'),
            width: 110,
            value: (row) => text(`indicators.mode.${row.mode}`),
          },
          {
            key: 'cadence',
            title: text('indicators.column.cadence'),
            width: 100,
            value: (row) => (row.cadence ? text(`indicators.cadence.${row.cadence}`) : null),
          },
          {
            key: 'card',
            title: text('indicators.column.card'),
            width: 150,
            value: () => null,
            render: (row) => <CardState row={row} />,
          },
          { key: 'activeTargets', title: text('indicators.targets'), kind: 'number', width: 100 },
        ]}
        onOpen={(row) => go(`/indicators/catalogue/${row.id}`)}
        empty={{ title: text('indicators.catalogue.none'), hint: text('indicators.catalogue.none.hint') }}
      />
      <AddDrawer isOpen={isAdding} onClose={() => setAdding(false)} />
    </Page>
  )
}

function CardState({ row }: { row: IndicatorSummaryView }): ReactNode {
  const text = useText()
  if (row.isRetired) return <StatusTag tone="none" label={text('indicators.retired')} />
  if (row.cardVersion === null) return <StatusTag tone="warn" label={text('indicators.card.none')} />
  if (row.isPublished) return <StatusTag tone="good" label={text('indicators.published')} />
  return <StatusTag tone="steady" label={text('indicators.card.version', { version: row.cardVersion })} />
}

const fresh = {
  mode: 'stock',
  direction: 'up',
  reported: 'year-to-date',
  jumpPercent: 50,
  judge: 'time',
  counting: null,
} as const

function AddDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const text = useText()
  const go = useGo()
  const isPhone = useIsPhone()
  const create = useAct(createIndicator, {
    done: text('indicators.added'),
    onDone: (indicator) => go(`/indicators/catalogue/${indicator.id}`),
    quiet: true,
  })
  return (
    <Drawer
      title={text('indicators.add')}
      open={isOpen}
      onClose={onClose}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '90%' : 520}
      destroyOnHidden
    >
      <FormFromZod
        schema={IndicatorFields}
        initial={fresh}
        draft="indicators.new"
        submitLabel={text('indicators.add')}
        onSubmit={(body) => create.submit({ body: { ...body, card: null } })}
        onCancel={onClose}
      />
    </Drawer>
  )
}
