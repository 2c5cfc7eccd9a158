import { Button, Checkbox, Modal } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import type { CarryStep, EarlierItem, ItemView } from '#contract/plans'
import { Go } from '#ui/link'
import { useText } from '#ui/text'
import { valueWords } from '../../words.tsx'
import type { Against } from '../filters.ts'
import { CarriedDecision } from './carried-note.tsx'
import './carried.css'
import type { AgainstBefore } from './use-carried.ts'

/** Above the cards of a second version: how much can be taken over, what changed, what is gone. */
export function CarriedBar({
  planId,
  against,
  items,
  mayWrite,
  isOpen,
  onOpen,
  onFilter,
  onCarry,
}: {
  planId: string
  against: AgainstBefore
  items: readonly ItemView[]
  mayWrite: boolean
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onFilter: (against: Against) => void
  onCarry: (steps: readonly CarryStep[]) => Promise<boolean>
}): ReactNode {
  const text = useText()
  const { ordinal, counts, withdrawn } = against
  if (ordinal === null) return null
  return (
    <div className="carried-bar">
      <span>{text('plans.carried.bar', { ordinal })}</span>
      {mayWrite ? (
        <Button size="small" type="primary" ghost disabled={counts.carry === 0} onClick={() => onOpen(true)}>
          {text('plans.carried.open', { count: counts.carry })}
        </Button>
      ) : null}
      {(['carry', 'changed', 'new'] as const).map((each) => (
        <Button key={each} size="small" type="text" disabled={counts[each] === 0} onClick={() => onFilter(each)}>
          {text(`plans.carried.count.${each}`, { count: counts[each] })}
        </Button>
      ))}
      {withdrawn.length > 0 ? <Withdrawn planId={planId} against={against} /> : null}
      {isOpen ? <CarryDialog against={against} items={items} onClose={() => onOpen(false)} onCarry={onCarry} /> : null}
    </div>
  )
}

function Withdrawn({
  planId,
  against: { withdrawn, versionId },
}: {
  planId: string
  against: AgainstBefore
}): ReactNode {
  const text = useText()
  return (
    <details className="carried-withdrawn">
      <summary>{text('plans.carried.withdrawn', { count: withdrawn.length })}</summary>
      <ul>
        {withdrawn.map((item) => (
          <li key={item.itemId}>
            <EarlierWords item={item} />{' '}
            <Go to={`/plans/${planId}/versions/${versionId}?item=${item.itemId}`}>{text('ui.quote.open')}</Go>
            <blockquote className="item-quote">“{item.fields.quote}”</blockquote>
          </li>
        ))}
      </ul>
    </details>
  )
}

function EarlierWords({ item: { fields, state } }: { item: EarlierItem }): ReactNode {
  const text = useText()
  return (
    <>
      <strong>{fields.indicator}</strong>
      {fields.subject ? ` · ${fields.subject}` : ''} <span className="figure">{valueWords(fields)}</span>{' '}
      <span className="quiet">{[fields.deadline, text(`plans.item.${state}`)].filter(Boolean).join(' · ')}</span>
    </>
  )
}

/** Every decision that would be taken over, each with its sentence in this version; what is not wanted is unticked. */
function CarryDialog({
  against: { open, ordinal },
  items,
  onClose,
  onCarry,
}: {
  against: AgainstBefore
  items: readonly ItemView[]
  onClose: () => void
  onCarry: (steps: readonly CarryStep[]) => Promise<boolean>
}): ReactNode {
  const text = useText()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isSending, setSending] = useState(false)
  const run = useRef<HTMLButtonElement>(null)
  const chosen = open.filter(({ key }) => !left.has(key))
  const byId = new Map(items.map((item) => [item.id, item]))

  function toggle(key: string) {
    setLeft((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  }

  async function send() {
    setSending(true)
    const isDone = await onCarry(chosen)
    setSending(false)
    if (isDone) onClose()
  }

  return (
    <Modal
      open
      width={880}
      title={text('plans.carried.title', { ordinal: ordinal ?? 0 })}
      onCancel={onClose}
      // Many lines stand before the button; who trusts them all should not walk through them.
      afterOpenChange={(isOpen) => (isOpen ? run.current?.focus() : undefined)}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {text('ui.cancel')}
        </Button>,
        <Button
          key="run"
          ref={run}
          type="primary"
          disabled={chosen.length === 0}
          loading={isSending}
          onClick={() => void send()}
        >
          {text('plans.carried.run', { count: chosen.length })}
        </Button>,
      ]}
    >
      <p>{text('plans.carried.hint')}</p>
      <ol className="carried-steps">
        {open.map((step) => (
          <li key={step.key}>
            <Checkbox checked={!left.has(step.key)} onChange={() => toggle(step.key)}>
              <StepWords step={step} items={step.itemIds.flatMap((id) => byId.get(id) ?? [])} />
            </Checkbox>
          </li>
        ))}
      </ol>
    </Modal>
  )
}

function StepWords({ step, items }: { step: CarryStep; items: readonly ItemView[] }): ReactNode {
  const quotes = items.length > 0 ? items : step.results
  return (
    <>
      {items.map((item) => (
        <span key={item.id} className="carried-item">
          <strong>{item.indicator}</strong> <span className="figure">{valueWords(item)}</span>{' '}
          <span className="quiet">{item.deadline}</span>
        </span>
      ))}
      <span className="carried-item">
        ↺ <CarriedDecision step={step} />
      </span>
      {quotes.map(({ quote, offset }) => (
        <q key={offset} className="item-quote carried-item">
          {quote}
        </q>
      ))}
    </>
  )
}
