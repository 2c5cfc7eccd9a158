import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { PointsItem, PointsSheet } from '#contract/recognition'
import { DateText, formatNumber } from '#ui/number'
import { Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { colon, say, useText } from '#ui/text'
import { Points } from './words.tsx'

/** The indicators by group: points as a bar to their most, the working, what the figure was made of, why points were lost. */
export function Items({
  sheet,
  onAppeal,
}: {
  sheet: PointsSheet
  onAppeal: ((item: PointsItem) => void) | null
}): ReactNode {
  const groups = [...Map.groupBy(sheet.items, ({ group }) => group.zh).values()]
  return groups.map((items) => {
    const [first] = items
    if (!first) return null
    return (
      <Section key={first.group.zh} title={say(first.group)} extra={<GroupSum items={items} />}>
        <ol className="points-list">
          {items.map((item) => (
            <li key={item.id}>
              <Item item={item} onAppeal={onAppeal} />
            </li>
          ))}
        </ol>
      </Section>
    )
  })
}

function GroupSum({ items }: { items: PointsItem[] }): ReactNode {
  const sum = (of: (item: PointsItem) => number | null) => items.reduce((all, item) => all + (of(item) ?? 0), 0)
  const isKnown = items.some(({ max }) => max !== null)
  return (
    <span>
      <Points points={isKnown ? sum(({ points }) => points) : null} />
      {isKnown ? <span className="quiet"> / {formatNumber(sum(({ max }) => max))}</span> : null}
    </span>
  )
}

function Item({ item, onAppeal }: { item: PointsItem; onAppeal: ((item: PointsItem) => void) | null }): ReactNode {
  const text = useText()
  const { label, points, max, working, reason, from } = item
  const share = points !== null && max ? `${Math.min(100, (100 * points) / max)}%` : '0%'
  return (
    <div className="points-item">
      <span>
        <strong>{say(label)}</strong>
      </span>
      <span>
        <Points points={points} />
        <span className="quiet"> / {max === null ? '—' : formatNumber(max)}</span>
      </span>
      <span className="points-bar" aria-hidden="true">
        <span style={{ width: share }} />
      </span>
      <span className="points-wide quiet">{say(working)}</span>
      {reason ? (
        <span className="points-wide">
          <StatusTag
            tone={reason.code === 'data-gap' || reason.code === 'no-weight' ? 'none' : 'warn'}
            label={say(reason.words)}
          />{' '}
          {reason.lost === null
            ? null
            : text('recognition.points.lost', { lost: formatNumber(reason.lost.toFixed(2)) })}
        </span>
      ) : null}
      <ul className="points-wide points-from">
        {from.map((each) => (
          <li key={`${each.fact}${each.year}`}>
            <From {...each} />
          </li>
        ))}
      </ul>
      {onAppeal ? (
        <span className="points-wide no-print">
          <Button
            size="small"
            aria-label={text('recognition.appeal.ask.of', { item: say(label) })}
            onClick={() => onAppeal(item)}
          >
            {text('recognition.appeal.ask')}
          </Button>
        </span>
      ) : null}
    </div>
  )
}

function From({ label, year, value, unit, source, byName, at, hasEvidence }: PointsItem['from'][number]): ReactNode {
  const text = useText()
  return (
    <>
      {text('recognition.points.from.year', { year, label: say(label) }) + colon()}
      {value === null ? (
        <em>{text('recognition.points.from.nothing')}</em>
      ) : (
        <>
          <span className="figure">{formatNumber(value)}</span> {unit ? say(unit) : ''}
          {source ? (
            <span className="quiet">
              {' '}
              · {say(source)} · {byName} <DateText date={at} />
              {hasEvidence ? ` · ${text('recognition.points.from.evidence')}` : ''}
            </span>
          ) : null}
        </>
      )}
    </>
  )
}
