import './cases.css'
import type { ReactNode } from 'react'
import { useCall } from '#ui/api'
import { useText } from '#ui/text'
import { Verdict, VerifyPage } from '#ui/verify-page'
import { verifyReceipt } from './endpoints.ts'
import { ReceiptFacts } from './parts/receipt-facts.tsx'

/** Anybody who holds a receipt sees here whether it is true. */
export default function Verify(): ReactNode {
  const text = useText()
  return (
    <VerifyPage
      path="/verify"
      words={{
        title: text('cases.verify'),
        about: text('cases.verify.about'),
        number: text('cases.receipt.number'),
        code: text('cases.verify.code'),
        codeHelp: text('cases.verify.code.help'),
        ask: text('cases.verify.ask'),
      }}
      answer={(asked) => <Answer {...asked} />}
    />
  )
}

function Answer({ number, code }: { number: string; code: string }): ReactNode {
  const text = useText()
  const answer = useCall(verifyReceipt, { params: { number }, query: { code } })
  if (answer.isError)
    return (
      <Verdict isTrue={false} word={text('cases.verify.false')}>
        {answer.error.message}
      </Verdict>
    )
  if (!answer.data) return null
  return (
    <section className="section" role="status">
      <Verdict isTrue word={text('cases.verify.true')} />
      <ReceiptFacts receipt={answer.data} />
    </section>
  )
}
