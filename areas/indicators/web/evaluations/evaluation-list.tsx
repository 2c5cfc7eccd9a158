import '../indicators.css'
import { Button, Drawer, Form, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { createEvaluation, listEvaluations } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { today } from '#platform/ui/today'
import { useAct, useCall } from '#ui/api'
import { DatePick } from '#ui/form'
import { useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'

type Listed = ResponseOf<typeof listEvaluations>
type Row = Listed['items'][number]

/** Mid-term evaluations of plans; a new one takes up every target of its plan. */
export default function EvaluationList(): ReactNode {
  const text = useText()
  const go = useGo()
  const [isNew, setNew] = useState(false)
  const rights = useCall(listEvaluations, { query: { pageSize: 1 } })
  const open = (row: Pick<Row, 'id' | 'regionPath'>) =>
    go(`/indicators/evaluations/${row.id}`, { regionPath: row.regionPath })
  return (
    <Page
      title={text('indicators.evaluations')}
      subtitle={text('indicators.evaluations.subtitle')}
      trail={[{ title: text('indicators.cockpit'), to: '/cockpit' }]}
      action={
        rights.data?.mayCreate ? (
          <Button type="primary" onClick={() => setNew(true)}>
            {text('indicators.evaluation.new')}
          </Button>
        ) : null
      }
    >
      <DataTable
        id="indicators.evaluations"
        label={text('indicators.evaluations')}
        endpoint={listEvaluations}
        rowKey={(row: Row) => row.id}
        onOpen={open}
        columns={[
          { key: 'title', title: text('indicators.evaluation.title'), isTitle: true, width: 280 },
          { key: 'planTitle', title: text('indicators.evaluation.plan'), width: 280 },
          { key: 'regionName', title: text('indicators.region'), width: 120 },
          {
            key: 'asOf',
            title: text('indicators.evaluation.as-of'),
            width: 120,
            render: (row) => <DateText date={row.asOf} />,
          },
          {
            key: 'status',
            title: text('indicators.evaluation.status'),
            width: 120,
            render: (row) => (
              <StatusTag
                tone={row.status === 'closed' ? 'good' : 'steady'}
                label={text(`indicators.evaluation.${row.status}`)}
              />
            ),
          },
          { key: 'createdByName', title: text('indicators.evaluation.by'), width: 120 },
        ]}
        empty={{ title: text('indicators.evaluation.none'), hint: text('indicators.evaluation.none.hint') }}
      />
      <NewEvaluation plans={rights.data?.plans ?? []} isOpen={isNew} onClose={() => setNew(false)} onMade={open} />
    </Page>
  )
}

function NewEvaluation({
  plans,
  isOpen,
  onClose,
  onMade,
}: {
  plans: Listed['plans']
  isOpen: boolean
  onClose: () => void
  onMade: (made: { id: string; regionPath: string }) => void
}): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const [planId, setPlan] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [asOf, setAsOf] = useState(today())
  const create = useAct(createEvaluation, { done: text('indicators.evaluation.made'), quiet: true })
  const plan = plans.find((one) => one.id === planId)

  async function make() {
    if (!plan) return
    const { regionPath } = plan
    const made = await create.run({ body: { regionPath, planId: plan.id, title, asOf } })
    if (made) onMade({ id: made.id, regionPath })
  }

  return (
    <Drawer
      title={text('indicators.evaluation.new')}
      open={isOpen}
      onClose={onClose}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '80%' : 520}
      destroyOnHidden
    >
      <Form layout="vertical" onFinish={() => void make()}>
        <Form.Item label={text('indicators.evaluation.plan')} htmlFor="evaluation-plan" required>
          <Select
            id="evaluation-plan"
            value={planId}
            onChange={(id: string) => {
              setPlan(id)
              const name = plans.find((one) => one.id === id)?.title ?? ''
              if (title === '') setTitle(text('indicators.evaluation.title-of', { plan: name }).slice(0, 100))
            }}
            options={plans.map((one) => ({ value: one.id, label: one.title }))}
          />
        </Form.Item>
        <Form.Item label={text('indicators.evaluation.title')} htmlFor="evaluation-title" required>
          <Input
            id="evaluation-title"
            value={title}
            maxLength={100}
            onChange={(event) => setTitle(event.target.value)}
          />
        </Form.Item>
        <Form.Item
          label={text('indicators.evaluation.as-of')}
          extra={text('indicators.evaluation.as-of.hint')}
          required
        >
          <DatePick
            label={text('indicators.evaluation.as-of')}
            value={asOf}
            onChange={(day) => setAsOf(day ?? today())}
          />
        </Form.Item>
        <ProblemList problems={create.problem?.errors.map((problem) => problem.message) ?? []} />
        <Button type="primary" htmlType="submit" loading={create.isRunning} disabled={!plan || title.trim().length < 2}>
          {text('indicators.evaluation.begin')}
        </Button>
      </Form>
    </Drawer>
  )
}
