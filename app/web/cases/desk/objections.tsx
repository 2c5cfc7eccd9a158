import { type ReactNode, useState } from 'react'
import type { CaseView } from '#platform/cases/contract'
import { decideObjection, listObjections } from '#platform/cases/contract/notices'
import { useAct, useCall } from '#ui/api'
import { Go } from '#ui/link'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { momentWords } from '../parts/timeline.tsx'

/** The public notice of a case and what was objected to it; each objection is decided with a reason. */
export function Objections({ found }: { found: CaseView }): ReactNode {
  const text = useText()
  const params = { procedureId: found.procedureId, caseId: found.id }
  const answer = useCall(listObjections, { params }, { enabled: (found.notice?.objections ?? 0) > 0 })
  return (
    <Section title={text('cases.notices')}>
      <p>
        <Go to={`/public/notices/${found.notice?.id ?? ''}`}>{text('cases.notice.see')}</Go>{' '}
        {text('cases.notices.until')} <DateText date={found.notice?.lastDay} />
      </p>
      {found.notice?.objections === 0 ? <p className="quiet">{text('cases.objections.none')}</p> : null}
      <ul className="objections">
        {answer.data?.items.map((objection) => (
          <li key={objection.id}>
            <p className="quiet">
              {momentWords(objection.madeAt)} {objection.name} {objection.contact}
            </p>
            <p>{objection.text}</p>
            {objection.decision ? (
              <p>
                <StatusTag
                  tone={objection.decision === 'upheld' ? 'warn' : 'none'}
                  label={text(`cases.objections.${objection.decision}`)}
                />{' '}
                {objection.reason} <span className="quiet">{objection.decidedByName}</span>
              </p>
            ) : (
              <Decide found={found} objectionId={objection.id} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Decide({ found, objectionId }: { found: CaseView; objectionId: string }): ReactNode {
  const text = useText()
  const [reason, setReason] = useState('')
  const decide = useAct(decideObjection, { done: text('cases.objections.decided') })
  const run = (decision: 'upheld' | 'dismissed') =>
    void decide.run({
      params: { procedureId: found.procedureId, caseId: found.id },
      body: { objectionId, revision: found.revision, decision, reason: reason.trim() },
    })
  return (
    <div className="answer">
      <label htmlFor={objectionId}>{text('cases.objections.reason')}</label>
      <textarea
        id={objectionId}
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="button-row">
        <button type="button" className="button" disabled={decide.isRunning} onClick={() => run('upheld')}>
          {text('cases.objections.uphold')}
        </button>
        <button type="button" className="button" disabled={decide.isRunning} onClick={() => run('dismissed')}>
          {text('cases.objections.dismiss')}
        </button>
      </div>
    </div>
  )
}
