import './cases.css'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { ProcedurePage } from '#platform/cases/contract'
import { useAct, useCall } from '#ui/api'
import { Go, useGo, usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section, Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import { useMe } from '../session.tsx'
import { listDrafts, listMyCases, readProcedure, startDraft } from './endpoints.ts'

const Precheck = lazy(() => import('./precheck.tsx'))

/** 办事指南: who, what, how long, on what basis; and the way in. */
export default function Guide(): ReactNode {
  const text = useText()
  const id = usePathParam('procedureId')
  const answer = useCall(readProcedure, { params: { procedureId: id } })
  const title = answer.data ? say(answer.data.title) : text('cases.guide')
  return (
    <Page
      title={title}
      subtitle={answer.data ? say(answer.data.summary) : undefined}
      kind="public"
      trail={[{ title: text('cases.catalogue'), to: '/procedures' }]}
      answer={answer}
    >
      {(procedure) => <Guided procedure={procedure} />}
    </Page>
  )
}

function Guided({ procedure }: { procedure: ProcedurePage }): ReactNode {
  const text = useText()
  const [isChecking, setChecking] = useState(false)
  return (
    <>
      <Entry procedure={procedure} />
      {procedure.hasPrecheck ? (
        <Section title={text('cases.precheck')}>
          <p className="quiet">{text('cases.precheck.about')}</p>
          {isChecking ? (
            <Suspense fallback={<Skeleton lines={4} />}>
              <Precheck procedure={procedure} />
            </Suspense>
          ) : (
            <p>
              <button type="button" className="button" onClick={() => setChecking(true)}>
                {text('cases.precheck.start')}
              </button>
            </p>
          )}
        </Section>
      ) : null}
      <Section title={text('cases.guide.facts')}>
        <dl className="guide-facts">
          <div>
            <dt>{text('cases.guide.who')}</dt>
            <dd>{say(procedure.who)}</dd>
          </div>
          <div>
            <dt>{text('cases.guide.needs')}</dt>
            <dd>
              <ul className="plain-list">
                {procedure.needs.map((need) => (
                  <li key={need.zh}>{say(need)}</li>
                ))}
              </ul>
            </dd>
          </div>
          <div>
            <dt>{text('cases.guide.takes')}</dt>
            <dd>{say(procedure.takes)}</dd>
          </div>
          {procedure.cost ? (
            <div>
              <dt>{text('cases.guide.cost')}</dt>
              <dd>{say(procedure.cost)}</dd>
            </div>
          ) : null}
          <div>
            <dt>{text('cases.guide.basis')}</dt>
            <dd>
              <ul className="plain-list">
                {procedure.basis.map(({ title, link, isOfficial }) => (
                  <li key={title.zh}>
                    {link ? <a href={link}>{say(title)}</a> : say(title)}
                    {isOfficial ? null : <span className="quiet"> {text('cases.guide.not-official')}</span>}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
          {procedure.prefilledShare === null ? null : (
            <div>
              <dt>{text('cases.guide.prefilled')}</dt>
              <dd>
                {text('cases.guide.prefilled.share', { share: `${(procedure.prefilledShare * 100).toFixed(0)}%` })}
              </dd>
            </div>
          )}
        </dl>
      </Section>
      <Section title={text('cases.guide.steps')}>
        <Steps procedure={procedure} />
      </Section>
    </>
  )
}

function Steps({ procedure }: { procedure: ProcedurePage }): ReactNode {
  const text = useText()
  return (
    <ol className="guide-steps">
      <li>
        <span className="guide-step">{text('cases.guide.file')}</span>
      </li>
      {procedure.steps.map((step) => (
        <li key={step.label.zh} className={step.owner === 'applicant' ? 'guide-step-aside' : undefined}>
          <span className="guide-step">{say(step.label)}</span>
          {step.limit ? (
            <span className="quiet">
              {text(step.owner === 'applicant' ? 'cases.guide.limit.applicant' : 'cases.guide.limit.office', {
                limit: say(step.limit),
              })}
              {step.isCitySet ? (
                <>
                  {' '}
                  {step.setSince
                    ? text('cases.guide.city-set', { day: step.setSince })
                    : text('cases.guide.city-initial')}
                </>
              ) : null}
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

/** The way in: sign in, go on with a draft, correct what was returned, or begin. */
function Entry({ procedure }: { procedure: ProcedurePage }): ReactNode {
  const text = useText()
  const me = useMe()
  const here = `/procedures/${procedure.id}`
  if (procedure.startsOn) return <p className="notice-line">{text('cases.starts-on', { day: procedure.startsOn })}</p>
  if (me.kind !== 'person')
    return (
      <p className="entry">
        <Go to="/sign-in" search={{ from: here }} className="button button-primary button-large">
          {text('cases.start.sign-in')}
        </Go>
      </p>
    )
  if (!procedure.mayApply) return <p className="notice-line">{text('cases.start.not-you')}</p>
  return procedure.calls ? <Calls procedure={procedure} /> : <Begin procedure={procedure} callId={null} />
}

function Calls({ procedure }: { procedure: ProcedurePage }): ReactNode {
  const text = useText()
  const calls = procedure.calls ?? []
  if (calls.length === 0) return <p className="notice-line">{text('cases.calls.none')}</p>
  return (
    <ul className="call-list">
      {calls.map((call) => {
        const isOpen = call.opensAt <= procedure.serverTime
        return (
          <li key={call.id} className="section">
            <h2>{say(call.title)}</h2>
            <p className="quiet">
              {text('cases.calls.span')} <DateText date={call.opensAt} /> – <DateText date={call.closesAt} />
            </p>
            {isOpen ? <Begin procedure={procedure} callId={call.id} /> : <p>{text('cases.calls.later')}</p>}
          </li>
        )
      })}
    </ul>
  )
}

function Begin({ procedure, callId }: { procedure: ProcedurePage; callId: string | null }): ReactNode {
  const text = useText()
  const go = useGo()
  const drafts = useCall(listDrafts, {})
  const cases = useCall(listMyCases, { query: { state: 'open', pageSize: 100 } })
  const start = useAct(startDraft, { refreshes: [listDrafts], onDone: (draft) => go(`/drafts/${draft.id}`) })
  const open = drafts.data?.items.filter((draft) => draft.procedureId === procedure.id && draft.caseId === null) ?? []
  const returned = cases.data?.items.filter((row) => row.procedureId === procedure.id && row.tone === 'warn') ?? []
  const begin = (another: boolean) => start.run({ params: { procedureId: procedure.id }, body: { callId, another } })
  return (
    <div className="entry">
      {returned.map((row) => (
        <p key={row.id} className="notice-line notice-warn">
          <StatusTag tone="warn" label={say(row.stateLabel)} /> {row.subject}{' '}
          <Go to={`/my-cases/${row.id}`}>{text('cases.correct.go')}</Go>
        </p>
      ))}
      <button
        type="button"
        className="button button-primary button-large"
        disabled={start.isRunning || !drafts.data}
        onClick={() => void begin(false)}
      >
        {text(open.length > 0 ? 'cases.start.again' : 'cases.start')}
      </button>
      {open.length > 0 ? (
        <button
          type="button"
          className="button button-text"
          disabled={start.isRunning}
          onClick={() => void begin(true)}
        >
          {text('cases.start.another')}
        </button>
      ) : null}
    </div>
  )
}
