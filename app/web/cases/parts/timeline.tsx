import type { ReactNode } from 'react'
import type { CaseView } from '#platform/cases/contract'
import { iconOf } from '#ui/status'
import { say, useText } from '#ui/text'

const inChina = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** `5月12日 10:03`, with the year where it is not this one. */
export function momentWords(instant: string): string {
  const parts = Object.fromEntries(inChina.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  const year = instant.slice(0, 4) === new Date().toISOString().slice(0, 4) ? '' : `${instant.slice(0, 4)}年`
  return `${year}${parts.month}月${parts.day}日 ${parts.hour}:${parts.minute}`
}

/** The history of a case in words, the newest first. */
export function Timeline({ entries }: { entries: CaseView['timeline'] }): ReactNode {
  const text = useText()
  return (
    <ol className="timeline">
      {entries.toReversed().map((entry) => (
        <li key={entry.position}>
          <span className={`timeline-sign tone-${entry.tone}`} aria-hidden="true">
            {iconOf(entry.tone)}
          </span>
          <div>
            <time className="quiet figure" dateTime={entry.at}>
              {momentWords(entry.at)}
            </time>{' '}
            <span className="timeline-words">{say(entry.words)}</span>
            {entry.marks.length > 0 ? (
              <ul className="timeline-details">
                {entry.marks.map((mark) => (
                  <li key={mark.path}>
                    {say(mark.label)}：{mark.note}
                  </li>
                ))}
              </ul>
            ) : null}
            {entry.changes.length > 0 ? (
              <ul className="timeline-details">
                {entry.changes.map((change) => (
                  <li key={change.label.zh}>
                    {say(change.label)}：<del>{change.before || text('ui.answers.empty')}</del> →{' '}
                    <ins>{change.after || text('ui.answers.empty')}</ins>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
