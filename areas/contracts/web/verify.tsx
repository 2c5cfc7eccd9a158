import './contracts.css'
import type { ReactNode } from 'react'
import type { VerifiedCertificate } from '#contract/contracts'
import { useCall } from '#ui/api'
import { DateText, formatNumber } from '#ui/number'
import { say, useText } from '#ui/text'
import { Verdict, VerifyPage } from '#ui/verify-page'
import { verifyCertificate } from './endpoints.ts'

/** Anybody who holds a certificate sees here what the register says of it. */
export default function Verify(): ReactNode {
  const text = useText()
  return (
    <VerifyPage
      path="/contracts/verify"
      isNumeric
      words={{
        title: text('contracts.verify'),
        about: text('contracts.verify.about'),
        number: text('contracts.column.number'),
        code: text('contracts.code'),
        codeHelp: text('contracts.code.help'),
        ask: text('contracts.verify.ask'),
      }}
      answer={(asked) => <Answer {...asked} />}
    />
  )
}

function Answer({ number, code }: { number: string; code: string }): ReactNode {
  const text = useText()
  const answer = useCall(verifyCertificate, { params: { number }, query: { code } })
  if (answer.isError) return <Verdict isTrue={false} word={answer.error.message} />
  const found = answer.data
  if (!found) return null
  return (
    <section className="section" role="status">
      <Verdict isTrue={found.standing === 'current'} word={text(`contracts.verify.${found.standing}`)}>
        {found.endedOn ? <DateText date={found.endedOn} /> : null}
      </Verdict>
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
    <dl className="facts-grid">
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
