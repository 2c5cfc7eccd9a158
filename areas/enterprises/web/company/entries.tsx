import type { ReactNode } from 'react'
import { type EntryView, statuses } from '#contract/enterprises'
import { DateText } from '#ui/number'
import { useRegions } from '#ui/regions'
import { colon, say, useText } from '#ui/text'

/** Every entry in words, the newest first: what was registered stays to be read. */
export function Entries({ entries }: { entries: EntryView[] }): ReactNode {
  const text = useText()
  return (
    <ol className="company-entries">
      {entries.map((entry) => (
        <li key={entry.revision}>
          <strong>{text(`enterprises.entry.${entry.kind}`)}</strong>{' '}
          <span className="quiet">
            <DateText date={entry.at} /> {entry.byName}
          </span>
          {entry.reason ? <p>{entry.reason}</p> : null}
          {entry.changes.length > 0 ? (
            <ul>
              {entry.changes.map((change) => (
                <Change key={change.name} {...change} />
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

const labels: Record<string, string> = { regionPath: 'region' }

function Change({ name, before, after }: EntryView['changes'][number]): ReactNode {
  const text = useText()
  const regions = useRegions()
  const regionName = (path: string) => {
    const region = regions.find((each) => each.path === path)
    return region ? say(region.name) : path
  }
  const shown = (value: string | null) => {
    if (value === null) return text('enterprises.nothing')
    if (name === 'status' && value in statuses) return say(statuses[value as keyof typeof statuses])
    if (name === 'regionPath') return regionName(value)
    return value
  }
  return (
    <li>
      {text(`enterprises.${labels[name] ?? name}`) + colon()}
      {shown(before)} → <strong>{shown(after)}</strong>
    </li>
  )
}
