import './top-list.css'
import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { drawTopList, listTopLists, NewTopList, type TopListLine, topListStates } from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { Go, useGo } from '#ui/link'
import { DateText, formatDate } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { ListState } from './words.tsx'

type Answer = ResponseOf<typeof listTopLists>

/** Lists of all years, the method in force, and the way to draw the list of this year. */
export default function TopLists(): ReactNode {
  const text = useText()
  const go = useGo()
  const answer = useCall(listTopLists, {})
  const [isDrawing, setDrawing] = useState(false)
  return (
    <Page
      title={text('recognition.top')}
      subtitle={text('recognition.top.about')}
      action={
        answer.data?.mayDraw && answer.data.method ? (
          <Button type="primary" onClick={() => setDrawing(true)}>
            {text('recognition.top.draw')}
          </Button>
        ) : null
      }
      answer={answer}
    >
      {(state) => (
        <>
          <Now state={state} />
          <DataTable
            id="recognition.top-lists"
            label={text('recognition.top')}
            endpoint={listTopLists}
            rowKey={(row: TopListLine) => row.id}
            inAddress
            filters={[
              {
                key: 'state',
                label: text('recognition.awards.column.state'),
                kind: 'select',
                options: topListStates.map((value) => ({ value, label: text(`recognition.top.state.${value}`) })),
              },
            ]}
            columns={[
              {
                key: 'year',
                title: text('recognition.top.year'),
                isTitle: true,
                width: 110,
                render: ({ year }) => text('recognition.top.of-year', { year }),
              },
              {
                key: 'state',
                title: text('recognition.awards.column.state'),
                width: 120,
                render: (row) => <ListState state={row.state} />,
              },
              { key: 'seated', title: text('recognition.top.seated'), kind: 'number', width: 100 },
              { key: 'ranked', title: text('recognition.top.ranked'), kind: 'number', width: 100 },
              { key: 'unranked', title: text('recognition.top.unranked'), kind: 'number', width: 100 },
              {
                key: 'asOf',
                title: text('recognition.screening.as-of'),
                width: 120,
                render: (row) => <DateText date={row.asOf} />,
              },
              { key: 'methodTitle', title: text('recognition.top.method'), width: 260 },
              {
                key: 'noticeUntil',
                title: text('recognition.awards.column.notice'),
                width: 120,
                render: (row) => (row.noticeUntil ? <DateText date={row.noticeUntil} /> : null),
              },
              {
                key: 'publishedOn',
                title: text('recognition.top.published-on'),
                width: 120,
                render: (row) => (row.publishedOn ? <DateText date={row.publishedOn} /> : null),
              },
            ]}
            onOpen={(row) => go(`/recognition/top-list/${row.id}`)}
            empty={{ title: text('recognition.top.none'), hint: text('recognition.top.none.hint') }}
          />
          <DrawDrawer isOpen={isDrawing} today={state.today} onClose={() => setDrawing(false)} />
        </>
      )}
    </Page>
  )
}

function Now({ state: { today, candidates, method } }: { state: Answer }): ReactNode {
  const text = useText()
  return (
    <Section title={text('recognition.top.now', { year: today.slice(0, 4) })}>
      <p>
        {method ? (
          <>
            <StatusTag tone="none" label={text('recognition.top.set-by-city')} />{' '}
            {text('recognition.top.in-force', { title: method.title, day: formatDate(method.inForceFrom) })}
          </>
        ) : (
          text('recognition.top.no-method')
        )}{' '}
        <Go to="/recognition/top-list/methods">{text('recognition.top.methods')}</Go>
      </p>
      <p>{text('recognition.top.candidates', { count: candidates })}</p>
    </Section>
  )
}

function DrawDrawer({ isOpen, today, onClose }: { isOpen: boolean; today: string; onClose: () => void }): ReactNode {
  const text = useText()
  const go = useGo()
  const isPhone = useIsPhone()
  const draw = useAct(drawTopList, {
    done: text('recognition.top.drawn'),
    onDone: ({ id }) => go(`/recognition/top-list/${id}`),
    quiet: true,
  })
  return (
    <Drawer
      title={text('recognition.top.draw')}
      open={isOpen}
      onClose={onClose}
      size={isPhone ? '100%' : 480}
      destroyOnHidden
    >
      <p className="quiet">{text('recognition.top.draw.about')}</p>
      <FormFromZod
        schema={NewTopList}
        initial={{ year: Number(today.slice(0, 4)), asOf: today }}
        submitLabel={text('recognition.top.draw')}
        onSubmit={(body) => draw.submit({ body })}
        onCancel={onClose}
      />
    </Drawer>
  )
}
