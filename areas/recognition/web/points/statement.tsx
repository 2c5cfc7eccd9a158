import { Button } from 'antd'
import type { ReactNode } from 'react'
import { downloadStatement, issueStatement } from '#contract/recognition'
import { asProblem, download, showProblem, useAct } from '#ui/api'
import { useText } from '#ui/text'

/** Issues the statement of a consent and saves its paper. */
export function StatementButton({ consentId }: { consentId: string }): ReactNode {
  const text = useText()
  const issue = useAct(issueStatement, {
    onDone: ({ number }) =>
      void download(downloadStatement, { params: { number } }).catch((error: unknown) => showProblem(asProblem(error))),
  })
  return (
    <Button size="small" loading={issue.isRunning} onClick={() => void issue.run({ params: { consentId } })}>
      {text('recognition.consents.statement')}
    </Button>
  )
}
