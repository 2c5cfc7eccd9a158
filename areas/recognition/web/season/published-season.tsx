import type { ReactNode } from 'react'
import { useCall } from '#ui/api'
import { usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { CalibrationView } from './calibration.tsx'
import { getPublishedSeason } from './endpoints.ts'

/** One published season: sums only. */
export default function PublishedSeason(): ReactNode {
  const text = useText()
  const answer = useCall(getPublishedSeason, { params: { seasonId: usePathParam('seasonId') } })
  return (
    <Page
      title={answer.data?.title ?? text('recognition.season.public')}
      subtitle={
        answer.data ? (
          <>
            {text('recognition.season.public.about')} <DateText date={answer.data.publishedAt} />
          </>
        ) : null
      }
      trail={[{ title: text('recognition.season.public'), to: '/public/high-tech-seasons' }]}
      answer={answer}
    >
      {({ calibration }) => (
        <>
          <CalibrationView calibration={calibration} />
          <p className="quiet">{text('recognition.season.public.small')}</p>
        </>
      )}
    </Page>
  )
}
