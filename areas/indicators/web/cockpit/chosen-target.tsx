import type { ReactNode } from 'react'
import { getTarget, type TargetRowView } from '#contract/indicators'
import { useCall } from '#ui/api'
import { RankBars } from '#ui/chart'
import { ErrorPanel } from '#ui/error-page'
import { Arithmetic } from '#ui/pace'
import { Section, Skeleton } from '#ui/page'
import { useLocale, useText } from '#ui/text'
import { nameOf, placeAndDay } from '../words.tsx'
import { TargetTrend } from './target-trend.tsx'

/** The line chosen in the list: its course with the forecast, and how the districts stand at it. */
export function ChosenTarget({
  row,
  asOf,
  onOpen,
}: {
  row: TargetRowView
  asOf: string
  onOpen: () => void
}): ReactNode {
  const text = useText()
  const locale = useLocale()
  const answer = useCall(getTarget, {
    params: { targetId: row.targetId },
    query: { regionPath: row.regionPath, asOf },
  })
  const target = answer.data?.row.targetId === row.targetId ? answer.data : undefined
  return (
    <Section
      title={nameOf(row)}
      extra={
        <button type="button" className="button button-text no-print" onClick={onOpen}>
          {text('indicators.chosen.open')}
        </button>
      }
    >
      <Arithmetic>{row.working}</Arithmetic>
      {answer.isError ? <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {target ? (
        <>
          <TargetTrend target={target} height={220} isShort />
          {target.children.length > 0 ? (
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
          ) : null}
        </>
      ) : answer.isError ? null : (
        <Skeleton lines={7} />
      )}
    </Section>
  )
}
