import '../self-evaluation/self-evaluation.css'
import './season.css'
import type { ReactNode } from 'react'
import type { Diagnosis } from '#contract/recognition'
import { useQueryState } from '#ui/link'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, sayAll, useText } from '#ui/text'
import { pointsWords, type Points as Total } from '../self-evaluation/words.ts'
import { Verdict } from '../self-evaluation/working.tsx'

type Shown = NonNullable<Diagnosis['shown']>

/** Verdict, what is missing and the least that would do, what changed, then every point with its working and evidence. */
export function Diagnosed(props: {
  diagnosis: Diagnosis
  /** What one may do with a point: say something to it. */
  noteOf?: (point: string) => ReactNode
}): ReactNode {
  const text = useText()
  const { diagnosis, noteOf } = props
  const { shown } = diagnosis
  if (!shown) return null
  return (
    <>
      <section className="section self-verdict">
        <h2>{text('recognition.diagnosis.number', { number: shown.number })}</h2>
        <Verdict result={shown.judgement} />
        <p className="quiet">
          <DateText date={shown.at} /> {shown.byName}{' '}
          <StatusTag
            tone={shown.isReproduced ? 'good' : 'bad'}
            label={text(shown.isReproduced ? 'recognition.same' : 'recognition.not-same')}
          />{' '}
          <span className="figure">{shown.digest.slice(0, 16)}</span>
        </p>
      </section>
      <Ways judgement={shown.judgement} />
      <Changes points={shown.points} isFirst={shown.number === 1} />
      <Points shown={shown} notes={diagnosis.notes} noteOf={noteOf} />
      <History diagnosis={diagnosis} />
    </>
  )
}

const mostShown = 4
const highest = (points: Total) => (Array.isArray(points) ? points[1] : (points ?? 0))

