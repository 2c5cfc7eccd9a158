import { Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { getTarget, type TargetRowView } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { RankBars } from '#ui/chart'
import { DefinitionBody } from '#ui/definition-card'
import { ErrorPanel } from '#ui/error-page'
import { useShortcut } from '#ui/keyboard'
import { Go } from '#ui/link'
import { formatPeriod } from '#ui/number'
import { Arithmetic, PaceBar } from '#ui/pace'
import { Empty, Section, Skeleton } from '#ui/page'
import { QuoteBlock } from '#ui/quote'
import { StatusTag } from '#ui/status'
import { useLocale, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { MethodNote } from '../method-note.tsx'
import { PendingMark } from '../pending-mark.tsx'
import { definitionOf, nameOf, placeAndDay } from '../words.tsx'
import { ObservationHistory } from './observation-history.tsx'
import { Pointers } from './pointers.tsx'
import { RowsBehind } from './rows-behind.tsx'
import { TargetTrend } from './target-trend.tsx'
import { TaskMark } from './task-mark.tsx'

type Target = ResponseOf<typeof getTarget>

/** Everything behind one number of the cockpit; j and k go to the next and the previous row. */
export function TargetDrawer({
  targetId,
  regionPath,
  asOf,
  rows,
  onOpen,
  onSupervise,
  onClose,
}: {
  targetId: string | null
  regionPath: string
  asOf: string | undefined
  rows: readonly TargetRowView[]
  onOpen: (targetId: string) => void
  /** Null: the reader may not ask for tasks. */
  onSupervise: ((targetId: string) => void) | null
  onClose: () => void
}): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const at = rows.findIndex((row) => row.targetId === targetId)
  const go = (step: number) => {
    const next = rows[at + step]
    if (targetId && next) onOpen(next.targetId)
  }
  useShortcut('n', text('indicators.drawer.next'), () => go(1))
  useShortcut('p', text('indicators.drawer.previous'), () => go(-1))
  const row = rows[at]
  return (
    <Drawer
      title={row ? nameOf(row) : text('indicators.target')}
      open={targetId !== null}
      onClose={onClose}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '90%' : 640}
      destroyOnHidden
    >
      {row ? (
        <p className="drawer-task">
          <TaskMark task={row.task} onSupervise={onSupervise ? () => onSupervise(row.targetId) : null} />
          {row.task?.lastWords ? (
            <span className="quiet">{text('indicators.line.answered', { words: row.task.lastWords })}</span>
          ) : null}
        </p>
      ) : null}
      {targetId ? <TargetContent key={targetId} targetId={targetId} regionPath={regionPath} asOf={asOf} /> : null}
    </Drawer>
  )
}

function TargetContent({
  targetId,
  regionPath,
  asOf,
}: {
  targetId: string
  regionPath: string
  asOf: string | undefined
}): ReactNode {
  const [knownAt, setKnownAt] = useState('')
  const query = { regionPath, ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt: `${knownAt}T23:59:59+08:00` } : {}) }
  const answer = useCall(getTarget, { params: { targetId }, query })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton lines={10} />
  return <TargetDetail target={answer.data} knownAt={knownAt} onKnownAt={setKnownAt} />
}

function TargetDetail({
  target,
  knownAt,
  onKnownAt,
}: {
  target: Target
  knownAt: string
  onKnownAt: (day: string) => void
}): ReactNode {
  const text = useText()
  const locale = useLocale()
  const { row } = target
  const indicator = { id: row.indicatorId, name: row.indicator, unit: row.unit }
  const usedBy = [
    ...(target.href && row.planTitle ? [{ title: row.planTitle, to: target.href }] : []),
    { title: text('indicators.catalogue'), to: `/indicators/catalogue/${row.indicatorId}` },
    {
      title: text('indicators.drawer.target'),
      to: `/indicators/targets/${row.targetId}?regionPath=${encodeURIComponent(row.regionPath)}`,
    },
  ]
  return (
    <div className="target-detail">
      <p className="target-top">
        <StatusTag status={row.status} />
        <PendingMark period={row.pendingPeriod} />
        <PaceBar
          actualShare={row.share}
          expectedShare={row.expectedShare}
          seasonalShare={row.seasonalShare}
          status={row.status}
        />
      </p>
      <Arithmetic source={row.dataThrough ? text('indicators.through', { day: row.dataThrough }) : undefined}>
        {row.working}
      </Arithmetic>
      <MethodNote method={row.method} />
      {row.pendingPeriod ? (
        <p className="quiet">
          {text('indicators.pending.mark.why', { period: formatPeriod(row.pendingPeriod, locale) })}
        </p>
      ) : null}
      <Reasons reasons={target.reasons} />
      {target.quote && row.planTitle ? (
        <QuoteBlock quote={target.quote} document={row.planTitle} to={target.href ?? undefined} />
      ) : null}
      <Section title={text('indicators.pointers')}>
        <Pointers target={target} />
      </Section>
      <Section title={text('indicators.series')}>
        <TargetTrend target={target} />
      </Section>
      <Children target={target} />
      <Section title={text('indicators.card')}>
        {target.card ? (
          <DefinitionBody definition={definitionOf(text, indicator, target.card, usedBy)} />
        ) : (
          <Empty
            title={text('indicators.card.none')}
            hint={text('indicators.card.none.hint')}
            action={<Go to={`/indicators/catalogue/${row.indicatorId}`}>{text('indicators.card.write')}</Go>}
          />
        )}
      </Section>
      {target.measure ? <RowsBehind target={target} /> : null}
      <Section title={text('indicators.history')}>
        <ObservationHistory observations={target.observations} knownAt={knownAt} onKnownAt={onKnownAt} />
      </Section>
    </div>
  )
}

function Reasons({ reasons }: { reasons: Target['reasons'] }): ReactNode {
  if (reasons.length === 0) return null
  return (
    <ul className="reason-list">
      {reasons.map((reason) => (
        <li key={reason.code} className={reason.weight === 'blocks' ? 'reason-blocks' : 'quiet'}>
          {reason.text}
        </li>
      ))}
    </ul>
  )
}

function Children({ target }: { target: Target }): ReactNode {
  const text = useText()
  const locale = useLocale()
  if (target.children.length === 0) return null
  return (
    <Section title={text('indicators.children')}>
      <RankBars
        title={text('indicators.children')}
        about={`${nameOf(target.row)}，${placeAndDay(text, locale, target)}`}
        unit={target.row.unit}
        rows={target.children.map((child) => ({
          id: child.regionPath,
          label: child.name,
          value: child.value,
          ...(child.status ? { status: child.status } : {}),
          ...(child.targetValue ? { note: `/ ${child.targetValue}` } : {}),
          reason: text('indicators.child.none'),
        }))}
      />
    </Section>
  )
}
