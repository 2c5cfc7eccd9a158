import type { ReactNode } from 'react'
import { type ReportDetail, sections } from '#contract/reports'
import { sayAll, useText } from '#ui/text'

const ordinals = ['一', '二', '三', '四', '五', '六']

/** The text as it will be printed. Each figure is a door: pointing at it marks its row, pressing it goes there. */
export function Paper({
  report,
  row,
  onRow,
  onShow,
}: {
  report: ReportDetail
  /** Row that is marked now. */
  row: number | null
  onRow: (row: number | null) => void
  onShow: (row: number) => void
}): ReactNode {
  const text = useText()
  const shown = sections.filter((section) => report.paragraphs.some((paragraph) => paragraph.section === section))
  return (
    <article className="report-paper" lang="zh-CN">
      <h2 className="report-title">{report.title}</h2>
      <p className="report-issuer">
        {report.state === 'issued' ? `${report.number}　${report.issuer}　${report.issuedOn}` : report.issuer}
      </p>
      {shown.map((section, index) => (
        <section key={section}>
          <h3>
            {ordinals[index]}、{text(`reports.section.${section}`)}
          </h3>
          {report.paragraphs
            .filter((paragraph) => paragraph.section === section)
            .map((paragraph) => (
              <div key={paragraph.id}>
                <p className="report-paragraph">
                  {paragraph.parts.map((part, at) => {
                    const key = `${paragraph.id}-${at}`
                    if (part.key === null) return <span key={key}>{part.text}</span>
                    if (part.row === null)
                      return (
                        <span key={key} className="bound-figure">
                          {part.text}
                        </span>
                      )
                    const no = part.row
                    return (
                      <button
                        key={key}
                        type="button"
                        className={no === row ? 'bound-figure bound-figure-marked' : 'bound-figure'}
                        title={text('reports.figure.row', { row: no })}
                        onMouseEnter={() => onRow(no)}
                        onFocus={() => onRow(no)}
                        onClick={() => onShow(no)}
                      >
                        {part.text}
                      </button>
                    )
                  })}
                </p>
                {paragraph.unbound.length > 0 ? (
                  <p className="report-unbound" role="note">
                    {text('reports.unbound', {
                      numbers: sayAll(paragraph.unbound.map((one) => `${one.text}（…${one.near}…）`)),
                    })}
                  </p>
                ) : null}
              </div>
            ))}
        </section>
      ))}
    </article>
  )
}
