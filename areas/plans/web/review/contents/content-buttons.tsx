import type { ReactNode } from 'react'
import type { MeasureView } from '#contract/plans'
import { useText } from '#ui/text'
import { CardButton } from '../card-button.tsx'

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
        <CardButton label={text('plans.content.restore')} onPress={onRestore} />
      </div>
    )
  return (
    <div className="item-buttons">
      <CardButton shortcut="E" label={text('plans.review.edit')} onPress={onEdit} />
      <CardButton kind="danger" shortcut="X" label={text('plans.content.reject')} onPress={onReject} />
    </div>
  )
}
