import '../indicators.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  closeEvaluation,
  downloadEvaluationDocument,
  downloadEvaluationSheet,
  type EvaluationRowView,
  type EvaluationView,
  getEvaluation,
} from '#contract/indicators'
import { download, useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { usePathParam, useQueryState } from '#ui/link'
import { DateText, NumberText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { sayAll, useText } from '#ui/text'
import { GoalText, nameOf } from '../words.tsx'
import { RowDrawer } from './row-drawer.tsx'

/** One mid-term evaluation: the conclusion, every indicator with its path, and what its unit says. */
export default function EvaluationPage(): ReactNode {
  const text = useText()
  const evaluationId = usePathParam('evaluationId')
  const [address] = useQueryState()
  const query = { regionPath: address.regionPath ?? '' }
  const params = { evaluationId }
  const answer = useCall(getEvaluation, { params, query })
  return (
    <Page
      title={answer.data?.title ?? text('indicators.evaluation')}
      subtitle={answer.data?.planTitle}
      trail={[{ title: text('indicators.evaluations'), to: '/indicators/evaluations' }]}
      action={
        <>
          <Button className="no-print" onClick={() => void download(downloadEvaluationDocument, { params, query })}>
            {text('indicators.evaluation.document')}
          </Button>
          <Button className="no-print" onClick={() => void download(downloadEvaluationSheet, { params, query })}>
            {text('indicators.evaluation.sheet')}
          </Button>
          {answer.data?.mayClose ? <CloseButton evaluation={answer.data} /> : null}
        </>
      }
      answer={answer}
    >
      {(evaluation) => <Evaluation evaluation={evaluation} />}
    </Page>
  )
}

function CloseButton({ evaluation }: { evaluation: EvaluationView }): ReactNode {
  const text = useText()
  const close = useAct(closeEvaluation, { done: text('indicators.evaluation.closed-done') })
  const { id: evaluationId, regionPath, revision, statistics } = evaluation
  async function ask() {
    const title = text('indicators.evaluation.close.title')
    const body =
      statistics.unexplained > 0
        ? text('indicators.evaluation.close.unexplained', { count: statistics.unexplained })
        : text('indicators.evaluation.close.body')
    const isSure = await confirm({ title, body, yes: text('indicators.evaluation.close') })
    if (isSure !== null) await close.run({ params: { evaluationId }, body: { regionPath, revision } })
  }
  return (
    <Button type="primary" className="no-print" loading={close.isRunning} onClick={() => void ask()}>
      {text('indicators.evaluation.close')}
    </Button>
  )
}

function Evaluation({ evaluation }: { evaluation: EvaluationView }): ReactNode {
  const text = useText()
  const [openId, setOpen] = useState<string | null>(null)
  const { statistics, rows } = evaluation
  return (
    <>
      <p className="cockpit-headline">{statistics.conclusion}</p>
      <p className="quiet">
        {text('indicators.evaluation.as-of')} <DateText date={evaluation.asOf} />
        {' · '}
        {evaluation.status === 'closed'
          ? text('indicators.evaluation.closed-by', {
              name: evaluation.closedByName ?? '',
              day: evaluation.closedAt?.slice(0, 10) ?? '',
            })
          : text('indicators.evaluation.open')}
        {statistics.unexplained > 0
          ? ` · ${text('indicators.evaluation.unexplained', { count: statistics.unexplained })}`
          : ''}
      </p>
      <Section title={text('indicators.evaluation.rows')}>
        <EvaluationRows rows={rows} onOpen={setOpen} />
      </Section>
      <Section title={text('indicators.evaluation.by-unit')}>
        <RowsTable
          id="indicators.evaluation.units"
          label={text('indicators.evaluation.by-unit')}
          rows={statistics.byDepartment}
          rowKey={(row) => row.name}
          columns={[
            {
              key: 'name',
              title: text('indicators.evaluation.unit'),
              isTitle: true,
              width: 240,
              value: (row) => row.name || text('indicators.evaluation.no-unit'),
            },
            { key: 'total', title: text('indicators.evaluation.total'), kind: 'number', width: 90 },
            { key: 'onPace', title: text('indicators.evaluation.on-pace'), kind: 'number', width: 110 },
            { key: 'behind', title: text('indicators.evaluation.behind'), kind: 'number', width: 90 },
          ]}
          empty={{ title: text('indicators.evaluation.no-unit') }}
        />
      </Section>
      <RowDrawer
        key={openId}
        evaluation={evaluation}
        row={rows.find((row) => row.targetId === openId) ?? null}
        onClose={() => setOpen(null)}
      />
    </>
  )
}

function EvaluationRows({
  rows,
  onOpen,
}: {
  rows: readonly EvaluationRowView[]
  onOpen: (targetId: string) => void
}): ReactNode {
  const text = useText()
  return (
    <RowsTable
      id="indicators.evaluation"
      label={text('indicators.evaluation.rows')}
      rows={rows}
      rowKey={(row) => row.targetId}
      onOpen={(row) => onOpen(row.targetId)}
      columns={[
        { key: 'indicator', title: text('indicators.column.indicator'), isTitle: true, width: 230, value: nameOf },
        {
          key: 'status',
          title: text('indicators.evaluation.status'),
          width: 110,
          render: (row) => <StatusTag status={row.status} />,
        },
        {
          key: 'value',
          title: text('indicators.evaluation.goal'),
          width: 130,
          render: (row) => <GoalText row={row} />,
        },
        {
          key: 'expected',
          title: text('indicators.evaluation.expected'),
          kind: 'number',
          width: 110,
          render: (row) => <NumberText value={row.expected} />,
        },
        {
          key: 'actual',
          title: text('indicators.evaluation.actual'),
          kind: 'number',
          width: 110,
          render: (row) => <NumberText value={row.actual} />,
        },
        {
          key: 'departments',
          title: text('indicators.evaluation.unit'),
          width: 160,
          value: (row) => sayAll(row.departments.map((one) => one.name)),
        },
        { key: 'cause', title: text('indicators.evaluation.cause'), width: 240, value: (row) => row.cause ?? '' },
        {
          key: 'proposal',
          title: text('indicators.evaluation.proposal'),
          width: 240,
          value: (row) =>
            [row.proposalKind ? text(`indicators.evaluation.kind.${row.proposalKind}`) : '', row.proposal ?? '']
              .filter((part) => part !== '')
              .join('：'),
        },
      ]}
      empty={{ title: text('indicators.evaluation.no-rows') }}
    />
  )
}
