import './targets.css'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { getTargetParts, undoSplit } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { ErrorPanel } from '#ui/error-page'
import { Go, useGo } from '#ui/link'
import { formatDate, NumberText } from '#ui/number'
import { Empty, Section, Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { sayAll, useText } from '#ui/text'
import { GoalText, nameOf } from '../words.tsx'
import { Held } from './held.tsx'
import { splitAt, targetAt } from './paths.ts'

type Parts = ResponseOf<typeof getTargetParts>

/** Who carries a target: its parts held against it, the splits before, and the way to split it or take that back. */
export function TargetParts({ targetId, regionPath }: { targetId: string; regionPath: string }): ReactNode {
  const text = useText()
  const go = useGo()
  const answer = useCall(getTargetParts, { params: { targetId }, query: { regionPath } })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton lines={3} />
  const { target, parts, maySplit } = answer.data
  const split = () => {
    const { to, search } = splitAt(target)
    go(to, search)
  }
  return (
    <Section
      title={text('indicators.split.section')}
      extra={
        maySplit ? (
          <span className="page-tools no-print">
            {target.split ? <Undo target={target} /> : null}
            <Button onClick={split}>{text(target.split ? 'indicators.split.again' : 'indicators.split.do')}</Button>
          </span>
        ) : null
      }
    >
      {target.parent ? (
        <p className="quiet">
          {text('indicators.tree.parent')}{' '}
          <Go {...targetAt(target.parent)}>
            {target.parent.regionName} <NumberText value={target.parent.value} unit={target.parent.unit} />
          </Go>
        </p>
      ) : null}
      {target.split ? (
        <>
          <p className="split-sum">
            {text('indicators.split.targets')} <Held held={target.split.targets} unit={target.unit} />
          </p>
          {target.split.actuals ? (
            <p className="split-sum">
              {text('indicators.split.actuals')} <Held held={target.split.actuals} unit={target.unit} />
            </p>
          ) : null}
          <PartsTable parts={parts} />
        </>
      ) : (
        <Empty title={text('indicators.split.none')} hint={text('indicators.split.none.hint')} />
      )}
      <History history={answer.data.history} />
    </Section>
  )
}

function PartsTable({ parts }: { parts: Parts['parts'] }): ReactNode {
  const text = useText()
  return (
    <RowsTable
      id="indicators.split.parts"
      label={text('indicators.split.parts')}
      rows={parts}
      rowKey={(row) => row.targetId}
      columns={[
        {
          key: 'name',
          title: text('indicators.split.unit'),
          isTitle: true,
          width: 220,
          render: (row) => <Go {...targetAt(row)}>{row.name}</Go>,
        },
        { key: 'value', title: text('indicators.target'), width: 140, render: (row) => <GoalText row={row} /> },
        {
          key: 'actual',
          title: text('indicators.split.actuals'),
          kind: 'number',
          width: 120,
          render: (row) => <NumberText value={row.actual} />,
        },
        {
          key: 'status',
          title: text('indicators.column.status'),
          width: 120,
          render: (row) => <StatusTag status={row.status} title={row.working} />,
        },
      ]}
    />
  )
}

function Undo({ target }: { target: Parts['target'] }): ReactNode {
  const text = useText()
  const undo = useAct(undoSplit, {
    done: ({ restoredSplitId }) =>
      text(restoredSplitId ? 'indicators.split.undone.restored' : 'indicators.split.undone'),
  })
  const { split, regionPath } = target
  if (!split) return null
  async function ask(of: NonNullable<Parts['target']['split']>) {
    const note = await confirm({
      title: text('indicators.split.undo.title', { name: nameOf(target) }),
      body: text('indicators.split.undo.body'),
      yes: text('indicators.split.undo'),
      isDanger: true,
      needsReason: true,
    })
    if (note !== null) await undo.run({ params: { splitId: of.id }, body: { regionPath, revision: of.revision, note } })
  }
  return (
    <Button loading={undo.isRunning} onClick={() => void ask(split)}>
      {text('indicators.split.undo')}
    </Button>
  )
}

/** Every split that there was, with who carried what then. */
function History({ history }: { history: Parts['history'] }): ReactNode {
  const text = useText()
  if (history.length === 0) return null
  return (
    <details className="split-history">
      <summary>{text('indicators.split.history')}</summary>
      <ul className="reason-list">
        {history.map((one) => (
          <li key={one.id}>
            <StatusTag
              tone={one.status === 'active' ? 'good' : 'none'}
              label={text(`indicators.split.status.${one.status}`)}
            />{' '}
            {text('indicators.split.history.of', {
              name: one.createdByName,
              day: formatDate(one.createdAt),
              method: text(`indicators.split.method.${one.method}`),
            })}
            <span className="quiet tree-about">
              {sayAll(one.parts.map((part) => `${part.name} ${part.value}`))}
              {[one.note, one.endedNote].filter(Boolean).map((note) => `；${note}`)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
