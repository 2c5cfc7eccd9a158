import { Checkbox, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { issueReport, type ReportDetail } from '#contract/reports'
import { today } from '#platform/ui/today'
import { useAct } from '#ui/api'
import { DatePick } from '#ui/form'
import { sayAll, useText } from '#ui/text'

/** Number and date; what is said by no figure must be meant. Afterwards nothing changes any more. */
export function IssueDialog({ report, onClose }: { report: ReportDetail; onClose: () => void }): ReactNode {
  const text = useText()
  const ids = { number: useId(), day: useId() }
  const [number, setNumber] = useState(report.suggestedNumber)
  const [issuedOn, setIssuedOn] = useState<string | undefined>(today())
  const [acceptsUnbound, setAccepts] = useState(false)
  const unbound = report.paragraphs.flatMap((paragraph) => paragraph.unbound)
  const issue = useAct(issueReport, { done: text('reports.issued.done'), onDone: onClose })
  const send = () => {
    if (!issuedOn) return
    void issue.run({
      params: { reportId: report.id },
      body: { revision: report.revision, number, issuedOn, acceptsUnbound },
    })
  }
  return (
    <Modal
      open
      title={text('reports.issue')}
      okText={text('reports.issue.yes')}
      cancelText={text('ui.cancel')}
      okButtonProps={{
        loading: issue.isRunning,
        disabled: !issuedOn || number.trim() === '' || (unbound.length > 0 && !acceptsUnbound),
      }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="report-form">
        <p className="quiet">{text('reports.issue.about')}</p>
        <label htmlFor={ids.number}>{text('reports.column.number')}</label>
        <Input id={ids.number} value={number} maxLength={60} onChange={(event) => setNumber(event.target.value)} />
        <label htmlFor={ids.day}>{text('reports.column.issued')}</label>
        <DatePick id={ids.day} value={issuedOn} onChange={setIssuedOn} />
        {unbound.length > 0 ? (
          <Checkbox checked={acceptsUnbound} onChange={(event) => setAccepts(event.target.checked)}>
            {text('reports.issue.unbound', { numbers: sayAll(unbound.map((one) => one.text)) })}
          </Checkbox>
        ) : null}
      </div>
    </Modal>
  )
}
