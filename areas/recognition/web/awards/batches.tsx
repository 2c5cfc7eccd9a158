import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  drawRecognitionBatch,
  listRecognitionBatches,
  NewRecognitionBatch,
  type RecognitionBatch,
  recognitionBatchStates,
} from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { Go, useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { BatchState, CountAndYuan, Figure, Yuan } from './words.tsx'

type Answer = ResponseOf<typeof listRecognitionBatches>

/** What the city awards to recognised companies: the year's budget, each batch, and the way to draw one up. */
export default function Batches(): ReactNode {
  const text = useText()
  const go = useGo()
  const answer = useCall(listRecognitionBatches, { query: { pageSize: 1 } })
  const [isDrawing, setDrawing] = useState(false)
  return (
    <Page
      title={text('recognition.awards')}
      subtitle={
        <>
          {text('recognition.awards.about')} <Go to="/parameters">{text('recognition.awards.terms')}</Go>
        </>
      }
      action={
        answer.data?.mayDraw ? (
          <Button type="primary" onClick={() => setDrawing(true)}>
            {text('recognition.awards.draw')}
          </Button>
        ) : null
      }
      answer={answer}
    >
      {({ budget }) => (
        <>
          <Budget of={budget} />
          <DataTable
            id="recognition.award-batches"
            label={text('recognition.awards')}
            endpoint={listRecognitionBatches}
            rowKey={(row: RecognitionBatch) => row.id}
            inAddress
            filters={[
              {
                key: 'state',
                label: text('recognition.awards.column.state'),
                kind: 'select',
                options: recognitionBatchStates.map((value) => ({
                  value,
                  label: text(`recognition.awards.batch.${value}`),
                })),
              },
            ]}
            columns={[
              { key: 'title', title: text('recognition.awards.column.batch'), isTitle: true, width: 300 },
              {
                key: 'fromDay',
                title: text('recognition.awards.column.recognised'),
                width: 220,
                render: (row) => (
                  <>
                    <DateText date={row.fromDay} /> – <DateText date={row.toDay} />
                  </>
                ),
              },
              { key: 'year', title: text('recognition.awards.column.year'), width: 100 },
              {
                key: 'all',
                title: text('recognition.awards.column.all'),
                width: 240,
                render: (row) => <CountAndYuan of={row.all} />,
              },
              {
                key: 'state',
                title: text('recognition.awards.column.state'),
                width: 120,
                render: (row) => <BatchState batch={row} />,
              },
              {
                key: 'noticeUntil',
                title: text('recognition.awards.column.notice'),
                width: 120,
                render: (row) => (row.noticeUntil ? <DateText date={row.noticeUntil} /> : null),
              },
            ]}
            onOpen={(row) => go(`/recognition/awards/${row.id}`)}
            empty={{ title: text('recognition.awards.none'), hint: text('recognition.awards.none.hint') }}
          />
          <DrawDrawer isOpen={isDrawing} onClose={() => setDrawing(false)} />
        </>
      )}
    </Page>
  )
}

export function Budget({ of }: { of: Answer['budget'] }): ReactNode {
  const text = useText()
  const figures = [
    ['budget', of.budgetYuan],
    ['awarded', of.awardedYuan],
    ['left', of.leftYuan],
  ] as const
  return (
    <Section title={text('recognition.awards.budget-of', { year: of.year })}>
      <dl className="facts-grid">
        {figures.map(([name, yuan]) => (
          <Figure key={name} label={text(`recognition.awards.${name}`)}>
            <Yuan yuan={yuan} /> {text('recognition.yuan')}
          </Figure>
        ))}
      </dl>
    </Section>
  )
}

function DrawDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const text = useText()
  const go = useGo()
  const isPhone = useIsPhone()
  const draw = useAct(drawRecognitionBatch, {
    done: text('recognition.awards.drawn'),
    onDone: ({ id }) => go(`/recognition/awards/${id}`),
    quiet: true,
  })
  return (
    <Drawer
      title={text('recognition.awards.draw')}
      open={isOpen}
      onClose={onClose}
      size={isPhone ? '100%' : 520}
      destroyOnHidden
    >
      <p className="quiet">{text('recognition.awards.draw.about')}</p>
      <FormFromZod
        schema={NewRecognitionBatch}
        initial={{ titles: ['high-tech-enterprise'] }}
        submitLabel={text('recognition.awards.draw')}
        onSubmit={(body) => draw.submit({ body })}
        onCancel={onClose}
      />
    </Drawer>
  )
}
