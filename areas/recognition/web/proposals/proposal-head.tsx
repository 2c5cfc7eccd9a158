import { Input } from 'antd'
import { type ReactNode, useId } from 'react'
import { DatePick } from '#ui/form'
import { useText } from '#ui/text'

export interface Head {
  title: string
  number: string
  inForceFrom: string
}

/** What every rule of the city is proposed under: its title, the number of its document, and from which day on. */
export function ProposalHead({
  className,
  head,
  today,
  onChange,
}: {
  className: string
  head: Head
  today: string
  onChange: (head: Head) => void
}): ReactNode {
  const text = useText()
  const id = useId()
  return (
    <div className={className}>
      {(['title', 'number'] as const).map((key) => (
        <label key={key} htmlFor={`${id}${key}`}>
          <span>{text(`recognition.rules.${key}`)}</span>
          <Input
            id={`${id}${key}`}
            value={head[key]}
            onChange={({ target }) => onChange({ ...head, [key]: target.value })}
          />
        </label>
      ))}
      <label htmlFor={`${id}from`}>
        <span>{text('recognition.rules.from')}</span>
        <DatePick
          id={`${id}from`}
          value={head.inForceFrom}
          onChange={(day) => onChange({ ...head, inForceFrom: day ?? today })}
          isRequired
        />
      </label>
    </div>
  )
}
