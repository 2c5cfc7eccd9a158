import { type ReactNode, useEffect, useRef } from 'react'
import type { Answers } from '#engines/form'
import { useCall } from '#ui/api'
import { Go } from '#ui/link'
import { Section } from '#ui/page'
import { useText } from '#ui/text'
import { type OwnAnswers, readOwnAnswers } from './endpoints.ts'

/** Fills in what the company's own file says; what is changed here changes nothing in the file. */
export function OwnFile({
  ruleSet,
  isEmpty,
  onRead,
  onFill,
}: {
  ruleSet: string
  isEmpty: boolean
  onRead: (own: OwnAnswers) => void
  onFill: (answers: Answers) => void
}): ReactNode {
  const text = useText()
  const { data } = useCall(readOwnAnswers, { params: { ruleSet } })
  // Once, when the file has been read: afterwards people fill in themselves.
  const isRead = useRef(false)
  useEffect(() => {
    if (!data?.company || isRead.current) return
    isRead.current = true
    onRead(data)
    if (isEmpty) onFill(data.answers)
  }, [data, isEmpty, onRead, onFill])
  if (!data?.company) return null
  const count = Object.keys(data.answers).length
  return (
    <Section title={data.company.name}>
      <p className="quiet">
        {count > 0 ? text('recognition.self.own', { count }) : text('recognition.self.own.none')}{' '}
        <Go to="/enterprises/own">{text('recognition.self.own.correct')}</Go>
      </p>
      {count > 0 ? (
        <button type="button" className="button no-print" onClick={() => onFill(data.answers)}>
          {text('recognition.self.own.fill')}
        </button>
      ) : null}
    </Section>
  )
}
