import './digest.css'
import { type ReactNode, useState } from 'react'
import { confirmMail, stopMail } from '#contract/notices'
import { useAct } from '#ui/api'
import { Go, useQueryState } from '#ui/link'
import { Page } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { useText } from '#ui/text'

/** Behind the links of mails. It asks first: programs that look through mails follow links too. */
export default function MailAnswer(): ReactNode {
  const text = useText()
  const [address] = useQueryState()
  const what = address.confirm ? 'confirm' : 'stop'
  const token = address.confirm ?? address.stop ?? ''
  const [isDone, setDone] = useState(false)
  const answer = useAct(what === 'confirm' ? confirmMail : stopMail, { quiet: true, onDone: () => setDone(true) })
  return (
    <Page title={text(`notices.mail.${what}`)} kind="public">
      <div className="mail-answer">
        <p>{text(isDone ? `notices.mail.${what}.done` : `notices.mail.${what}.ask`)}</p>
        {answer.problem ? <ProblemList problems={answer.problem.errors.map((each) => each.message)} /> : null}
        {isDone ? (
          <p>
            <Go to="/digest">{text('notices.digest')}</Go>
          </p>
        ) : (
          <button
            type="button"
            className="button button-primary button-large"
            disabled={answer.isRunning}
            onClick={() => void answer.run({ body: { token } })}
          >
            {text(`notices.mail.${what}.yes`)}
          </button>
        )}
      </div>
    </Page>
  )
}
