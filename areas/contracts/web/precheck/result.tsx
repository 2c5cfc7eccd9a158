import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/http/endpoint'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { StatusTag, type Tone } from '#ui/status'
import { say, useText } from '#ui/text'
import type { precheckContract } from './endpoints.ts'
import { Basis, Figures, Money, Notes, Steps } from './parts.tsx'

type Answer = ResponseOf<typeof precheckContract>
type Verdict = Answer['vat']['verdict']

const tones: Record<Verdict, Tone> = { yes: 'good', no: 'bad', open: 'none' }

/** What was found, most important first; reads the same on paper. */
export function Result({ result }: { result: Answer }): ReactNode {
  const { registration, kind, amounts, vat, cit, assumed } = result
  const text = useText()
  return (
    <>
      <Verdicts result={result} />
      <Regime result={result} />
      <Section title={text('contracts.precheck.registration')}>
        <Steps steps={registration.steps} />
        <Notes notes={registration.notes} />
      </Section>
      <Section title={text('contracts.precheck.kind')}>
        {kind.label && kind.means ? (
          <>
            <p>
              <strong>{say(kind.label)}</strong>：{say(kind.means)}
            </p>
            <p className="quiet">
              {kind.source}
              {kind.clause}
            </p>
          </>
        ) : (
          <p className="quiet">{text('contracts.precheck.kind.none')}</p>
        )}
        {kind.differs ? <p className="precheck-warn">▼ {say(kind.differs)}</p> : null}
      </Section>
      <Section title={text('contracts.precheck.amounts')}>
        <Amounts amounts={amounts} />
      </Section>
      <Section title={text('contracts.precheck.vat')}>
        <Steps steps={vat.steps} />
        <Notes notes={vat.notes} />
      </Section>
      <Section title={text('contracts.precheck.cit')}>
        <Steps steps={cit.steps} />
        {cit.figures.length > 0 ? <Figures figures={cit.figures} /> : null}
      </Section>
      {assumed.length > 0 ? (
        <Section title={text('contracts.precheck.assumed')}>
          <ul className="precheck-notes">
            {assumed.map((each) => (
              <li key={each.zh}>{say(each)}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      <p className="quiet">{text('contracts.precheck.not-binding')}</p>
    </>
  )
}

function Verdicts({ result }: { result: Answer }): ReactNode {
  const text = useText()
  const verdicts = [
    ['registration', result.registration.verdict],
    ['vat', result.vat.verdict],
    ['cit', result.cit.verdict],
  ] as const
  return (
    <dl className="precheck-verdicts">
      {verdicts.map(([name, verdict]) => (
        <div key={name}>
          <dt>{text(`contracts.precheck.${name}`)}</dt>
          <dd>
            <StatusTag tone={tones[verdict]} label={text(`contracts.precheck.${name}.${verdict}`)} />
          </dd>
        </div>
      ))}
      {[result.amounts.contract, result.amounts.technology].map((figure) => (
        <div key={figure.id}>
          <dt>{say(figure.label)}</dt>
          <dd>
            <Money fen={figure.amountFen} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Regime({ result: { regime, filingDate } }: { result: Answer }): ReactNode {
  const text = useText()
  return (
    <div className="precheck-regime">
      <p>
        {text('contracts.precheck.filed')} <DateText date={filingDate} /> · {say(regime.label)}
      </p>
      <Basis clause={regime.clause} source={regime.source} confidence={regime.confidence} />
      {regime.notice ? <p className="precheck-warn">▼ {say(regime.notice)}</p> : null}
    </div>
  )
}

function Amounts({ amounts }: { amounts: Answer['amounts'] }): ReactNode {
  const text = useText()
  if (amounts.problem) return <p className="precheck-warn">■ {say(amounts.problem)}</p>
  return (
    <>
      {amounts.lines.length > 0 ? (
        <table className="precheck-table">
          <caption className="visually-hidden">{text('contracts.precheck.lines')}</caption>
          <tbody>
            {amounts.lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">{say(line.label)}</th>
                <td className="precheck-amount">
                  {line.isDeducted ? '− ' : ''}
                  <Money fen={line.amountFen} />
                </td>
                <td className="quiet">{line.note ? say(line.note) : text('contracts.precheck.deducted')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Figures figures={[amounts.contract, amounts.technology]} />
    </>
  )
}
