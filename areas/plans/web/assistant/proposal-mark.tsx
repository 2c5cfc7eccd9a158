import { BulbOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { ItemView } from '#contract/plans'
import { useText } from '#ui/text'

/** Says that an item comes from the assistant: loudly until a person has let it stand, then in passing. */
export function ProposalMark({ item }: { item: Pick<ItemView, 'origin' | 'state'> }): ReactNode {
  const text = useText()
  if (item.origin !== 'assistant') return null
  const isOpen = item.state === 'proposed'
  return (
    <span
      className={isOpen ? 'status status-warn' : 'quiet'}
      style={{ marginInlineStart: 'auto' }}
      title={isOpen ? text('plans.assistant.mark.hint') : undefined}
    >
      <BulbOutlined aria-hidden /> {text('plans.assistant.mark')}
    </span>
  )
}

/** Why the assistant proposes it, and that another reading of the same number waits beside it. */
export function ProposalReason({ item }: { item: Pick<ItemView, 'origin' | 'reason' | 'rivalItemId'> }): ReactNode {
  const text = useText()
  if (item.origin !== 'assistant') return null
  return (
    <>
      {item.reason ? <p className="quiet">{text('plans.assistant.reason', { reason: item.reason })}</p> : null}
      {item.rivalItemId ? <p className="item-warning">▼ {text('plans.assistant.rival')}</p> : null}
    </>
  )
}
