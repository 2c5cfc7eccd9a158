import type { ReactNode } from 'react'
import { useCall } from '#ui/api'
import { usePathParam } from '#ui/link'
import { Page } from '#ui/page'
import { say, useText } from '#ui/text'
import { readJudgements } from '../self-evaluation/endpoints.ts'
import { Judgements } from './judgements.tsx'

/** 评价底稿: what the rules say of an application, for its company and the offices. */
export default function JudgementPage(): ReactNode {
  const text = useText()
  const answer = useCall(readJudgements, { params: { caseId: usePathParam('caseId') } })
  const read = answer.data
  return (
    <Page
      title={text('recognition.judgements')}
      subtitle={read ? `${say(read.title)} · ${read.company.name} · ${read.caseNumber}` : null}
      answer={answer}
    >
      {(found) => <Judgements read={found} />}
    </Page>
  )
}
