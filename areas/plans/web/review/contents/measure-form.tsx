import { type ReactNode, useEffect, useRef, useState } from 'react'
import { MeasureFields, type MeasureView } from '#contract/plans'
import { FormFromZod } from '#ui/form'
import { type DepartmentChoice, UnitsField } from './units-field.tsx'

/** Title, time limit and units of a measure, written in place. */
export function MeasureForm({
  initial,
  departments,
  submitLabel,
  onSubmit,
  onCancel,
}: {
  initial: MeasureFields
  departments: readonly DepartmentChoice[]
  submitLabel: string
  onSubmit: (fields: MeasureFields) => Promise<void>
  onCancel: () => void
}): ReactNode {
  const box = useRef<HTMLFieldSetElement>(null)
  const [shown] = useState(initial)
  useEffect(() => box.current?.querySelector<HTMLElement>('textarea')?.focus({ preventScroll: true }), [])
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
      <FormFromZod
        schema={MeasureFields}
        initial={shown}
        submitLabel={submitLabel}
        onCancel={onCancel}
        custom={{
          units: ({ onChange, id }) => (
            <UnitsField id={id} initial={shown.units} departments={departments} onChange={onChange} />
          ),
        }}
        onSubmit={async (fields) => {
          await onSubmit(fields)
          return null
        }}
      />
    </fieldset>
  )
}

export function measureFieldsOf({ title, dueBy, units }: MeasureView): MeasureFields {
  return {
    title,
    dueBy,
    units: units.map(({ resolved, role, departmentId }) => ({ resolved, role, departmentId })),
  }
}
