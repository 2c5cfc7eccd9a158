import { Button } from 'antd'
import type { ReactNode } from 'react'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'

/** Work of a job that failed: why, and the way to have it done once more. */
export function FailedRun({
  failure,
  isRunning,
  onAgain,
}: {
  failure: { zh: string; en: string }
  isRunning: boolean
  /** Absent for whoever may not have it done. */
  onAgain?: () => void
}): ReactNode {
  const text = useText()
  return (
    <div className="job" role="alert">
      <p>
        <StatusTag status="failed" /> {say(failure)}
      </p>
      {onAgain ? (
        <Button type="primary" loading={isRunning} onClick={onAgain}>
          {text('recognition.run-again')}
        </Button>
      ) : null}
    </div>
  )
}
