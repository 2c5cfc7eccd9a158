import { type ReactNode, useState } from 'react'
import type { Answers } from '#engines/form'
import { asProblem, call } from '#ui/api'
import { Go, useGo } from '#ui/link'
import { useIsSignedIn } from '#ui/person'
import { ProblemList } from '#ui/problem-list'
import { useText } from '#ui/text'
import { saveDraft, startDraft } from './endpoints.ts'
import { toDraft } from './to-draft.ts'

const procedureId = 'contract-registration'

/** Printing, and the way on into an application that does not ask again for what was said here. */
export function GoOn({ answers, mayGoOn }: { answers: Answers; mayGoOn: boolean }): ReactNode {
  const text = useText()
  const isSignedIn = useIsSignedIn()
  return (
    <div className="precheck-acts no-print">
      <button type="button" className="button" onClick={() => window.print()}>
        {text('contracts.precheck.print')}
      </button>
      {mayGoOn ? (
        isSignedIn ? (
          <Begin answers={answers} />
        ) : (
          <Go to="/sign-in" search={{ from: '/contracts/precheck' }} className="button button-primary">
            {text('contracts.precheck.sign-in')}
          </Go>
        )
      ) : null}
    </div>
  )
}

function Begin({ answers }: { answers: Answers }): ReactNode {
  const text = useText()
  const go = useGo()
  const [isBusy, setBusy] = useState(false)
  const [problems, setProblems] = useState<string[]>([])

  async function begin() {
    setBusy(true)
    setProblems([])
    try {
      const draft = await call(startDraft, { params: { procedureId }, body: { another: true } })
      await call(saveDraft, {
        params: { draftId: draft.id },
        body: { revision: draft.revision, changes: toDraft(answers) },
      })
      go(`/drafts/${draft.id}`)
    } catch (error) {
      setProblems(asProblem(error).errors.map(({ message }) => message))
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <button type="button" className="button button-primary" disabled={isBusy} onClick={() => void begin()}>
        {text('contracts.precheck.begin')}
      </button>
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
    </>
  )
}
