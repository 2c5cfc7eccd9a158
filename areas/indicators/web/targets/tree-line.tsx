import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { type ReactNode, useState } from 'react'
import { getTargetParts, type TreeNodeView } from '#contract/indicators'
import { useCalls } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go } from '#ui/link'
import { NumberText } from '#ui/number'
import { Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { sayAll, useText } from '#ui/text'
import { PendingMark } from '../pending-mark.tsx'
import { GoalText, nameOf } from '../words.tsx'
import { Held } from './held.tsx'
import { splitAt, targetAt } from './paths.ts'
import { addsUp, byUnit, type TreeRow, yearOf } from './tree-rows.ts'

interface Line {
  row: TreeRow
  years: readonly string[]
  /** 0 is an indicator, below it stand the units that carry its parts. */
  depth: number
  maySplit: boolean
}

/** One line of the tree and, once it is opened, the lines below it. */
export function TreeLine({ row, years, depth, maySplit }: Line): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const [first] = row.nodes
  if (!first) return null
  const name = depth === 0 ? nameOf(first) : first.name
  const isSplit = row.nodes.some((node) => node.split !== null)
  return (
    <>
      <tr className={`tree-depth-${Math.min(depth, 3)}`}>
        <th scope="row" className="tree-head">
          <span className="tree-name">
            {isSplit ? (
              <button
                type="button"
                className="tree-opener"
                aria-expanded={isOpen}
                aria-label={text('indicators.tree.open', { name })}
                onClick={() => setOpen(!isOpen)}
              >
                {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
              </button>
            ) : (
              <span className="tree-opener" aria-hidden="true" />
            )}
            <span>
              {name}
              <About node={first} depth={depth} />
            </span>
          </span>
        </th>
        {years.map((year) => {
          const there = row.nodes.filter((node) => yearOf(node) === year)
          return (
            <td
              key={year}
              data-year={text('indicators.tree.year', { year })}
              className={there.length ? 'tree-year' : 'tree-none'}
            >
              {there.map((node) => (
                <TreeCell key={node.targetId} node={node} maySplit={maySplit} />
              ))}
            </td>
          )
        })}
      </tr>
      {isOpen ? <LinesBelow row={row} years={years} depth={depth + 1} maySplit={maySplit} /> : null}
    </>
  )
}

/** What kind of figure it is; of a unit its departments, and what became of a region that is over. */
function About({ node, depth }: { node: TreeNodeView; depth: number }): ReactNode {
  const text = useText()
  const departments = node.departments.map((one) => one.name).filter((name) => name !== node.name)
  const words = [
    depth === 0 && !addsUp(node) ? text('indicators.tree.no-sum') : '',
    sayAll(departments),
    node.regionOver
      ? text('indicators.tree.over', { day: node.regionOver.lastDay, to: sayAll(node.regionOver.successors) || '—' })
      : '',
  ].filter((word) => word !== '')
  return words.map((word) => (
    <span key={word} className="quiet tree-about">
      {word}
    </span>
  ))
}

function TreeCell({ node, maySplit }: { node: TreeNodeView; maySplit: boolean }): ReactNode {
  const text = useText()
  const whole = `${nameOf(node)} ${node.name}`
  return (
    <div className="tree-cell">
      <span className="tree-goal">
        <Go {...targetAt(node)}>
          <GoalText row={node} />
          <span className="visually-hidden">{text('indicators.tree.to', { name: whole })}</span>
        </Go>
        <StatusTag status={node.status} title={node.working} />
        <PendingMark period={node.pendingPeriod} />
      </span>
      {node.parent ? (
        <span className="quiet">
          {text('indicators.tree.parent', { region: node.parent.regionName })}{' '}
          <NumberText value={node.parent.value} unit={node.parent.unit} />
        </span>
      ) : null}
      {node.split ? <Held held={node.split.targets} /> : null}
      {!node.split && maySplit ? (
        <Go className="no-print tree-split" {...splitAt(node)}>
          {text('indicators.split.do')}
          <span className="visually-hidden">{text('indicators.tree.to', { name: whole })}</span>
        </Go>
      ) : null}
    </div>
  )
}

function LinesBelow({ row, years, depth, maySplit }: Line): ReactNode {
  const answers = useCalls(
    getTargetParts,
    row.nodes
      .filter((node) => node.split !== null)
      .map(({ targetId, regionPath }) => ({ params: { targetId }, query: { regionPath } })),
  )
  const failed = answers.find((answer) => answer.isError)
  if (failed || answers.some((answer) => answer.data === undefined))
    return (
      <tr>
        <td colSpan={years.length + 1}>
          {failed ? <ErrorPanel error={failed.error} onRetry={() => void failed.refetch()} /> : <Skeleton lines={2} />}
        </td>
      </tr>
    )
  const parts = answers.flatMap((answer) => answer.data?.parts ?? [])
  return byUnit(parts).map((below) => (
    <TreeLine key={below.key} row={below} years={years} depth={depth} maySplit={maySplit} />
  ))
}
