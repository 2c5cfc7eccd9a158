import type { ReactNode } from 'react'
import type { AdjustmentView } from '#contract/indicators'
import { NumberText, PeriodText } from '#ui/number'
import { useText } from '#ui/text'

/** 150–180 项（2027，基数 2024 年 120）: what a target asks for. */
export function AskedText({ asked, unit }: { asked: AdjustmentView['before']; unit: string }): ReactNode {
  const text = useText()
  return (
    <>
      <NumberText value={asked.value} />
      {asked.valueMax ? (
        <>
          –<NumberText value={asked.valueMax} />
        </>
      ) : null}{' '}
      {unit}
      <span className="quiet">
        {' '}
        <PeriodText period={asked.deadline} />
        {asked.baseline
          ? ` ${text('indicators.adjust.baseline', { value: asked.baseline.value, period: asked.baseline.period })}`
          : ''}
      </span>
    </>
  )
}
