import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ItemFields, type MeasureView } from '#contract/plans'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { valueWords } from '../../words.tsx'
import { ItemForm } from '../item-form.tsx'
import './compose.css'

/** What is being merged or split, and what it is to become. */
export interface Composing {
  kind: 'merge' | 'split'
  /** Cards that are replaced, the first one where the panel stands. */
  partIds: readonly string[]
  results: readonly ItemFields[]
}

interface Draft {
  key: number
  fields: ItemFields
}

const isWhole = (fields: ItemFields) => ItemFields.safeParse(fields).success
const isAlike = (one: ItemFields, other: ItemFields) => JSON.stringify(one) === JSON.stringify(other)

/**
 * Below the card: what the parts become, one line each, filled in beforehand. Mostly Enter is all that is left to do;
 * a line that is not complete, or the same as another, opens by itself.
 */
export function ComposePanel({
  composing: { kind, partIds, results },
  measures,
  selectedQuote,
  onSubmit,
  onCancel,
}: {
  composing: Composing
  measures: readonly MeasureView[]
  selectedQuote: () => { quote: string; offset: number } | null
  onSubmit: (results: ItemFields[]) => Promise<void>
  onCancel: () => void
}): ReactNode {
  const text = useText()
  const box = useRef<HTMLFieldSetElement>(null)
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => results.map((fields, key) => ({ key, fields })))
  const [openKey, setOpenKey] = useState<number | null>(() => firstWrong(drafts))
  const [isSending, setSending] = useState(false)
  const nextKey = useRef(results.length)
  const isReady = openKey === null && drafts.every(({ fields }) => isWhole(fields)) && firstWrong(drafts) === null

  // The keyboard stands on the line that asks for something, else on what finishes it.
  useEffect(() => {
    if (openKey === null) box.current?.querySelector<HTMLElement>('.compose-run')?.focus({ preventScroll: true })
  }, [openKey])

  function change(key: number, fields: ItemFields) {
    const changed = drafts.map((draft) => (draft.key === key ? { key, fields } : draft))
    setDrafts(changed)
    setOpenKey(firstWrong(changed))
  }

  function addAnother() {
    const last = drafts.at(-1)
    if (!last) return
    const key = nextKey.current++
    setDrafts([...drafts, { key, fields: { ...last.fields } }])
    setOpenKey(key)
  }

  async function send() {
    setSending(true)
    await onSubmit(drafts.map(({ fields }) => fields))
    setSending(false)
  }

  return (
    <fieldset
      ref={box}
      className="compose"
      aria-label={text(`plans.compose.${kind}`)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        if (openKey === null) onCancel()
        else setOpenKey(null)
      }}
    >
      <legend>{text(`plans.compose.${kind}.from`, { count: partIds.length })}</legend>
      <ol className="compose-results">
        {drafts.map(({ key, fields }, nth) => (
          <li key={key}>
            {key === openKey ? (
              <ItemForm
                initial={fields}
                measures={measures}
                submitLabel={text('plans.compose.line.done')}
                selectedQuote={selectedQuote}
                onSubmit={async (changed) => change(key, changed)}
                onCancel={() => setOpenKey(null)}
              />
            ) : (
              <Line
                fields={fields}
                isSame={drafts.slice(0, nth).some((other) => isAlike(other.fields, fields))}
                onEdit={() => setOpenKey(key)}
                onRemove={
                  kind === 'split' && drafts.length > 2
                    ? () => setDrafts(drafts.filter((draft) => draft.key !== key))
                    : null
                }
              />
            )}
          </li>
        ))}
      </ol>
      <div className="item-buttons">
        <Button
          className="compose-run"
          size="small"
          type="primary"
          disabled={!isReady}
          loading={isSending}
          onClick={() => void send()}
        >
          {text(`plans.compose.${kind}.run`, { count: kind === 'merge' ? partIds.length : drafts.length })}{' '}
          <kbd>Enter</kbd>
        </Button>
        {kind === 'split' ? (
          <Button size="small" onClick={addAnother}>
            {text('plans.compose.more')}
          </Button>
        ) : null}
        <Button size="small" type="text" onClick={onCancel}>
          {text('ui.cancel')} <kbd>Esc</kbd>
        </Button>
      </div>
    </fieldset>
  )
}

/** The line that must be looked at: incomplete, or the same as one before it. */
function firstWrong(drafts: readonly Draft[]): number | null {
  const wrong = drafts.find(
    ({ fields }, nth) => !isWhole(fields) || drafts.slice(0, nth).some((other) => isAlike(other.fields, fields)),
  )
  return wrong?.key ?? null
}

function Line({
  fields,
  isSame,
  onEdit,
  onRemove,
}: {
  fields: ItemFields
  isSame: boolean
  onEdit: () => void
  onRemove: (() => void) | null
}): ReactNode {
  const text = useText()
  return (
    <div className="compose-line">
      <p>
        <strong>{fields.indicator}</strong>
        {fields.subject ? ` · ${fields.subject}` : ''} <span className="figure">{valueWords(fields)}</span>{' '}
        <span className="quiet">
          {[
            text(`plans.mode.${fields.mode}`),
            fields.deadline ?? text('plans.item.no-deadline'),
            fields.growth === null ? null : text('plans.item.growth', { growth: fields.growth }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>{' '}
        {isSame ? <StatusTag tone="warn" label={text('plans.compose.same')} /> : null}
      </p>
      <blockquote className="item-quote">“{fields.quote}”</blockquote>
      <div className="item-buttons">
        <Button size="small" onClick={onEdit} aria-label={`${text('plans.review.edit')} ${fields.indicator}`}>
          {text('plans.review.edit')}
        </Button>
        {onRemove ? (
          <Button size="small" onClick={onRemove} aria-label={`${text('plans.compose.remove')} ${fields.indicator}`}>
            {text('plans.compose.remove')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
