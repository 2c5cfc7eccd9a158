import type { ReactNode } from 'react'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Section } from '#ui/page'
import { useText } from '#ui/text'
import { readJudgements } from '../self-evaluation/endpoints.ts'
import { Judgements } from './judgements.tsx'

/** Beside a case on the desk: what the rules say of it. */
export default function JudgementPanel({ caseId }: { caseId: string }): ReactNode {
  const text = useText()
  const answer = useCall(readJudgements, { params: { caseId } })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return null
  return (
    <Section title={text('recognition.judgements')}>
      <Judgements read={answer.data} />
    </Section>
  )
}
