import { Select } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ItemFields, type MeasureView } from '#contract/plans'
import { FormFromZod } from '#ui/form'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'

const Shown = ItemFields.omit({ quote: true, offset: true })

/** All fields of an item, edited in place; its quote is what is selected in the document. */
export function ItemForm({
  initial,
  measures,
  submitLabel,
  selectedQuote,
  onSubmit,
  onCancel,
}: {
  initial: ItemFields
  measures: readonly MeasureView[]
  submitLabel: string
  selectedQuote: () => { quote: string; offset: number } | null
  onSubmit: (fields: ItemFields) => Promise<void>
  onCancel: () => void
}): ReactNode {
  const text = useText()
  const box = useRef<HTMLFieldSetElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true }), [])
  const [cited, setCited] = useState({ quote: initial.quote, offset: initial.offset })
  const [shown] = useState(() => Shown.partial().parse(withoutEmpty(initial)))

  function takeSelection() {
    const selected = selectedQuote()
    if (selected) setCited(selected)
    else notify('info', text('plans.review.select-first'))
  }

  return (
    // Escape leaves the form; inside it every other key is typing.
    <fieldset
      ref={box}
      className="item-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onCancel()
      }}
    >
      <blockquote className="item-quote">
        “{cited.quote}”{' '}
        <button
          type="button"
          className="button button-text"
          onMouseDown={(event) => event.preventDefault()}
          onClick={takeSelection}
        >
          {text('plans.review.quote.replace')}
        </button>
      </blockquote>
      <FormFromZod
        schema={Shown}
        initial={shown}
        columns={2}
        submitLabel={submitLabel}
        onCancel={onCancel}
        custom={{
          measureId: ({ value, onChange, id }) => (
            <Select
              id={id}
              value={value as string | null | undefined}
              onChange={(next) => onChange(next ?? null)}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={text('plans.review.measure.none')}
              options={measures.map((each) => ({ value: each.id, label: `${each.number ?? ''} ${each.title}`.trim() }))}
            />
          ),
        }}
        onSubmit={async (fields) => {
          await onSubmit({ ...fields, ...cited })
          return null
        }}
      />
    </fieldset>
  )
}

/** A guess may leave the value or the name empty: the form then starts without them. */
function withoutEmpty(fields: ItemFields): Partial<ItemFields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<ItemFields>
}
