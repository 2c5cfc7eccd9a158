import { type ReactNode, useState } from 'react'
import { type CaseView, countersignCase, recallProposal } from '#platform/cases/contract'
import { AnswersRead } from '#ui/answers'
import { useAct } from '#ui/api'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { say, useText } from '#ui/text'

/** What a colleague proposed, with what was filled in; agreed to, declined with a reason, or taken back. */
export function Pending({ found }: { found: CaseView }): ReactNode {
  const text = useText()
  const { pending } = found
  const params = { procedureId: found.procedureId, caseId: found.id }
  const sign = useAct(countersignCase, { done: text('cases.pending.done'), quiet: true })
  const recall = useAct(recallProposal, { done: text('cases.pending.recalled') })
  const [note, setNote] = useState('')
  if (!pending) return null
  const answer = (agree: boolean) =>
    void sign.run({ params, body: { revision: found.revision, agree, note: note.trim() || null } })
  return (
    <Section title={text('cases.pending.title', { name: say(pending.actionLabel) })}>
      <p>
        {text('cases.pending.by', { name: pending.proposedByName })} <DateText date={pending.proposedAt} />
        {pending.neededCount > 1
          ? ` · ${text('cases.pending.count', { signed: pending.signedCount, needed: pending.neededCount })}`
          : ''}
      </p>
      <AnswersRead form={pending.form} answers={pending.input} />
      {pending.mayCountersign ? (
        <>
          <ProblemList problems={sign.problem?.errors.map((each) => each.message) ?? []} />
          <div className="answer">
            <label htmlFor="countersign-note">{text('cases.pending.note')}</label>
            <textarea
              id="countersign-note"
              rows={2}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
          <div className="button-row">
            <button
              type="button"
              className="button button-primary"
              disabled={sign.isRunning}
              onClick={() => answer(true)}
            >
              {text('cases.pending.agree')}
            </button>
            <button
              type="button"
              className="button button-danger"
              disabled={sign.isRunning}
              onClick={() => answer(false)}
            >
              {text('cases.pending.decline')}
            </button>
          </div>
        </>
      ) : (
        <p className="quiet">{text('cases.pending.waiting')}</p>
      )}
      {pending.mayRecall ? (
        <button
          type="button"
          className="button"
          disabled={recall.isRunning}
          onClick={() => void recall.run({ params, body: { revision: found.revision } })}
        >
          {text('cases.pending.recall')}
        </button>
      ) : null}
    </Section>
  )
}
