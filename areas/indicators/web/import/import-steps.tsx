import { Steps } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'

const steps = ['file', 'columns', 'rows', 'done'] as const

/** Where one is on the way from a file to written figures. */
export function ImportSteps({ at }: { at: (typeof steps)[number] }): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const current = steps.indexOf(at)
  if (isPhone)
    return (
      <p className="quiet">
        {text('indicators.import.step-of', {
          at: current + 1,
          of: steps.length,
          name: text(`indicators.import.step.${at}`),
        })}
      </p>
    )
  return (
    <Steps
      className="import-steps no-print"
      size="small"
      current={at === 'done' ? steps.length : current}
      items={steps.map((step) => ({ title: text(`indicators.import.step.${step}`) }))}
    />
  )
}
