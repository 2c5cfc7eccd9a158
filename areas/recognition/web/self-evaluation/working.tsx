import type { ReactNode } from 'react'
import { focusControl } from '#ui/answers'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import type { Judgement } from './use-evaluation.ts'
import { type Points, pointsWords, verdictOf } from './words.ts'

/** Pass or fail, and the total, in one line. */
export function Headline({ result, isRefused = false }: { result: Judgement; isRefused?: boolean }): ReactNode {
  const text = useText()
  const { tone, key } = verdictOf(result)
  const { total, outOf } = result
  if (isRefused) return <StatusTag tone="warn" label={text('recognition.self.refused')} />
  return (
    <>
      <StatusTag tone={tone} label={text(`recognition.verdict.${key}`, { count: result.missing.length })} />
      {total === null ? null : (
        <span className="self-total">
          <strong className="figure">{pointsWords(total, '')}</strong>
          {outOf === null ? text('recognition.points') : text('recognition.points.of', { max: outOf })}
        </span>
      )}
    </>
  )
}

/** As `Headline`, with the total against its mark and the version of the rules. */
export function Verdict({ result }: { result: Judgement }): ReactNode {
  const text = useText()
  const { total, outOf, passMark, notice } = result
  return (
    <>
      <p className="self-headline">
        <Headline result={result} />
      </p>
      {total !== null && outOf !== null ? <Bar points={total} max={outOf} mark={passMark?.points ?? null} /> : null}
      {notice ? <p className="quiet">{say(notice)}</p> : null}
      <p className="quiet">{text('recognition.rule-of', { version: result.version })}</p>
    </>
  )
}

/** How much of the most is reached; what experts may still give is lighter. The line is the mark that is needed. */
function Bar({ points, max, mark = null }: { points: Points; max: number; mark?: number | null }): ReactNode {
  if (points === null || max <= 0) return null
  const [low, high] = Array.isArray(points) ? points : [points, points]
  const share = (part: number) => `${Math.max(0, Math.min(100, (100 * part) / max))}%`
  return (
    <span className="self-bar" aria-hidden="true">
      <span className="self-bar-high" style={{ width: share(high) }} />
      <span className="self-bar-low" style={{ width: share(low) }} />
      {mark === null ? null : <span className="self-bar-mark" style={{ left: share(mark) }} />}
    </span>
  )
}

export function Items({ items }: { items: Judgement['items'] }): ReactNode {
  const text = useText()
  return (
    <ul className="self-list">
      {items.map((item) => (
        <li key={item.id} className={item.points === null ? 'self-unknown' : undefined}>
          <span>
            {item.isGroup ? <strong>{say(item.label)}</strong> : say(item.label)}{' '}
            <span className="quiet">
              {item.clause}
              {item.confidence === 'official' || item.confidence === 'secondary'
                ? ''
                : ` · ${text(`recognition.confidence.${item.confidence}`)}`}
            </span>
          </span>
          <span className="figure">
            {pointsWords(item.points, text('recognition.unknown'))}
            {item.max === null ? '' : ` / ${item.max}`}
          </span>
          {item.max === null ? null : <Bar points={item.points} max={item.max} />}
          <span className="quiet self-working">{say(item.working)}</span>
        </li>
      ))}
    </ul>
  )
}

export function Gates({ gates }: { gates: Judgement['gates'] }): ReactNode {
  const text = useText()
  return (
    <ul className="self-list">
      {gates.map(({ id, label, clause, ok, reason }) => (
        <li key={id} className={ok === null ? 'self-unknown' : undefined}>
          <span>
            {say(label)} <span className="quiet">{clause}</span>
          </span>
          <StatusTag
            tone={ok === null ? 'none' : ok ? 'good' : 'bad'}
            label={text(`recognition.gate.${ok === null ? 'unknown' : ok ? 'yes' : 'no'}`)}
          />
          <span className="quiet self-working">{say(reason)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Facts that still decide something, each with the way to its field. */
export function Missing({ missing }: { missing: Judgement['missing'] }): ReactNode {
  return (
    <ul className="self-missing">
      {missing.map(({ fact, fields, label }) => (
        <li key={fact}>
          <button type="button" className="link-button" onClick={() => focusControl(fields[0] ?? fact, 'self')}>
            {say(label)}
          </button>
        </li>
      ))}
    </ul>
  )
}
