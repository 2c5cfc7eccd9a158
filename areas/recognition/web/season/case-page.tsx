import type { ReactNode } from 'react'
import { getSeasonCase } from '#contract/recognition'
import { useCall } from '#ui/api'
import { Go, usePathParam } from '#ui/link'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { Reviewed } from './reviewed.tsx'
import { StageTag } from './words.tsx'

/** How an application was reviewed, for its company and the offices. */
export default function SeasonCasePage(): ReactNode {
  const text = useText()
  const caseId = usePathParam('caseId')
  const answer = useCall(getSeasonCase, { params: { caseId } })
  const read = answer.data
  const isOwn = read?.isOwn ?? false
  return (
    <Page
      title={read?.company.name ?? text('recognition.season.review')}
      subtitle={
        read ? (
          <>
            <StageTag stage={read.stage} /> {read.season.title} · {read.caseNumber}
          </>
        ) : null
      }
      trail={
        read && !isOwn
          ? [{ title: read.season.title, to: `/recognition/seasons/${read.season.id}` }]
          : [{ title: text('recognition.diagnosis'), to: '/recognition/diagnosis' }]
      }
      action={
        <Go to={isOwn ? `/my-cases/${caseId}` : `/desk/${caseId}`} className="button no-print">
          {text('recognition.season.open-case')}
        </Go>
      }
      answer={answer}
    >
      {(found) => <Reviewed read={found} />}
    </Page>
  )
}
