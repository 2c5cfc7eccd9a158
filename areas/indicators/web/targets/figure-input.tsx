import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import { useText } from '#ui/text'
import { readFigure } from './split-draft.ts'

/** A number that counts once the person leaves the field or presses Enter; what is no number stays marked. */
export function FigureInput({
  label,
  value,
  onSet,
  disabled,
}: {
  label: string
  value: string | null
  onSet: (value: string | null) => void
  disabled?: boolean
}): ReactNode {
  const text = useText()
  const [typed, setTyped] = useState(value ?? '')
  useEffect(() => setTyped(value ?? ''), [value])
  const read = readFigure(typed)
  const settle = () => {
    if (read !== undefined && read !== value) onSet(read)
  }
  return (
    <input
      className="entry-value split-figure"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={read === undefined}
      title={read === undefined ? text('indicators.split.no-number') : undefined}
      disabled={disabled}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) settle()
      }}
    />
  )
}
