import '../indicators.css'
import './targets.css'
import type { ReactNode } from 'react'
import { getTargetTree } from '#contract/indicators'
import { useCall } from '#ui/api'
import { useQueryState } from '#ui/link'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { filterKeys, TreeFilters } from './tree-filters.tsx'
import { TreeLine } from './tree-line.tsx'
import { byIndicator, yearsOf } from './tree-rows.ts'

type State = 'all' | 'split' | 'not-split' | 'gap'

const states: readonly string[] = ['split', 'not-split', 'gap']

/** Targets by indicator, district and department, one column a year, each held against the parts that carry it. */
export default function TargetTree(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const state = states.includes(address.state ?? '') ? (address.state as State) : 'all'
  const query = Object.fromEntries(filterKeys.flatMap((key) => (address[key] ? [[key, address[key]]] : [])))
  const answer = useCall(getTargetTree, { query: { ...query, state } })
  const isFiltered = state !== 'all' || Boolean(address.q || address.planId || address.departmentId)
  return (
    <Page
      title={text('indicators.tree')}
      subtitle={
        answer.data
          ? text('indicators.tree.counts', {
              region: answer.data.regionName,
              ...answer.data.counts,
            })
          : text('indicators.tree.subtitle')
      }
      trail={[{ title: text('indicators.cockpit'), to: '/cockpit' }]}
      filters={
        answer.data ? <TreeFilters tree={answer.data} state={state} address={address} onChange={setAddress} /> : null
      }
      answer={answer}
      isEmpty={(tree) => tree.nodes.length === 0}
      empty={{
        title: text('indicators.targets.none'),
        hint: text(isFiltered ? 'indicators.targets.none.hint' : 'indicators.tree.none.hint'),
      }}
    >
      {(tree) => {
        const years = yearsOf(tree.nodes)
        return (
          <>
            <p className="quiet">{text('indicators.tree.rule')}</p>
            <div className="tree-scroll">
              <table className="target-tree">
                <caption className="visually-hidden">{text('indicators.tree')}</caption>
                <thead className="tree-years">
                  <tr>
                    <th scope="col">{text('indicators.tree.of')}</th>
                    {years.map((year) => (
                      <th key={year} scope="col">
                        {text('indicators.tree.year', { year })}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {byIndicator(tree.nodes).map((row) => (
                    <TreeLine key={row.key} row={row} years={years} depth={0} maySplit={tree.maySplit} />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )
      }}
    </Page>
  )
}
