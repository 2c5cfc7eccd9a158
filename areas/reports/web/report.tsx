import './reports.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  discardReport,
  downloadReportDocx,
  downloadReportXlsx,
  getReport,
  type ReportDetail,
  refreshReport,
} from '#contract/reports'
import { asProblem, download, showProblem, useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { useGo, usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { DistrictTable } from './district-table.tsx'
import { EditText } from './edit-text.tsx'
import { FigureTable } from './figure-table.tsx'
import { IssueDialog } from './issue-dialog.tsx'
import { Paper } from './paper.tsx'

/** A report as it will be filed: the text with its figures bound to the rows of the table below. */
export default function ReportPage(): ReactNode {
  const text = useText()
  const reportId = usePathParam('reportId')
  const answer = useCall(getReport, { params: { reportId } })
  const report = answer.data
  const [isEditing, setEditing] = useState(false)
  return (
    <Page
      title={report?.title ?? text('reports.title')}
      trail={[{ title: text('reports.title'), to: '/reports' }]}
      subtitle={report ? <State report={report} /> : null}
      action={report && !isEditing ? <Actions report={report} onEdit={() => setEditing(true)} /> : null}
      answer={answer}
    >
      {(shown) => (
        <>
          {shown.stale.length > 0 ? <Stale report={shown} /> : null}
          {isEditing ? <EditText report={shown} onClose={() => setEditing(false)} /> : <Read report={shown} />}
        </>
      )}
    </Page>
  )
}

function State({ report }: { report: ReportDetail }): ReactNode {
  const text = useText()
  return (
    <>
      <StatusTag tone={report.state === 'issued' ? 'good' : 'none'} label={text(`reports.state.${report.state}`)} />{' '}
      {report.state === 'issued' ? (
        <>
          {report.number} · {report.issuedByName} <DateText date={report.issuedOn} />
        </>
      ) : (
        <>
          {text('reports.figures-at')} <DateText date={report.figuresAt} /> · {report.changedByName}{' '}
          <DateText date={report.changedAt} />
        </>
      )}
      {report.edition > 1 ? ` · ${text('reports.edition', { edition: report.edition })}` : ''}
    </>
  )
}

function Actions({ report, onEdit }: { report: ReportDetail; onEdit: () => void }): ReactNode {
  const text = useText()
  const go = useGo()
  const [isIssuing, setIssuing] = useState(false)
  const discard = useAct(discardReport, { done: text('reports.discarded'), onDone: () => go('/reports') })
  const params = { reportId: report.id }
  const save = (endpoint: typeof downloadReportDocx | typeof downloadReportXlsx) =>
    download(endpoint, { params }).catch((error: unknown) => showProblem(asProblem(error)))
  const ask = async () => {
    const reason = await confirm({ title: text('reports.discard'), yes: text('reports.discard.yes'), isDanger: true })
    if (reason !== null) void discard.run({ params })
  }
  return (
    <span className="report-actions no-print">
      <Button onClick={() => void save(downloadReportDocx)}>{text('reports.docx')}</Button>
      <Button onClick={() => void save(downloadReportXlsx)}>{text('reports.xlsx')}</Button>
      {report.mayWrite ? <Button onClick={onEdit}>{text('reports.edit')}</Button> : null}
      {report.mayWrite ? (
        <Button danger loading={discard.isRunning} onClick={() => void ask()}>
          {text('reports.discard')}
        </Button>
      ) : null}
      {report.mayIssue ? (
        <Button type="primary" onClick={() => setIssuing(true)}>
          {text('reports.issue')}
        </Button>
      ) : null}
      {isIssuing ? <IssueDialog report={report} onClose={() => setIssuing(false)} /> : null}
    </span>
  )
}

const mostChanges = 12

/** Figures that are others now: read again, the text says the new ones. */
function Stale({ report }: { report: ReportDetail }): ReactNode {
  const text = useText()
  const refresh = useAct(refreshReport, { done: text('reports.refreshed') })
  const send = (draftsAnew: boolean) =>
    void refresh.run({ params: { reportId: report.id }, body: { revision: report.revision, draftsAnew } })
  return (
    <div className="report-stale" role="note">
      <p>{text('reports.stale', { count: report.stale.length })}</p>
      <ul>
        {report.stale.slice(0, mostChanges).map((change) => (
          <li key={change.key}>
            {change.label} <span className="figure">{change.from}</span> → <strong>{change.to}</strong>
          </li>
        ))}
      </ul>
      {report.mayWrite ? (
        <p>
          <Button size="small" loading={refresh.isRunning} onClick={() => send(false)}>
            {text('reports.refresh')}
          </Button>{' '}
          <Button size="small" loading={refresh.isRunning} onClick={() => send(true)}>
            {text('reports.redraft')}
          </Button>
        </p>
      ) : null}
    </div>
  )
}

function Read({ report }: { report: ReportDetail }): ReactNode {
  const text = useText()
  const [row, setRow] = useState<number | null>(null)
  const show = (no: number) => {
    setRow(no)
    document.getElementById(`report-row-${no}`)?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  }
  return (
    <>
      <Paper report={report} row={row} onRow={setRow} onShow={show} />
      <Section title={text('reports.table')}>
        <FigureTable report={report} row={row} onRow={setRow} />
      </Section>
      {report.figures.districts.length > 0 ? (
        <Section title={text('reports.districts')}>
          <DistrictTable figures={report.figures} />
        </Section>
      ) : null}
    </>
  )
}
