import './cases.css'
import type { ReactNode } from 'react'
import type { CaseRow } from '#platform/cases/contract'
import { useAct, useCall } from '#ui/api'
import { Go } from '#ui/link'
import { DateText, DeadlineText } from '#ui/number'
import { Empty, Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import { deleteDraft, listDrafts, listMyCases } from './endpoints.ts'

/** What is theirs to do comes first, then what runs, then drafts, then what is closed. */
export default function MyCases(): ReactNode {
  const text = useText()
  const answer = useCall(listMyCases, { query: { state: 'all', pageSize: 100 } })
  const action = (
    <Go to="/procedures" className="button button-primary">
      {text('cases.catalogue')}
    </Go>
  )
  return (
    <Page title={text('cases.mine')} kind="public" action={action} answer={answer}>
      {({ items }) => <Lists rows={items} />}
    </Page>
  )
}

function Lists({ rows }: { rows: CaseRow[] }): ReactNode {
  const text = useText()
  const drafts = useCall(listDrafts, {})
  const own = rows.filter((row) => row.closedAt === null && row.tone === 'warn')
  const running = rows.filter((row) => row.closedAt === null && row.tone !== 'warn')
  const closed = rows.filter((row) => row.closedAt !== null)
  if (rows.length === 0 && drafts.data?.items.length === 0)
    return <Empty title={text('cases.mine.none')} hint={text('cases.mine.none.hint')} />
  return (
    <>
      {own.length > 0 ? <CaseCards title={text('cases.mine.to-do')} rows={own} /> : null}
      {drafts.data && drafts.data.items.length > 0 ? <Drafts items={drafts.data.items} /> : null}
      {running.length > 0 ? <CaseCards title={text('cases.mine.running')} rows={running} /> : null}
      {closed.length > 0 ? <CaseCards title={text('cases.mine.closed')} rows={closed} /> : null}
    </>
  )
}

function CaseCards({ title, rows }: { title: string; rows: CaseRow[] }): ReactNode {
  return (
    <Section title={title}>
      <ul className="case-cards">
        {rows.map((row) => (
          <li key={row.id}>
            <Go to={`/my-cases/${row.id}`} className="case-card">
              <span className="case-card-title">{row.subject}</span>
              <span className="quiet">{say(row.procedureTitle)}</span>
              <span className="case-card-facts">
                <StatusTag tone={row.tone} label={say(row.stateLabel)} />
                {row.closedAt === null && row.dueOn ? (
                  <DeadlineText dueOn={row.dueOn} workingDaysLeft={row.workingDaysLeft} stopped={row.isStopped} />
                ) : null}
                <span className="quiet figure">{row.number}</span>
                <DateText date={row.filedAt} />
              </span>
            </Go>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Drafts({
  items,
}: {
  items: {
    id: string
    procedureTitle: { zh: string; en: string }
    subject: string
    caseId: string | null
    changedAt: string
    changedByName: string
  }[]
}): ReactNode {
  const text = useText()
  const remove = useAct(deleteDraft, { done: text('cases.draft.thrown-away'), refreshes: [listDrafts] })
  return (
    <Section title={text('cases.mine.drafts')}>
      <ul className="case-cards">
        {items.map((draft) => (
          <li key={draft.id} className="case-card-row">
            <Go to={`/drafts/${draft.id}`} className="case-card">
              <span className="case-card-title">{draft.subject}</span>
              <span className="quiet">
                {say(draft.procedureTitle)}
                {draft.caseId ? ` · ${text('cases.draft.correction')}` : ''}
              </span>
              <span className="case-card-facts">
                {text('cases.draft.changed', { name: draft.changedByName })} <DateText date={draft.changedAt} />
              </span>
            </Go>
            {draft.caseId ? null : (
              <button
                type="button"
                className="button button-text"
                disabled={remove.isRunning}
                onClick={() => void remove.run({ params: { draftId: draft.id } })}
              >
                {text('cases.draft.throw-away')}
                <span className="visually-hidden"> {draft.subject}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
