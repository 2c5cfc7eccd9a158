import './cases.css'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { CaseView } from '#platform/cases/contract'
import { AnswersRead } from '#ui/answers'
import { asProblem, download, showProblem, useAct } from '#ui/api'
import { Go, useGo, usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import { notify } from '#ui/toast'
import { downloadCase, startCorrection } from './endpoints.ts'
import { type Action, ActionForm } from './parts/action-form.tsx'
import { CaseFiles } from './parts/attachments.tsx'
import { ClockLine } from './parts/clock.tsx'
import { ShownFacts } from './parts/shown-facts.tsx'
import { Timeline } from './parts/timeline.tsx'
import { useCase } from './parts/use-case.ts'

/** A case as whoever applied sees it: what happens now, what there is to do, what has happened. */
export default function MyCase(): ReactNode {
  const text = useText()
  const answer = useCase(usePathParam('caseId'), { refetchEveryMs: 60_000 })
  const found = answer.data
  return (
    <Page
      title={found ? found.subject : text('cases.case')}
      subtitle={
        found ? (
          <>
            {say(found.procedureTitle)} · <span className="figure">{found.number}</span>{' '}
            <StatusTag tone={found.tone} label={say(found.stateLabel)} />
          </>
        ) : undefined
      }
      kind="public"
      trail={[{ title: text('cases.mine'), to: '/my-cases' }]}
      answer={answer}
    >
      {(shown) => <Shown found={shown} />}
    </Page>
  )
}

function Shown({ found }: { found: CaseView }): ReactNode {
  const text = useText()
  const print = async () => {
    try {
      await download(downloadCase, { params: { procedureId: found.procedureId, caseId: found.id } })
    } catch (error) {
      showProblem(asProblem(error))
    }
  }
  return (
    <>
      <Now found={found} />
      <Section title={text('cases.timeline')}>
        <Timeline entries={found.timeline} />
      </Section>
      <details className="section" open={found.marks.length > 0}>
        <summary>{text('cases.filed-content')}</summary>
        <AnswersRead
          form={found.form}
          answers={found.answers}
          marks={new Map(found.marks.map((mark) => [mark.path, mark.note]))}
          files={(field) => <CaseFiles found={found} field={field} />}
        />
      </details>
      <p className="button-row no-print">
        <Go to={`/my-cases/${found.id}/receipt`} className="button">
          {text('cases.receipt')}
        </Go>
        <button type="button" className="button" onClick={() => void print()}>
          {text('cases.docx')}
        </button>
        <button type="button" className="button" onClick={() => window.print()}>
          {text('cases.print')}
        </button>
      </p>
      <Others found={found} />
    </>
  )
}

/** One box that says where it stands and what to do, if there is something. */
function Now({ found }: { found: CaseView }): ReactNode {
  const text = useText()
  const go = useGo()
  const begin = useAct(startCorrection, { onDone: (draft) => go(`/drafts/${draft.id}`, { at: '0' }) })
  const first = found.marks[0]
  return (
    <section className={`section now now-${found.tone}`} aria-label={text('cases.now')}>
      {found.edits ? (
        <>
          <h2>{first ? text('cases.now.correct', { count: found.marks.length }) : say(found.stateLabel)}</h2>
          {found.clock ? <ClockLine clock={found.clock} title={text('cases.now.your-limit')} /> : null}
          {first ? (
            <ul className="marks">
              {found.marks.map((mark) => (
                <li key={mark.path}>
                  <strong>{say(mark.label)}</strong>：{mark.note}
                </li>
              ))}
            </ul>
          ) : null}
          <button
            type="button"
            className="button button-primary button-large"
            disabled={begin.isRunning}
            onClick={() => void begin.run({ params: { procedureId: found.procedureId, caseId: found.id } })}
          >
            {text(found.draftId ? 'cases.correct.again' : 'cases.correct.start')}
          </button>
        </>
      ) : found.outcome ? (
        <h2>{text(`cases.now.${found.outcome}`)}</h2>
      ) : (
        <>
          <h2>{say(found.stateLabel)}</h2>
          {found.clock ? <ClockLine clock={found.clock} title={text('cases.now.office-limit')} /> : null}
          {found.notice ? (
            <p>
              <Go to={`/public/notices/${found.notice.id}`}>{text('cases.notice.see')}</Go>{' '}
              <DateText date={found.notice.lastDay} />
            </p>
          ) : null}
        </>
      )}
      {found.shown.length > 0 ? (
        <dl className="shown">
          <ShownFacts shown={found.shown} />
        </dl>
      ) : null}
    </section>
  )
}

/** What else the applicant may do, such as withdraw; handing in a correction has its own way. */
function Others({ found }: { found: CaseView }): ReactNode {
  const text = useText()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Action | null>(null)
  const others = found.edits
    ? found.actions.filter((action) => action.confirm || action.form.fields.length > 0)
    : found.actions
  if (others.length === 0) return null
  return (
    <section className="section no-print">
      <h2>{text('cases.other-actions')}</h2>
      {chosen ? (
        <ActionForm
          found={found}
          action={chosen}
          onCancel={() => setChosen(null)}
          onDone={(after) => {
            setChosen(null)
            notify('done', text('cases.action.done', { name: say(chosen.label), state: say(after.stateLabel) }))
            void queries.invalidateQueries()
          }}
        />
      ) : (
        <div className="button-row">
          {others.map((action) => (
            <button
              key={action.path}
              type="button"
              className={`button${action.tone === 'danger' ? ' button-danger' : ''}`}
              onClick={() => setChosen(action)}
            >
              {say(action.label)}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}
