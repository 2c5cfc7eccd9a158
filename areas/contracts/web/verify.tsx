import './contracts.css'
import { type ReactNode, useState } from 'react'
import type { VerifiedCertificate } from '#contract/contracts'
import { useCall } from '#ui/api'
import { useGo, usePathParam, useQueryState } from '#ui/link'
import { DateText, formatNumber } from '#ui/number'
import { Page } from '#ui/page'
import { say, useText } from '#ui/text'
import { verifyCertificate } from './endpoints.ts'

/** Anybody who holds a certificate sees here what the register says of it. */
export default function Verify(): ReactNode {
  const text = useText()
  const number = usePathParam('number')
  const [query] = useQueryState()
  const code = query.code ?? ''
  return (
    <Page title={text('contracts.verify')} subtitle={text('contracts.verify.about')} kind="public">
      {code ? <Answer number={number} code={code} /> : null}
      <Ask number={number === '-' ? '' : number} code={code} />
    </Page>
  )
}

function Answer({ number, code }: { number: string; code: string }): ReactNode {
  const text = useText()
  const answer = useCall(verifyCertificate, { params: { number }, query: { code } })
  if (answer.isError)
    return (
      <p className="contract-verdict contract-false" role="alert">
        <strong>■ {text('contracts.verify.false')}</strong> {answer.error.message}
      </p>
    )
  const found = answer.data
  if (!found) return null
  const isCurrent = found.standing === 'current'
  return (
    <section className="section" role="status">
      <p className={`contract-verdict ${isCurrent ? 'contract-true' : 'contract-false'}`}>
        <strong>
          {isCurrent ? '▲' : '■'} {text(`contracts.verify.${found.standing}`)}
        </strong>{' '}
        {found.endedOn ? <DateText date={found.endedOn} /> : null}
      </p>
      {found.isInvented ? <p>{text('contracts.invented')}</p> : null}
      <Facts found={found} />
      <p className="quiet">{text('contracts.verify.compare')}</p>
    </section>
  )
}

function Facts({ found }: { found: VerifiedCertificate }): ReactNode {
  const text = useText()
  const money = (yuan: string) =>
    found.isAmountOpen
      ? text('contracts.amount.open')
      : `${formatNumber(yuan, { places: 2 })} ${text('contracts.yuan')}`
  const facts: [string, ReactNode][] = [
    [
      'number',
      <span key="n" className="figure">
        {found.number}
      </span>,
    ],
    ['projectName', found.projectName],
    ['kind', say(found.kindLabel)],
    ['seller', found.sellerName],
    ['buyer', found.buyerName],
    ['contractYuan', money(found.contractYuan)],
    ['technologyYuan', money(found.technologyYuan)],
    ['signedOn', <DateText key="s" date={found.signedOn} />],
    ['registeredOn', <DateText key="r" date={found.registeredOn} />],
    ['region', found.regionName],
    ['edition', String(found.edition)],
  ]
  return (
    <dl className="contract-facts">
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{text(`contracts.column.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div className="contract-wide">
        <dt>{text('contracts.digest')}</dt>
        <dd className="figure">{found.digest}</dd>
      </div>
    </dl>
  )
}

function Ask({ number: given, code: givenCode }: { number: string; code: string }): ReactNode {
  const text = useText()
  const go = useGo()
  const [number, setNumber] = useState(given)
  const [code, setCode] = useState(givenCode)
  return (
    <form
      className="section answers"
      onSubmit={(event) => {
        event.preventDefault()
        if (number.trim() && code.trim())
          go(`/contracts/verify/${encodeURIComponent(number.trim())}`, { code: code.trim() })
      }}
    >
      <div className="answer">
        <label htmlFor="contract-number">{text('contracts.column.number')}</label>
        <input
          id="contract-number"
          value={number}
          onChange={(event) => setNumber(event.target.value)}
          autoComplete="off"
          inputMode="numeric"
        />
      </div>
      <div className="answer">
        <label htmlFor="contract-code">{text('contracts.code')}</label>
        <p className="answer-help">{text('contracts.code.help')}</p>
        <input id="contract-code" value={code} onChange={(event) => setCode(event.target.value)} autoComplete="off" />
      </div>
      <p>
        <button type="submit" className="button button-primary button-large">
          {text('contracts.verify.ask')}
        </button>
      </p>
    </form>
  )
}
