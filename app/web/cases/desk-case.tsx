import './cases.css'
import './desk.css'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import type { CaseView, Mark } from '#platform/cases/contract'
import { downloadCase } from '#platform/cases/contract/office'
import { asProblem, download, showProblem } from '#ui/api'
import { Go, usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import { notify } from '#ui/toast'
import { ActionPanel } from './desk/action-panel.tsx'
import { AreaPanels } from './desk/area-panels.tsx'
import { Assignee } from './desk/assignee.tsx'
import { FiledForm } from './desk/filed-form.tsx'
import { Objections } from './desk/objections.tsx'
import { Others } from './desk/others.tsx'
import { Pending } from './desk/pending.tsx'
import type { Action } from './parts/action-form.tsx'
import { ClockLine } from './parts/clock.tsx'
import { ShownFacts } from './parts/shown-facts.tsx'
import { Timeline } from './parts/timeline.tsx'
import { useCase } from './parts/use-case.ts'

/** A case as the office sees it: the form as filed with its marks, what may be done now, the history in words. */
export default function DeskCase(): ReactNode {
  const text = useText()
  const caseId = usePathParam('caseId')
  const answer = useCase(caseId, { refetchEveryMs: 30_000 })
  const found = answer.data
  return (
    <Page
      title={found?.subject ?? text('cases.case')}
      subtitle={found ? <Head found={found} /> : undefined}
      action={found ? <Papers found={found} /> : undefined}
      trail={[{ title: text('cases.desk'), to: '/desk' }]}
      answer={answer}
    >
      {(shown) => <Workbench key={shown.id} found={shown} />}
    </Page>
  )
}

function Head({ found }: { found: CaseView }): ReactNode {
  const text = useText()
  return (
    <>
      <StatusTag tone={found.tone} label={say(found.stateLabel)} /> {found.partyName} ·{' '}
      <Go to={`/desk/procedures/${found.procedureId}`}>{say(found.procedureTitle)}</Go> ·{' '}
      <span className="figure">{found.number}</span> · {text('cases.filed-at')} <DateText date={found.filedAt} /> ·{' '}
      {found.regionName}
    </>
  )
}

function Papers({ found }: { found: CaseView }): ReactNode {
  const text = useText()
  const save = async () => {
    try {
      await download(downloadCase, { params: { procedureId: found.procedureId, caseId: found.id } })
    } catch (error) {
      showProblem(asProblem(error))
    }
  }
  return (
    <>
      <Others kind="case" id={found.id} />
      <button type="button" className="button" onClick={() => void save()}>
        {text('cases.docx')}
      </button>
      <button type="button" className="button" onClick={() => window.print()}>
        {text('cases.print')}
      </button>
    </>
  )
}

function Workbench({ found }: { found: CaseView }): ReactNode {
  const text = useText()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Action | null>(null)
  const [marks, setMarks] = useState<Mark[]>([])
  const isMarking = chosen?.marks === true

  const done = useCallback(
    (after: CaseView) => {
      notify(
        'done',
        text('cases.action.done', { name: say(chosen?.label ?? after.stateLabel), state: say(after.stateLabel) }),
      )
      setChosen(null)
      setMarks([])
      void queries.invalidateQueries()
    },
    [chosen, queries, text],
  )

  return (
    <div className="case-workbench">
      <div className="case-form">
        <FiledForm found={found} isMarking={isMarking} marks={marks} onMarks={setMarks} />
        {found.notice ? <Objections found={found} /> : null}
      </div>
      <aside className="case-side" aria-label={text('cases.actions')}>
        {found.clock || found.waiting ? (
          <section className="section">
            {found.clock ? (
              <ClockLine
                clock={found.clock}
                title={text(found.waiting ? 'cases.clock.applicant' : 'cases.clock.office')}
              />
            ) : null}
            {found.waiting ? <ClockLine clock={found.waiting} title={text('cases.clock.office')} /> : null}
          </section>
        ) : null}
        <Assignee found={found} />
        {found.pending ? <Pending found={found} /> : null}
        <ActionPanel
          found={found}
          chosen={chosen}
          marks={marks}
          onChoose={(action) => {
            setChosen(action)
            setMarks([])
          }}
          onDone={done}
        />
        <AreaPanels found={found} />
        {found.shown.length > 0 ? (
          <Section title={text('cases.shown')}>
            <dl className="shown">
              <ShownFacts shown={found.shown} />
            </dl>
          </Section>
        ) : null}
      </aside>
      <div className="case-history">
        <Section title={text('cases.timeline')}>
          <Timeline entries={found.timeline} />
        </Section>
      </div>
    </div>
  )
}
