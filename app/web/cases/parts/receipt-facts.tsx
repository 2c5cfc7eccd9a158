import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/http/endpoint'
import { DateText } from '#ui/number'
import { say, useText } from '#ui/text'
import type { verifyReceipt } from '../endpoints.ts'

/** `2026-05-11 10:00:00.000`, China's time. */
export function serverTimeWords(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 23).replace('T', ' ')
}

/** What a receipt says. */
export function ReceiptFacts({ receipt }: { receipt: ResponseOf<typeof verifyReceipt> }): ReactNode {
  const text = useText()
  return (
    <dl className="guide-facts receipt-facts">
      <div>
        <dt>{text('cases.receipt.number')}</dt>
        <dd className="figure receipt-number">{receipt.number}</dd>
      </div>
      <div>
        <dt>{text('cases.receipt.procedure')}</dt>
        <dd>{say(receipt.procedureTitle)}</dd>
      </div>
      <div>
        <dt>{text('cases.receipt.party')}</dt>
        <dd>{receipt.partyName}</dd>
      </div>
      <div>
        <dt>{text('cases.receipt.subject')}</dt>
        <dd>{receipt.subject}</dd>
      </div>
      <div>
        <dt>{text('cases.receipt.time')}</dt>
        <dd className="figure">{serverTimeWords(receipt.filedAt)}</dd>
      </div>
      <div>
        <dt>{text('cases.receipt.state')}</dt>
        <dd>
          {say(receipt.stateLabel)}
          {receipt.dueOn ? (
            <>
              {' '}
              · {text('cases.receipt.due')} <DateText date={receipt.dueOn} />
            </>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>{text('cases.receipt.digest')}</dt>
        <dd className="figure receipt-digest">{receipt.digest}</dd>
      </div>
    </dl>
  )
}
