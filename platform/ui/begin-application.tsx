import { type ReactNode, useState } from 'react'
import type { Answers } from '#engines/form'
import type * as cases from '#platform/cases/contract'
import { bareEndpoint } from '#platform/http/endpoint'
import { asProblem, call } from '#ui/api'
import { useGo } from '#ui/link'
import { ProblemList } from '#ui/problem-list'

const startDraft = bareEndpoint<typeof cases.startDraft>('POST', '/api/procedures/{procedureId}/drafts')
const saveDraft = bareEndpoint<typeof cases.saveDraft>('PATCH', '/api/cases/drafts/{draftId}')

/**
 * The way on into an application that does not ask again for what was said before: a new draft that holds it. What the draft is
 * filled in with already is not said again, so that it keeps its source.
 */
export function BeginApplication({
  procedureId,
  answers,
  label,
}: {
  procedureId: string
  answers: Answers
  label: string
}): ReactNode {
  const go = useGo()
  const [isBusy, setBusy] = useState(false)
  const [problems, setProblems] = useState<string[]>([])

  async function begin() {
    setBusy(true)
    setProblems([])
    try {
      const draft = await call(startDraft, { params: { procedureId }, body: { another: true } })
      const changes = Object.entries(answers).filter(([name, value]) => !isSame(value, draft.answers[name]))
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
        {label}
      </button>
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
    </>
  )
}

/** A figure is the same whether it stands as a number or as the text of its digits. */
const isSame = (one: unknown, other: unknown) => written(one) === written(other)
const written = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))
