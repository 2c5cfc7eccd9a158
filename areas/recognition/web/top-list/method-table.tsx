import './top-list.css'
import type { ReactNode } from 'react'
import { factKinds } from '#contract/enterprises'
import type { TopListIndicator, TopListMethodContent } from '#contract/recognition'
import { formatNumber } from '#ui/number'
import { say, useText } from '#ui/text'

/** All that a method says: indicators with weights, and the rules of the list. */
export function MethodTable({ content }: { content: TopListMethodContent }): ReactNode {
  const text = useText()
  const { indicators, normalisation, leastKnownPercent, seats, lineTie, tieBreak, spreadPercent } = content
  const isPosted = normalisation === 'goalposts'
  const first = indicators.find(({ code }) => code === tieBreak)
  return (
    <>
      <table className="top-method">
        <thead>
          <tr>
            <th scope="col">{text('recognition.top.indicator')}</th>
            <th scope="col">{text('recognition.top.measure')}</th>
            <th scope="col">{text('recognition.top.direction')}</th>
            <th scope="col">{text('recognition.top.weight')}</th>
            {isPosted ? <th scope="col">{text('recognition.top.posts')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {indicators.map(({ code, name, direction, weight, worst, best, ...of }) => (
            <tr key={code}>
              <th scope="row">
                {code} {name}
              </th>
              <td>
                <Made of={of} />
              </td>
              <td>{text(direction > 0 ? 'recognition.top.more' : 'recognition.top.less')}</td>
              <td className="figure">{formatNumber(weight)}%</td>
              {isPosted ? (
                <td className="figure">
                  {formatNumber(worst ?? 0)} – {formatNumber(best ?? 0)}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="quiet top-rules">
        <li>{text(`recognition.top.normalisation.${normalisation}`)}</li>
        <li>{text('recognition.top.least-known.said', { percent: leastKnownPercent })}</li>
        <li>
          {text('recognition.top.seats.said', { seats })} {text(`recognition.top.tie.${lineTie}`)}
        </li>
        <li>
          {first
            ? text('recognition.top.tie-break.said', { name: first.name })
            : text('recognition.top.tie-break.none')}
        </li>
        <li>{text('recognition.top.spread.said', { percent: spreadPercent })}</li>
      </ul>
    </>
  )
}

/** Of which figures of a company file an indicator is made. */
function Made({
  of: { fact, measure, denominator },
}: {
  of: Pick<TopListIndicator, 'fact' | 'measure' | 'denominator'>
}) {
  const text = useText()
  const labelOf = (name: string) => (name in factKinds ? say(factKinds[name as keyof typeof factKinds].label) : name)
  if (measure === 'ratio') return `${labelOf(fact)} ÷ ${labelOf(denominator ?? '')}`
  return measure === 'growth' ? text('recognition.top.grown', { figure: labelOf(fact) }) : labelOf(fact)
}
