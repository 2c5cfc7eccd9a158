import { Button, InputNumber, Popconfirm } from 'antd'
import { type ComponentRef, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { ItemView } from '#contract/plans'
import { useText } from '#ui/text'
import { sureShare } from './filters.ts'

interface BulkProps {
  items: readonly ItemView[]
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onRun: (minConfidenceShare: number) => Promise<unknown>
}

/** Accepts everything that waits and is at least so sure, after saying how much that is. */
export function BulkAccept({ items, isOpen, onOpen, onRun }: BulkProps): ReactNode {
  const text = useText()
  const [typed, setTyped] = useState<number | null>(null)
  const share = typed ?? sureShare(items)
  const count = items.filter((item) => item.state === 'proposed' && (item.confidenceShare ?? 0) >= share).length
  return (
    <Popconfirm
      open={isOpen}
      onOpenChange={onOpen}
      title={text('plans.review.bulk.title')}
      description={<BulkShare share={share} count={count} onChange={setTyped} />}
      okText={text('plans.review.bulk.run', { count })}
      okButtonProps={{ disabled: count === 0 }}
      cancelText={text('ui.cancel')}
      onConfirm={() => void onRun(share)}
      destroyOnHidden
    >
      <Button size="small" aria-keyshortcuts="b">
        {text('plans.review.bulk')} <kbd>B</kbd>
      </Button>
    </Popconfirm>
  )
}

function BulkShare({
  share,
  count,
  onChange,
}: {
  share: number
  count: number
  onChange: (share: number | null) => void
}): ReactNode {
  const text = useText()
  const id = useId()
  const input = useRef<ComponentRef<typeof InputNumber>>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <div className="review-bulk">
      <label htmlFor={id}>{text('plans.review.bulk.share')}</label>
      <InputNumber
        ref={input}
        id={id}
        size="small"
        min={0}
        max={1}
        step={0.05}
        precision={2}
        value={share}
        onChange={onChange}
      />
      <span className="figure">{text('plans.review.bulk.count', { count })}</span>
    </div>
  )
}
