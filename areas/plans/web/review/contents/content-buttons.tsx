import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { MeasureView } from '#contract/plans'
import { useText } from '#ui/text'

/** What can be done with a measure or mechanism. */
export function ContentButtons({
  state,
  onEdit,
  onReject,
  onRestore,
}: {
  state: MeasureView['state']
  onEdit: () => void
  onReject: () => void
  onRestore: () => void
}): ReactNode {
  const text = useText()
  if (state === 'rejected')
    return (
      <div className="item-buttons">
        <Button size="small" onClick={onRestore}>
          {text('plans.content.restore')}
        </Button>
      </div>
    )
  return (
    <div className="item-buttons">
      <Button size="small" onClick={onEdit} aria-keyshortcuts="e">
        {text('plans.review.edit')} <kbd>E</kbd>
      </Button>
      <Button size="small" danger onClick={onReject} aria-keyshortcuts="x">
        {text('plans.content.reject')} <kbd>X</kbd>
      </Button>
    </div>
  )
}
