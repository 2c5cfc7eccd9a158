import { type ReactNode, useEffect, useRef } from 'react'
import { watchJob } from '#platform/http/contract'
import type { ResponseOf } from '#platform/http/endpoint'
import { useEvents } from './api.tsx'
import { ErrorPanel } from './error-page.tsx'
import { ProgressLine } from './file-drop.tsx'
import { ProblemList } from './problem-list.tsx'
import { StatusTag } from './status.tsx'
import { say, useText } from './text.tsx'

export type Job = ResponseOf<typeof watchJob>

/** What a running job looks like; `problems` already in words. */
export function JobProgressView({
  job,
  isLost,
  problems,
}: {
  job: Pick<Job, 'title' | 'state' | 'progressShare' | 'step'>
  isLost?: boolean
  problems?: string[]
}): ReactNode {
  const text = useText()
  return (
    <div className="job" aria-live="polite">
      <div className="job-head">
        <strong>{say(job.title)}</strong> <StatusTag status={job.state} />
      </div>
      {job.state === 'waiting' || job.state === 'running' ? (
        <ProgressLine share={job.progressShare} label={say(job.title)} />
      ) : null}
      {job.step ? <p className="job-step">{say(job.step)}</p> : null}
      {isLost ? <p className="job-lost">{text('ui.job.lost')}</p> : null}
      <ProblemList problems={problems ?? []} />
    </div>
  )
}

const isOver = (job: Job) => job.state === 'done' || job.state === 'refused' || job.state === 'failed'

/**
 * Follows a job to its end. The work goes on when the page is left.
 *
 * Example: <JobProgress jobId={jobId} onOver={(job) => job.state === 'done' && go(`/plans/${planId}`)} />
 */
export function JobProgress({
  jobId,
  onOver,
}: {
  jobId: string
  /** Called once, when the job is over, however it ended. */
  onOver?: (job: Job) => void
}): ReactNode {
  const text = useText()
  const events = useEvents(watchJob, { params: { id: jobId } }, isOver)
  const job = events.latest
  const told = useRef<string | null>(null)

  useEffect(() => {
    if (job && isOver(job) && told.current !== job.id) {
      told.current = job.id
      onOver?.(job)
    }
  }, [job, onOver])

  if (events.problem) return <ErrorPanel error={events.problem} />
  if (!job) return <ProgressLine share={0} label={text('ui.loading')} />
  const problems = (job.problems ?? []).map((each) => each.message)
  return (
    <JobProgressView
      job={job}
      isLost={events.isLost}
      problems={job.state === 'failed' && problems.length === 0 ? [text('ui.job.failed')] : problems}
    />
  )
}
