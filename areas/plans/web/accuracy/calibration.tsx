import type { ReactNode } from 'react'
import type { CalibrationStep } from '#contract/plans'
import { ChartFrame } from '#ui/chart'
import { formatPercent } from '#ui/number'
import { useText } from '#ui/text'

const size = 320
const margin = 44
const at = (share: number) => margin + share * (size - 2 * margin)
const up = (share: number) => size - at(share)
const ticks = [0, 0.25, 0.5, 0.75, 1]

/** Stated confidence against the share that was right; on the diagonal the two are the same. */
export function CalibrationChart({ steps }: { steps: CalibrationStep[] }): ReactNode {
  const text = useText()
  const title = text('plans.accuracy.calibration')
  const table = {
    head: [
      text('plans.accuracy.stated'),
      text('plans.accuracy.actual'),
      text('plans.accuracy.range'),
      text('plans.accuracy.count'),
    ],
    rows: steps.map((step) => [
      `${formatPercent(step.fromShare, 0)}–${formatPercent(step.toShare, 0)}`,
      formatPercent(step.rightShare),
      `${formatPercent(step.lowShare)}–${formatPercent(step.highShare)}`,
      step.count,
    ]),
  }
  return (
    <ChartFrame title={title} table={table} note={text('plans.accuracy.calibration.note')}>
      <svg viewBox={`0 0 ${size} ${size}`} className="calibration" role="img" aria-label={title}>
        {ticks.map((share) => (
          <g key={share}>
            <line className="calibration-grid" x1={at(0)} x2={at(1)} y1={up(share)} y2={up(share)} />
            <text x={at(0) - 6} y={up(share) + 4} textAnchor="end">
              {formatPercent(share, 0)}
            </text>
            <text x={at(share)} y={size - margin + 18} textAnchor="middle">
              {formatPercent(share, 0)}
            </text>
          </g>
        ))}
        <line className="calibration-ideal" x1={at(0)} y1={up(0)} x2={at(1)} y2={up(1)} />
        {steps.map((step) => (
          <g key={step.fromShare}>
            <line
              className="calibration-range"
              x1={at(step.statedShare)}
              x2={at(step.statedShare)}
              y1={up(step.lowShare)}
              y2={up(step.highShare)}
            />
            <circle
              className="calibration-point"
              cx={at(step.statedShare)}
              cy={up(step.rightShare)}
              r={3 + Math.min(6, Math.sqrt(step.count) / 3)}
            />
          </g>
        ))}
        <text x={size / 2} y={size - 6} textAnchor="middle">
          {text('plans.accuracy.stated')}
        </text>
        <text x={12} y={size / 2} textAnchor="middle" transform={`rotate(-90 12 ${size / 2})`}>
          {text('plans.accuracy.actual')}
        </text>
      </svg>
    </ChartFrame>
  )
}
