import '../indicators.css'
import type { ReactNode } from 'react'
import { listAdjustments } from '#contract/indicators'
import { useCall } from '#ui/api'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { AdjustmentTable } from './adjustment-table.tsx'

/** Every adjustment of a target that the reader may see, open ones first. */
export default function AdjustmentList(): ReactNode {
  const text = useText()
  const rights = useCall(listAdjustments, { query: { pageSize: 1 } })
  return (
    <Page
      title={text('indicators.adjustments')}
      subtitle={text('indicators.adjustments.subtitle')}
      trail={[{ title: text('indicators.cockpit'), to: '/cockpit' }]}
    >
      <AdjustmentTable mayDecide={rights.data?.mayDecide ?? false} />
    </Page>
  )
}
