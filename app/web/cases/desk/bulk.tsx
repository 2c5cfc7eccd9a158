import { Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Answers, cleanAnswers, type FormModel, labelAt } from '#engines/form'
import type { Localized } from '#kernel/localized'
import type { CaseRow } from '#platform/cases/contract'
import { actOnMany } from '#platform/cases/contract/office'
import { AnswerFields, byField, ProblemSummary, problemsOf } from '#ui/answers'
import { useAct } from '#ui/api'
import { say, useText } from '#ui/text'

export interface BulkChoice {
  action: { procedureId: string; path: string; label: Localized; form: FormModel }
  rows: CaseRow[]
}

/** One action on many cases: asked once, done one by one; what could not be done says why. */
export function BulkDialog({ choice, onClose }: { choice: BulkChoice; onClose: () => void }): ReactNode {
  const text = useText()
  const { action, rows } = choice
  const [input, setInput] = useState<Answers>({})
  const [problems, setProblems] = useState<Map<string, string>>(new Map())
  const [general, setGeneral] = useState<string[]>([])
  const act = useAct(actOnMany, { quiet: true })
  const [outcome, setOutcome] = useState<Awaited<ReturnType<typeof act.run>>>(null)
  const subjects = new Map(rows.map((row) => [row.id, row.subject]))

  async function run() {
    const clean = cleanAnswers(action.form, input)
    const wrong = problemsOf(action.form, clean)
    setProblems(wrong)
    if (wrong.size > 0) return
    const params = { procedureId: action.procedureId, action: action.path }
    const cases = rows.map((row) => ({ caseId: row.id, revision: row.revision }))
    const answer = await act.run({ params, body: { cases, input: clean } })
    setOutcome(answer)
    if (!answer && act.problem) {
      const refused = byField(action.form, act.problem.errors)
      setProblems(refused.problems)
      setGeneral(refused.general)
    }
  }

  return (
    <Modal
      open
      title={text('cases.bulk', { name: say(action.label), count: rows.length })}
      okText={outcome ? text('ui.close') : say(action.label)}
      cancelText={text('ui.cancel')}
      confirmLoading={act.isRunning}
      onOk={() => (outcome ? onClose() : void run())}
      onCancel={onClose}
    >
      {outcome ? (
        <>
          <p>{text('cases.bulk.done', { done: outcome.done, refused: outcome.refused })}</p>
          <ul className="plain-list">
            {outcome.items
              .filter((item) => !item.isDone)
              .map((item) => (
                <li key={item.caseId}>
                  {subjects.get(item.caseId)}：{item.problems.map((problem) => problem.message).join(' ')}
                </li>
              ))}
          </ul>
        </>
      ) : (
        <>
          <ProblemSummary problems={problems} general={general} labels={(path) => say(labelAt(action.form, path))} />
          <AnswerFields
            fields={action.form.fields}
            answers={input}
            problems={problems}
            onChange={(name, value) => setInput((before) => ({ ...before, [name]: value }))}
          />
          <p className="quiet">{text('cases.bulk.about')}</p>
        </>
      )}
    </Modal>
  )
}
