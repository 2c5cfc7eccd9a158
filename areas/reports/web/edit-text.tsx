import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { editReport, type ReportDetail, type SectionName, sections } from '#contract/reports'
import { useAct } from '#ui/api'
import { useText } from '#ui/text'

interface Edited {
  /** Null for a paragraph that is new. */
  id: string | null
  key: string
  section: SectionName
  text: string
}

/** The text to write in. Figures may be moved and left out; a number that is no figure of the report is pointed out after saving. */
export function EditText({ report, onClose }: { report: ReportDetail; onClose: () => void }): ReactNode {
  const text = useText()
  const [title, setTitle] = useState(report.title)
  const [issuer, setIssuer] = useState(report.issuer)
  const [paragraphs, setParagraphs] = useState<Edited[]>(() =>
    report.paragraphs.map(({ id, section, parts }) => ({
      id,
      key: id,
      section,
      text: parts.map((part) => part.text).join(''),
    })),
  )
  const save = useAct(editReport, { done: text('reports.saved'), onDone: onClose })
  const change = (key: string, words: string) =>
    setParagraphs((all) => all.map((one) => (one.key === key ? { ...one, text: words } : one)))
  const add = (section: SectionName) =>
    setParagraphs((all) => [...all, { id: null, key: `new-${all.length}`, section, text: '' }])
  const remove = (key: string) => setParagraphs((all) => all.filter((one) => one.key !== key))
  const kept = paragraphs.filter((one) => one.text.trim() !== '')
  const send = () =>
    void save.run({
      params: { reportId: report.id },
      body: {
        revision: report.revision,
        title,
        issuer,
        paragraphs: kept.map(({ id, section, text: words }) => ({ id, section, text: words })),
      },
    })
  return (
    <div className="report-edit">
      <p className="quiet">{text('reports.edit.about')}</p>
      <Input
        value={title}
        aria-label={text('reports.column.title')}
        maxLength={100}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Input
        value={issuer}
        aria-label={text('reports.issuer')}
        maxLength={60}
        onChange={(event) => setIssuer(event.target.value)}
      />
      {sections.map((section) => (
        <section key={section}>
          <h3>{text(`reports.section.${section}`)}</h3>
          {paragraphs
            .filter((one) => one.section === section)
            .map((one, index) => (
              <div key={one.key} className="report-edit-line">
                <Input.TextArea
                  value={one.text}
                  autoSize={{ minRows: 2 }}
                  maxLength={4000}
                  aria-label={text('reports.edit.paragraph', {
                    section: text(`reports.section.${section}`),
                    number: index + 1,
                  })}
                  onChange={(event) => change(one.key, event.target.value)}
                />
                <Button
                  size="small"
                  type="text"
                  aria-label={text('reports.edit.remove', { number: index + 1 })}
                  onClick={() => remove(one.key)}
                >
                  ×
                </Button>
              </div>
            ))}
          <Button size="small" type="link" onClick={() => add(section)}>
            {text('reports.edit.add')}
          </Button>
        </section>
      ))}
      <p className="report-actions">
        <Button type="primary" loading={save.isRunning} disabled={kept.length === 0} onClick={send}>
          {text('ui.save')}
        </Button>
        <Button onClick={onClose}>{text('ui.cancel')}</Button>
      </p>
    </div>
  )
}
