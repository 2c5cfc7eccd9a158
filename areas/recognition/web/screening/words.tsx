import type { ReactNode } from 'react'
import { factSources } from '#contract/enterprises'
import type { ScreeningHit } from '#contract/recognition'
import { DateText, formatDate, formatNumber, NoValue } from '#ui/number'
import { StatusTag } from '#ui/status'
import { say, sayAll, useText } from '#ui/text'

const tones = { meets: 'good', nearly: 'warn', undecided: 'none' } as const

export function OutcomeTag({ outcome }: { outcome: ScreeningHit['outcome'] }): ReactNode {
  const text = useText()
  return <StatusTag tone={tones[outcome]} label={text(`recognition.screening.outcome.${outcome}`)} />
}

/** Who chose a company to be recommended, and when. */
export function Chosen({ hit: { chosen } }: { hit: ScreeningHit }): ReactNode {
  const text = useText()
  if (!chosen) return <NoValue reason={text('recognition.screening.chosen.no')} />
  return (
    <>
      <StatusTag tone="good" label={text('recognition.screening.chosen.yes')} />
      <p className="quiet">
        {chosen.byName} <DateText date={chosen.at} />
      </p>
    </>
  )
}

const marks = { true: 'met', false: 'failed', null: 'open' } as const

/** What fails or is open, with how that comes about; what is met can be opened. */
export function Criteria({ hit }: { hit: ScreeningHit }): ReactNode {
  const text = useText()
  const met = hit.criteria.filter(({ ok }) => ok)
  const order = (ok: boolean | null) => (ok === false ? 0 : 1)
  const others = hit.criteria.filter(({ ok }) => !ok).toSorted((a, b) => order(a.ok) - order(b.ok))
  return (
    <>
      <Lines criteria={others} />
      {met.length > 0 ? (
        <details>
          <summary>{text('recognition.screening.met-lines', { count: met.length })}</summary>
          <Lines criteria={met} />
        </details>
      ) : null}
    </>
  )
}

function Lines({ criteria }: { criteria: ScreeningHit['criteria'] }): ReactNode {
  const text = useText()
  if (criteria.length === 0) return null
  return (
    <ul className="screening-lines">
      {criteria.map(({ id, label, clause, ok, reason }) => (
        <li key={id}>
          <strong>{text(`recognition.screening.${marks[`${ok}`]}`)}</strong> {say(label)}{' '}
          <span className="quiet">
            {say(reason)} {clause}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The figures that were used: what, of which year, who says so and since when. */
export function Figures({ hit }: { hit: ScreeningHit }): ReactNode {
  const text = useText()
  return (
    <details>
      <summary>{text('recognition.screening.figures', { count: hit.figures.length })}</summary>
      <ul className="screening-lines">
        {hit.figures.map(({ label, year, value, source, on }) => (
          <li key={`${label.zh} ${year}`}>
            {year} {say(label)} {/^-?\d/.test(value) ? formatNumber(value) : value}{' '}
            <span className="quiet">
              {say(factSources[source])} {formatDate(on)}
            </span>
          </li>
        ))}
      </ul>
      {hit.missing.length > 0 ? (
        <p className="quiet">
          {text('recognition.screening.missing', { facts: sayAll(hit.missing.map(({ label }) => say(label))) })}
        </p>
      ) : null}
    </details>
  )
}
