import './top-list.css'
import type { ReactNode } from 'react'
import { getTopListEntry, type TopListWorking } from '#contract/recognition'
import { useCall } from '#ui/api'
import { usePathParam } from '#ui/link'
import { DateText, formatDate, formatNumber } from '#ui/number'
import { Page, Section } from '#ui/page'
import { colon, say, useText } from '#ui/text'
import { Figure } from '../awards/words.tsx'
import { Band, EntryStanding, ListState, scoreText } from './words.tsx'

/** One company of a list: its place and band, how far to the last seat, what costs most, and every indicator with its figures. */
export default function EntryPage(): ReactNode {
  const text = useText()
  const params = { listId: usePathParam('listId'), creditCode: usePathParam('creditCode') }
  const answer = useCall(getTopListEntry, { params })
  return (
    <Page
      title={answer.data?.name ?? text('recognition.top.entry')}
      subtitle={answer.data ? text('recognition.top.title', { year: answer.data.year }) : null}
      answer={answer}
    >
      {(entry) => (
        <>
          <Summary entry={entry} />
          <Section title={text('recognition.top.working')}>
            <p className="quiet">{text('recognition.top.working.about')}</p>
            <ol className="top-items">
              {entry.items.map((item) => (
                <li key={item.code}>
                  <Item item={item} isCostly={item.code === entry.costsMost} />
                </li>
              ))}
            </ol>
          </Section>
        </>
      )}
    </Page>
  )
}

function Summary({ entry }: { entry: TopListWorking }): ReactNode {
  const text = useText()
  const costly = entry.items.find(({ code }) => code === entry.costsMost)
  return (
    <dl className="facts-grid">
      <Figure label={text('recognition.top.place')}>
        {entry.place === null ? (
          <EntryStanding standing={entry.standing} />
        ) : (
          <>
            <strong>{text('recognition.top.place-of', { place: entry.place, of: entry.ranked })}</strong>{' '}
            <EntryStanding standing={entry.standing} />
          </>
        )}
        {entry.takenOutReason ? <p className="quiet">{entry.takenOutReason}</p> : null}
        {entry.endedOn ? (
          <p className="quiet">{text('recognition.top.ended', { day: formatDate(entry.endedOn) })}</p>
        ) : null}
      </Figure>
      <Figure label={text('recognition.awards.column.state')}>
        <ListState state={entry.state} />
      </Figure>
      {entry.score === null ? null : (
        <Figure label={text('recognition.top.score')}>
          <span className="figure">{scoreText(entry.score)}</span>
        </Figure>
      )}
      {entry.rank === null ? null : (
        <Figure label={text('recognition.top.band')}>
          <Band of={entry} ranked={entry.ranked} seats={entry.seats} />
        </Figure>
      )}
      {entry.toLine === null || entry.lineScore === null ? null : (
        <Figure label={text('recognition.top.to-line')}>
          {text('recognition.top.to-line.said', { lacking: scoreText(entry.toLine), line: scoreText(entry.lineScore) })}
        </Figure>
      )}
      {costly?.lost ? (
        <Figure label={text('recognition.top.costs-most')}>
          {text('recognition.top.costs-most.said', { name: costly.name, lost: scoreText(costly.lost) })}
        </Figure>
      ) : null}
      {entry.certificateNumber ? (
        <Figure label={text('recognition.top.certificate')}>{entry.certificateNumber}</Figure>
      ) : null}
    </dl>
  )
}

function Item({ item, isCostly }: { item: TopListWorking['items'][number]; isCostly: boolean }): ReactNode {
  const text = useText()
  const { code, name, unit, value, normalised, share, contribution, lost, from } = item
  return (
    <>
      <div className="top-item-head">
        <strong>
          {code} {name}
        </strong>
        <span className="figure">
          {value === null ? text('recognition.top.unknown') : figureText(value, unit ? say(unit) : '')}
        </span>
      </div>
      <span className="top-item-bar" aria-hidden="true">
        <span style={{ width: `${normalised ?? 0}%` }} />
      </span>
      {normalised === null || share === null || contribution === null ? (
        <p className="quiet">{text('recognition.top.unknown.about')}</p>
      ) : (
        <p>
          {text('recognition.top.worked', {
            normalised: scoreText(normalised),
            share: formatNumber((share * 100).toFixed(2)),
            contribution: scoreText(contribution),
          })}
          {lost ? <span className="quiet"> {text('recognition.top.lost', { lost: scoreText(lost) })}</span> : null}
          {isCostly ? <strong> {text('recognition.top.costs-most')}</strong> : null}
        </p>
      )}
      <ul className="quiet">
        {from.map((figure) => (
          <li key={`${figure.label.zh}${figure.year}`}>
            {text('recognition.points.from.year', { year: figure.year, label: say(figure.label) })}
            {colon()}
            {figure.value === null
              ? text('recognition.points.from.nothing')
              : `${formatNumber(figure.value)} ${figure.unit ? say(figure.unit) : ''}`}
            {figure.source ? (
              <>
                {' · '}
                {say(figure.source)} · {figure.byName} <DateText date={figure.on} />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

/** A percentage to two places; every other figure as it is. */
const figureText = (value: string, unit: string) =>
  unit === '%' ? `${formatNumber(Number(value).toFixed(2))}%` : `${formatNumber(value)} ${unit}`
