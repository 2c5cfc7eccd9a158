import './precheck/precheck.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { PrecheckAnswers, readFiledText } from '#contract/contracts'
import { formOf } from '#engines/form'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Section } from '#ui/page'
import { say, useText } from '#ui/text'
import { TextFindings } from './precheck/text-findings.tsx'

const form = formOf(PrecheckAnswers)

/** The text of the contract beside what was filled in, and the words that speak for each kind; read when asked for. */
export default function FiledText({ caseId }: { caseId: string }): ReactNode {
  const text = useText()
  const [isAsked, setAsked] = useState(false)
  if (isAsked) return <Found caseId={caseId} />
  return (
    <Section title={text('contracts.filed-text')}>
      <p className="quiet">{text('contracts.filed-text.about')}</p>
      <Button onClick={() => setAsked(true)}>{text('contracts.filed-text.read')}</Button>
    </Section>
  )
}

function Found({ caseId }: { caseId: string }): ReactNode {
  const text = useText()
  const answer = useCall(readFiledText, { params: { caseId } })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <p role="status">{text('contracts.precheck.text.reading')}</p>
  const { findings, files, declared } = answer.data
  const warnings = files.flatMap(({ notes }) => notes)
  if (!files.some(({ isRead }) => isRead))
    return (
      <Section title={text('contracts.filed-text')}>
        <p className="quiet">
          {text(files.length === 0 ? 'contracts.filed-text.none' : 'contracts.filed-text.unread')}
        </p>
        <ul className="precheck-notes">
          {warnings.map((warning) => (
            <li key={warning.zh}>{say(warning)}</li>
          ))}
        </ul>
      </Section>
    )
  return (
    <div className="filed-text">
      <TextFindings read={{ findings, warnings }} form={form} answers={declared} />
    </div>
  )
}
