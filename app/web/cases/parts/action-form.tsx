import { type ReactNode, useState } from 'react'
import { type Answers, cleanAnswers, labelAt } from '#engines/form'
import type { CaseView, Mark } from '#platform/cases/contract'
import { AnswerFields, byField, ProblemSummary, problemsOf } from '#ui/answers'
import { asProblem, call } from '#ui/api'
import { say, useText } from '#ui/text'
import { actOnCase } from '../endpoints.ts'
import { Ask } from './ask.tsx'

export type Action = CaseView['actions'][number]

/** What an action asks for, and the button that does it; the server's reasons beside their fields. */
export function ActionForm({
  found,
  action,
  marks,
  onDone,
  onCancel,
}: {
  found: CaseView
  action: Action
  marks?: Mark[]
  onDone: (after: CaseView) => void
  onCancel?: () => void
}): ReactNode {
  const text = useText()
  const [input, setInput] = useState<Answers>({})
  const [problems, setProblems] = useState<Map<string, string>>(new Map())
  const [general, setGeneral] = useState<string[]>([])
  const [isRunning, setRunning] = useState(false)
  const [isAsking, setAsking] = useState(false)

  function check() {
    const wrong = problemsOf(action.form, cleanAnswers(action.form, input))
    setProblems(wrong)
    setGeneral([])
    if (wrong.size > 0) return
    if (action.confirm) setAsking(true)
    else void run()
  }

  async function run() {
    setAsking(false)
    setRunning(true)
    try {
      const after = await call(actOnCase, {
        params: { procedureId: found.procedureId, caseId: found.id, action: action.path },
        body: {
          revision: found.revision,
          input: cleanAnswers(action.form, input),
          ...(action.marks ? { marks: marks ?? [] } : {}),
        },
      })
      onDone(after)
    } catch (error) {
      const refused = byField(action.form, asProblem(error).errors)
      setProblems(refused.problems)
      setGeneral(refused.general)
    } finally {
      setRunning(false)
    }
  }

  return (
    <form
      className="action-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        check()
      }}
    >
      <ProblemSummary
        problems={problems}
        general={general}
        labels={(path) => say(labelAt(action.form, path))}
        idPrefix={action.path}
      />
      <AnswerFields
        fields={action.form.fields}
        answers={input}
        problems={problems}
        idPrefix={action.path}
        onChange={(name, value) => setInput((before) => ({ ...before, [name]: value }))}
      />
      {action.needsCountersign ? <p className="quiet">{text('cases.action.countersign')}</p> : null}
      {action.stopsClock ? <p className="quiet">{text('cases.action.stops')}</p> : null}
      <div className="button-row">
        <button
          type="submit"
          className={`button ${action.tone === 'danger' ? 'button-danger' : 'button-primary'}`}
          disabled={isRunning}
        >
          {say(action.label)}
        </button>
        {onCancel ? (
          <button type="button" className="button button-text" onClick={onCancel}>
            {text('ui.cancel')}
          </button>
        ) : null}
      </div>
      {isAsking ? (
        <Ask
          title={text('cases.action.sure', { name: say(action.label) })}
          body={<p>{text('cases.action.sure.body')}</p>}
          yes={say(action.label)}
          isDanger={action.tone === 'danger'}
          onAnswer={(isYes) => (isYes ? void run() : setAsking(false))}
        />
      ) : null}
    </form>
  )
}
