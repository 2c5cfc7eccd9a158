import { BulbOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { askProposals, getProposals, getVersionReview, type ProposalRun } from '#contract/plans'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { JobProgress } from '#ui/job-progress'
import { say, useText } from '#ui/text'

/** Asks the assistant for what was missed; nothing of this is seen where no assistant is set up. */
export function AskAssistant({ at }: { at: { planId: string; versionId: string } }): ReactNode {
  const text = useText()
  const queries = useQueryClient()
  const found = useCall(getProposals, { params: at })
  const ask = useAct(askProposals, { refreshes: [getProposals] })
  const [endedJobId, setEndedJobId] = useState<string | null>(null)
  const state = found.data
  const endedAt = state ? (state.last?.endedAt ?? null) : undefined
  const seen = useRef(endedAt)
  useEffect(() => {
    // The work may be over before its progress was ever shown: what tells is that an end was noted since the last look.
    if (endedAt && seen.current !== undefined && seen.current !== endedAt)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === getVersionReview.path })
    seen.current = endedAt
  }, [endedAt, queries])
  if (!state?.assistant) return null
  const { host, model } = state.assistant
  const jobId = state.isRunning && state.last && state.last.jobId !== endedJobId ? state.last.jobId : null

  async function start() {
    const yes = await confirm({
      title: text('plans.assistant.confirm'),
      body: text('plans.assistant.confirm.body', { host, model }),
      yes: text('plans.assistant.confirm.yes'),
    })
    if (yes !== null) await ask.run({ params: at })
  }

  function over(id: string) {
    setEndedJobId(id)
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === getProposals.path })
  }

  return (
    <>
      <Button
        size="small"
        icon={<BulbOutlined />}
        loading={ask.isRunning || jobId !== null}
        onClick={() => void start()}
      >
        {text('plans.assistant.ask')}
      </Button>
      <div className="assistant-run" aria-live="polite">
        {jobId ? <JobProgress jobId={jobId} onOver={(job) => over(job.id)} /> : null}
        {!jobId && state.last ? <LastRun run={state.last} /> : null}
      </div>
    </>
  )
}

/** What the last asking brought, what was dropped, and why a part was not asked about. */
function LastRun({ run }: { run: ProposalRun }): ReactNode {
  const text = useText()
  const counts =
    run.proposedCount === null
      ? null
      : text('plans.assistant.last', {
          proposed: run.proposedCount,
          dropped: run.droppedCount ?? 0,
          unquoted: run.unquotedCount ?? 0,
        })
  const isPartial = run.chunkCount !== null && run.answeredCount !== null && run.answeredCount < run.chunkCount
  return (
    <>
      {counts ? <p className="quiet">{counts}</p> : null}
      {isPartial ? (
        <p className="item-warning">
          ▼ {text('plans.assistant.partial', { answered: run.answeredCount ?? 0, total: run.chunkCount ?? 0 })}
        </p>
      ) : null}
      {run.problem ? <p className="item-warning">▼ {say(run.problem)}</p> : null}
    </>
  )
}
