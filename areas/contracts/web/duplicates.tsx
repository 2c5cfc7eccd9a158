import './contracts.css'
import type { ReactNode } from 'react'
import { type DuplicateView, listDuplicates } from '#contract/contracts'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go } from '#ui/link'
import { formatNumber } from '#ui/number'
import { Section } from '#ui/page'
import { say, useText } from '#ui/text'

/** Contracts that look like the one under review, with what is alike: beside the case, before it is registered. */
export default function Duplicates({ caseId }: { caseId: string }): ReactNode {
  const text = useText()
  const answer = useCall(listDuplicates, { params: { caseId } })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return null
  const { items } = answer.data
  return (
    <Section title={text('contracts.duplicates', { count: items.length })}>
      {items.length === 0 ? <p className="quiet">{text('contracts.duplicates.none')}</p> : null}
      <ul className="contract-history">
        {items.map((item) => (
          <li key={item.caseId}>
            <One found={item} />
          </li>
        ))}
      </ul>
      {items.length > 0 ? <p className="quiet">{text('contracts.duplicates.about')}</p> : null}
    </Section>
  )
}

function One({ found }: { found: DuplicateView }): ReactNode {
  const text = useText()
  const { state, registrationId, caseId, regionName, number, contractYuan } = found
  const said = state ? say(state) : text('contracts.duplicates.filed')
  return (
    <>
      <Go to={registrationId ? `/contracts/${registrationId}` : `/desk/${caseId}`}>{found.projectName}</Go>
      <p>
        {text('contracts.duplicates.parties', { seller: found.sellerName, buyer: found.buyerName })}
        {contractYuan ? (
          <span className="figure">
            {' · '}
            {formatNumber(contractYuan, { places: 2 })} {text('contracts.yuan')}
          </span>
        ) : null}
      </p>
      <p className="quiet">{text('contracts.duplicates.of', { region: regionName, state: said, number })}</p>
      <ul className="duplicate-alike">
        {found.alike.map((each) => (
          <li key={each.zh}>{say(each)}</li>
        ))}
      </ul>
    </>
  )
}
