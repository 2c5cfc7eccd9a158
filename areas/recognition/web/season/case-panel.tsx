import type { ReactNode } from 'react'
import { getSeasonCase } from '#contract/recognition'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Reviewed } from './reviewed.tsx'

/** Beside a case on the desk: what the rules say, and its rounds of review. */
export default function SeasonCasePanel({ caseId }: { caseId: string }): ReactNode {
  const answer = useCall(getSeasonCase, { params: { caseId } })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  return answer.data ? <Reviewed read={answer.data} /> : null
}
