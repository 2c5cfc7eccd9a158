import './cases.css'
import { type ReactNode, useEffect, useState } from 'react'
import type { CaseView } from '#platform/cases/contract'
import { useCall } from '#ui/api'
import { Go, usePathParam, useQueryState } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { verifyReceipt } from './endpoints.ts'
import { useUploads } from './files/uploads.ts'
import { ReceiptFacts } from './parts/receipt-facts.tsx'
import { useCase } from './parts/use-case.ts'

/** 受理凭证: number, server time, digest and a code that anybody can verify; to keep, print, or show. */
export default function ReceiptPage(): ReactNode {
  const text = useText()
  const answer = useCase(usePathParam('caseId'))
  return (
    <Page
      title={text('cases.receipt')}
      kind="public"
      trail={[
        { title: text('cases.mine'), to: '/my-cases' },
        { title: text('cases.case'), to: `/my-cases/${usePathParam('caseId')}` },
      ]}
      answer={answer}
    >
      {(found) => <Receipt found={found} />}
    </Page>
  )
}

function Receipt({ found }: { found: CaseView }): ReactNode {
  const text = useText()
  const [query] = useQueryState()
  const { number, code } = found.receipt
  const receipt = useCall(verifyReceipt, { params: { number }, query: { code } })
  const address = `${window.location.origin}/verify/${number}?code=${code}`
  return (
    <>
      {query.new ? (
        <p className="notice-line notice-good" role="status">
          <strong>▲ {text('cases.receipt.done')}</strong> {text('cases.receipt.next')}
        </p>
      ) : null}
      <Waiting found={found} />
      {receipt.data ? (
        <section className="section receipt">
          <ReceiptFacts receipt={receipt.data} />
          <figure className="receipt-code">
            <Code address={address} />
            <figcaption className="quiet">{text('cases.receipt.scan')}</figcaption>
          </figure>
        </section>
      ) : null}
      <p className="button-row no-print">
        <Go to={`/my-cases/${found.id}`} className="button button-primary">
          {text('cases.receipt.follow')}
        </Go>
        <button type="button" className="button" onClick={() => window.print()}>
          {text('cases.print')}
        </button>
      </p>
    </>
  )
}

/** Files that are still on their way: the page may be left open, or they are sent again from the case. */
function Waiting({ found }: { found: CaseView }): ReactNode {
  const text = useText()
  const uploads = useUploads()
  const waiting = found.attachments.filter(
    ({ id, state }) => state === 'waiting' && uploads.get(id)?.state !== 'complete',
  )
  const [first] = waiting
  if (!first) return null
  const sending = waiting.filter(({ id }) => uploads.has(id))
  const share =
    waiting.reduce((sum, each) => sum + (uploads.get(each.id)?.sentBytes ?? each.receivedBytes), 0) /
    waiting.reduce((sum, each) => sum + each.sizeBytes, 0)
  return (
    <p className="notice-line notice-warn" role="status">
      {text(sending.length > 0 ? 'cases.receipt.files-sending' : 'cases.receipt.files-waiting', {
        count: waiting.length,
        share: `${Math.floor(share * 100)}%`,
      })}{' '}
      {first.dueAt ? <DateText date={first.dueAt} /> : null}
    </p>
  )
}

/** Drawn in the browser when the page is open: the library comes only here. */
function Code({ address }: { address: string }): ReactNode {
  const text = useText()
  const [source, setSource] = useState<string | null>(null)
  useEffect(() => {
    let isHere = true
    void import('qrcode')
      .then(({ default: { toDataURL } }) => toDataURL(address, { margin: 1, width: 176 }))
      .then((url) => {
        if (isHere) setSource(url)
      })
    return () => {
      isHere = false
    }
  }, [address])
  return source ? (
    <img src={source} width={176} height={176} alt={text('cases.receipt.code-alt', { address })} />
  ) : (
    <span className="receipt-blank" />
  )
}
