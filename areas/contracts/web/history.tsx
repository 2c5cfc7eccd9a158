import type { ReactNode } from 'react'
import type { Registration } from '#contract/contracts'
import { fields, kinds } from '#contract/contracts'
import type { Localized } from '#kernel/localized'
import { DateText } from '#ui/number'
import { say, useText } from '#ui/text'

const words: Record<string, Record<string, Localized>> = { kind: kinds, field: fields }

/** Every entry of the register in words, the newest first: what was registered stays to be read. */
export function History({ entries }: { entries: Registration['entries'] }): ReactNode {
  const text = useText()
  const shown = (name: string, value: string) => {
    const known = words[name]?.[value]
    return known ? say(known) : value || text('contracts.amount.open')
  }
  return (
    <ol className="contract-history">
      {entries.toReversed().map((entry) => (
        <li key={entry.edition}>
          <strong>
            {text('contracts.edition', { edition: entry.edition })} · {text(`contracts.entry.${entry.kind}`)}
          </strong>{' '}
          <span className="quiet">
            <DateText date={entry.recordedAt} /> {entry.recordedByName}
          </span>
          {entry.reason ? <p>{entry.reason}</p> : null}
          {entry.changes.length > 0 ? (
            <ul>
              {entry.changes.map(({ name, before, after }) => (
                <li key={name}>
                  {text(`contracts.column.${name}`)}：{shown(name, before)} → <strong>{shown(name, after)}</strong>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