/** What is missing, what is not met, and where points can still be won, the most first. */
function Ways({ judgement }: Pick<Shown, 'judgement'>): ReactNode {
  const text = useText()
  const { gates, items, missing, passMark, total, ways } = judgement
  const unmet = gates.filter(({ ok }) => ok === false)
  const winnable = items
    .filter(({ isGroup, points, max }) => !isGroup && points !== null && max !== null && highest(points) < max)
    .map((item) => ({ ...item, high: highest(item.points), left: (item.max ?? 0) - highest(item.points) }))
    .toSorted((a, b) => b.left - a.left)
    .slice(0, mostShown)
  const isShort = passMark !== null && total !== null && highest(total) <= passMark.points
  if (judgement.pass === true || (missing.length === 0 && unmet.length === 0 && winnable.length === 0)) return null
  return (
    <Section title={text('recognition.diagnosis.gaps')}>
      {missing.length > 0 ? (
        <p>
          {text('recognition.diagnosis.missing')}
          {sayAll(missing.map(({ label }) => say(label)))}
        </p>
      ) : null}
      {unmet.length > 0 ? (
        <ul>
          {unmet.map(({ id, label, reason }) => (
            <li key={id}>
              <strong>{say(label)}</strong> <span className="quiet">{say(reason)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {passMark !== null && total !== null ? (
        <p>
          {text(isShort ? 'recognition.diagnosis.short' : 'recognition.diagnosis.reachable', {
            high: highest(total),
            mark: passMark.points,
          })}
        </p>
      ) : null}
      {winnable.length > 0 ? (
        <ul>
          {winnable.map(({ id, label, high, max, left }) => (
            <li key={id}>{text('recognition.diagnosis.win', { label: say(label), high, max: max ?? '', left })}</li>
          ))}
        </ul>
      ) : null}
      {ways.length > 0 ? (
        <ul className="self-ways">
          {ways.map(({ changes, total: reached }) => (
            <li key={changes.map(({ field, to }) => `${field}${to}`).join()}>
              {changes
                .map(({ label, from, to }) =>
                  text('recognition.self.change', {
                    label: say(label),
                    from: shownValue(from, text),
                    to: shownValue(to, text),
                  }),
                )
                .join(text('recognition.self.and'))}
              {reached === null ? '' : text('recognition.self.gives', { points: pointsWords(reached, '') })}
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}

const shownValue = (value: string, text: ReturnType<typeof useText>) =>
  value === 'yes' || value === 'no' ? text(`recognition.${value}`) : value

const changeTones = { closed: 'good', new: 'bad' } as const

/** What the last changes did: gaps that are closed, gaps that are new, how many are as before. */
function Changes({ points, isFirst }: { points: Shown['points']; isFirst: boolean }): ReactNode {
  const text = useText()
  if (isFirst) return null
  const changed = points.filter(({ change }) => change === 'closed' || change === 'new')
  const open = points.filter(({ change }) => change === 'open')
  return (
    <Section title={text('recognition.diagnosis.changes')}>
      {changed.length === 0 ? <p className="quiet">{text('recognition.diagnosis.changes.none')}</p> : null}
      <ul className="season-lines">
        {changed.map(({ id, label, before, now, change }) => (
          <li key={id}>
            <StatusTag
              tone={changeTones[change as keyof typeof changeTones]}
              label={text(`recognition.diagnosis.change.${change}`)}
            />{' '}
            {say(label)}{' '}
            <span className="quiet">
              {pointValue(before ?? '?', text)} → {pointValue(now, text)}
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet">{text('recognition.diagnosis.changes.open', { count: open.length })}</p>
    </Section>
  )
}

function pointValue(value: string, text: ReturnType<typeof useText>): string {
  if (value === '?') return text('recognition.unknown')
  if (value === 'yes') return text('recognition.gate.yes')
  return value === 'no' ? text('recognition.gate.no') : text('recognition.diagnosis.points', { points: value })
}

function Points(props: {
  shown: Shown
  notes: Diagnosis['notes']
  noteOf: ((point: string) => ReactNode) | undefined
}): ReactNode {
  const text = useText()
  const { shown, notes, noteOf } = props
  const { gates, items } = shown.judgement
  const note = (point: string) => {
    const said = notes.find((each) => each.point === point)
    return (
      <>
        {said ? (
          <p>
            {said.note}{' '}
            {said.files.length > 0 ? (
              <span className="quiet">
                {text('recognition.diagnosis.evidence')}
                {sayAll(said.files.map(({ name }) => name))}
              </span>
            ) : null}
          </p>
        ) : null}
        {noteOf?.(point)}
      </>
    )
  }
  return (
    <>
      <Section title={text('recognition.self.gates')}>
        <ul className="season-lines">
          {gates.map(({ id, label, clause, ok, reason }) => (
            <li key={id}>
              <StatusTag
                tone={ok === null ? 'none' : ok ? 'good' : 'bad'}
                label={text(`recognition.gate.${ok === null ? 'unknown' : ok ? 'yes' : 'no'}`)}
              />{' '}
              <strong>{say(label)}</strong> <span className="quiet">{clause}</span>
              <p className="quiet">{say(reason)}</p>
              {note(`gate_${id}`)}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={text('recognition.self.items')}>
        <ul className="season-lines">
          {items.map(({ id, label, clause, points, max, working, isGroup }) => (
            <li key={id}>
              <strong>{say(label)}</strong>{' '}
              <span className="figure">
                {pointsWords(points, text('recognition.unknown'))}
                {max === null ? '' : ` / ${max}`}
              </span>{' '}
              <span className="quiet">{clause}</span>
              <p className="quiet">{say(working)}</p>
              {isGroup ? null : note(`item_${id}`)}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function History({ diagnosis: { history, shown } }: { diagnosis: Diagnosis }): ReactNode {
  const text = useText()
  const [, setAddress] = useQueryState()
  if (history.length < 2) return null
  return (
    <Section title={text('recognition.diagnosis.history')}>
      <ul>
        {history.toReversed().map(({ number, on, total }) => (
          <li key={number}>
            <button
              type="button"
              className="link-button"
              aria-current={number === shown?.number ? 'true' : undefined}
              onClick={() => setAddress({ number: String(number) })}
            >
              {text('recognition.diagnosis.number', { number })}
            </button>{' '}
            <DateText date={on} />{' '}
            {total === null ? null : text('recognition.diagnosis.points', { points: pointsWords(total, '') })}
          </li>
        ))}
      </ul>
    </Section>
  )
}
