import { Button, Drawer, Form, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { type EvaluationRowView, type EvaluationView, enterEvaluation, proposalKinds } from '#contract/indicators'
import { useAct } from '#ui/api'
import { NumberText, PeriodText } from '#ui/number'
import { Arithmetic } from '#ui/pace'
import { Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { RowsTable } from '#ui/table'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { nameOf } from '../words.tsx'

/** One indicator of an evaluation: its path year by year, what was asked for before, cause and proposal of its unit. */
export function RowDrawer({
  evaluation,
  row,
  onClose,
}: {
  evaluation: EvaluationView
  row: EvaluationRowView | null
  onClose: () => void
}): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  return (
    <Drawer
      title={row ? nameOf(row) : text('indicators.target')}
      open={row !== null}
      onClose={onClose}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '90%' : 600}
      destroyOnHidden
    >
      {row ? (
        <div className="target-detail">
          <Arithmetic source={row.dataThrough ? text('indicators.through', { day: row.dataThrough }) : undefined}>
            {row.working}
          </Arithmetic>
          <Section title={text('indicators.evaluation.path')}>
            <RowsTable
              id="indicators.evaluation.path"
              label={text('indicators.evaluation.path')}
              rows={row.path}
              rowKey={(point) => String(point.year)}
              columns={[
                {
                  key: 'year',
                  title: text('indicators.evaluation.year'),
                  isTitle: true,
                  width: 90,
                  value: (point) => String(point.year),
                },
                {
                  key: 'expected',
                  title: text('indicators.evaluation.expected'),
                  kind: 'number',
                  render: (point) => <NumberText value={point.expected} unit={row.unit} />,
                },
                {
                  key: 'actual',
                  title: text('indicators.evaluation.actual'),
                  kind: 'number',
                  render: (point) => <NumberText value={point.actual} unit={row.unit} />,
                },
              ]}
              empty={{ title: text('indicators.evaluation.no-path') }}
            />
          </Section>
          {row.earlier.length > 0 ? (
            <Section title={text('indicators.adjust.earlier')}>
              <ul className="reason-list">
                {row.earlier.map((one) => (
                  <li key={`${one.until} ${one.value}`}>
                    <NumberText value={one.value} unit={row.unit} /> <PeriodText period={one.deadline} />
                    {'，'}
                    {text('indicators.adjust.until')} {one.until}
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Section title={text('indicators.evaluation.entry')}>
            {row.mayEnter ? <Entry evaluation={evaluation} row={row} onDone={onClose} /> : <Entered row={row} />}
          </Section>
        </div>
      ) : null}
    </Drawer>
  )
}

function Entered({ row }: { row: EvaluationRowView }): ReactNode {
  const text = useText()
  if (!row.cause && !row.proposal) return <p className="quiet">{text('indicators.evaluation.not-entered')}</p>
  return (
    <>
      <p>{row.cause}</p>
      <p>
        {row.proposalKind ? `${text(`indicators.evaluation.kind.${row.proposalKind}`)} ` : ''}
        {row.proposal}
      </p>
      <p className="quiet">{row.enteredByName}</p>
    </>
  )
}

function Entry({
  evaluation,
  row,
  onDone,
}: {
  evaluation: EvaluationView
  row: EvaluationRowView
  onDone: () => void
}): ReactNode {
  const text = useText()
  const [cause, setCause] = useState(row.cause ?? '')
  const [kind, setKind] = useState(row.proposalKind)
  const [proposal, setProposal] = useState(row.proposal ?? '')
  const enter = useAct(enterEvaluation, { done: text('indicators.evaluation.entered'), onDone, quiet: true })
  const { regionPath } = evaluation
  const send = () =>
    enter.run({
      params: { evaluationId: evaluation.id, targetId: row.targetId },
      body: {
        regionPath,
        cause: cause.trim() || null,
        proposalKind: kind,
        proposal: proposal.trim() || null,
        revision: row.revision,
      },
    })
  return (
    <Form layout="vertical" onFinish={() => void send()}>
      <Form.Item label={text('indicators.evaluation.cause')} htmlFor="evaluation-cause">
        <Input.TextArea
          id="evaluation-cause"
          rows={4}
          maxLength={2000}
          value={cause}
          onChange={(event) => setCause(event.target.value)}
        />
      </Form.Item>
      <Form.Item label={text('indicators.evaluation.kind')} htmlFor="evaluation-kind">
        <Select
          id="evaluation-kind"
          allowClear
          value={kind}
          onChange={(chosen: typeof kind | undefined) => setKind(chosen ?? null)}
          options={proposalKinds.map((value) => ({ value, label: text(`indicators.evaluation.kind.${value}`) }))}
        />
      </Form.Item>
      <Form.Item label={text('indicators.evaluation.proposal')} htmlFor="evaluation-proposal">
        <Input.TextArea
          id="evaluation-proposal"
          rows={3}
          maxLength={2000}
          value={proposal}
          onChange={(event) => setProposal(event.target.value)}
        />
      </Form.Item>
      <ProblemList problems={enter.problem?.errors.map((problem) => problem.message) ?? []} />
      <Button type="primary" htmlType="submit" loading={enter.isRunning}>
        {text('indicators.evaluation.enter')}
      </Button>
    </Form>
  )
}
