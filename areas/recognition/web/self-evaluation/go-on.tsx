import { type ReactNode, useState } from 'react'
import type { Answers } from '#engines/form'
import type { ResponseOf } from '#platform/http/endpoint'
import { asProblem, call } from '#ui/api'
import { Go, useGo } from '#ui/link'
import { useIsSignedIn } from '#ui/person'
import { ProblemList } from '#ui/problem-list'
import { useText } from '#ui/text'
import { type readSelfEvaluation, saveDraft, startDraft } from './endpoints.ts'

/** Printing, and the way on into an application that does not ask again for what was said here. */
export function GoOn({
  ruleSet,
  evaluation: { procedureId },
  answers,
}: {
  ruleSet: string
  evaluation: ResponseOf<typeof readSelfEvaluation>
  answers: Answers
}): ReactNode {
  const text = useText()
  const isSignedIn = useIsSignedIn()
  return (
    <>
      <p className="self-acts no-print">
        {procedureId === null ? null : isSignedIn ? (
          <Begin procedureId={procedureId} answers={answers} />
        ) : (
          <Go to="/sign-in" search={{ from: `/self-evaluation/${ruleSet}` }} className="button button-primary">
            {text('recognition.self.sign-in')}
          </Go>
        )}
        <button type="button" className="button" onClick={() => window.print()}>
          {text('recognition.self.print')}
        </button>
      </p>
      {procedureId === null ? <p className="quiet">{text('recognition.self.not-here')}</p> : null}
    </>
  )
}

/** By which rules it was judged, and that it binds nobody. */
export function Documents({ documents }: Pick<ResponseOf<typeof readSelfEvaluation>, 'documents'>): ReactNode {
  const text = useText()
  return (
    <p className="quiet">
      {text('recognition.self.not-binding')}{' '}
      {documents.map(({ title, number }) => (number ? `《${title}》（${number}）` : `《${title}》`)).join('、')}
    </p>
  )
}

function Begin({ procedureId, answers }: { procedureId: string; answers: Answers }): ReactNode {
  const text = useText()
  const go = useGo()
  const [isBusy, setBusy] = useState(false)
  const [problems, setProblems] = useState<string[]>([])

  async function begin() {
    setBusy(true)
    setProblems([])
    try {
      const draft = await call(startDraft, { params: { procedureId }, body: { another: true } })
      const known = new Set(Object.entries(draft.answers).map(([name, value]) => `${name}=${String(value)}`))
      const changes = Object.entries(answers).filter(([name, value]) => !known.has(`${name}=${String(value)}`))
      if (changes.length > 0)
        await call(saveDraft, {
          params: { draftId: draft.id },
          body: { revision: draft.revision, changes: Object.fromEntries(changes) },
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
        {text('recognition.self.begin')}
      </button>
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
    </>
  )
}
