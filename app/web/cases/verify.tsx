import './cases.css'
import { type ReactNode, useState } from 'react'
import { useCall } from '#ui/api'
import { useGo, usePathParam, useQueryState } from '#ui/link'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { verifyReceipt } from './endpoints.ts'
import { ReceiptFacts } from './parts/receipt-facts.tsx'

/** Anybody who holds a receipt sees here whether it is true. */
export default function Verify(): ReactNode {
  const text = useText()
  const number = usePathParam('number')
  const [query] = useQueryState()
  const code = query.code ?? ''
  return (
    <Page title={text('cases.verify')} subtitle={text('cases.verify.about')} kind="public">
      {code ? <Answer number={number} code={code} /> : null}
      <Ask number={number === '-' ? '' : number} code={code} />
    </Page>
  )
}

function Answer({ number, code }: { number: string; code: string }): ReactNode {
  const text = useText()
  const answer = useCall(verifyReceipt, { params: { number }, query: { code } })
  if (answer.isError)
    return (
      <p className="notice-line notice-bad" role="alert">
        <strong>■ {text('cases.verify.false')}</strong> {answer.error.message}
      </p>
    )
  if (!answer.data) return null
  return (
    <section className="section" role="status">
      <p className="notice-line notice-good">
        <strong>▲ {text('cases.verify.true')}</strong>
      </p>
      <ReceiptFacts receipt={answer.data} />
    </section>
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
        if (number.trim() && code.trim()) go(`/verify/${encodeURIComponent(number.trim())}`, { code: code.trim() })
      }}
    >
      <div className="answer">
        <label htmlFor="verify-number">{text('cases.receipt.number')}</label>
        <input
          id="verify-number"
          value={number}
          onChange={(event) => setNumber(event.target.value)}
          autoComplete="off"
        />
      </div>
      <div className="answer">
        <label htmlFor="verify-code">{text('cases.verify.code')}</label>
        <p className="answer-help">{text('cases.verify.code.help')}</p>
        <input id="verify-code" value={code} onChange={(event) => setCode(event.target.value)} autoComplete="off" />
      </div>
      <p>
        <button type="submit" className="button button-primary button-large">
          {text('cases.verify.ask')}
        </button>
      </p>
    </form>
  )
}
