import { type ReactNode, useEffect } from 'react'
import { getOwnPoints } from '#contract/recognition'
import { useCall } from '#ui/api'
import { Go, useGo } from '#ui/link'
import { Empty, Page } from '#ui/page'
import { useText } from '#ui/text'

/** Leads a company to its latest score sheet. */
export default function OwnPoints(): ReactNode {
  const text = useText()
  const go = useGo()
  const answer = useCall(getOwnPoints, {})
  const own = answer.data
  const [latest] = own?.years ?? []
  useEffect(() => {
    if (own && latest !== undefined) go(`/recognition/points/${own.creditCode}/${latest}`, {}, { replace: true })
  }, [own, latest, go])
  return (
    <Page title={text('recognition.points.own')} answer={answer}>
      {({ name, years }) =>
        years.length > 0 ? null : (
          <Empty
            title={text('recognition.points.own.none', { name })}
            hint={text('recognition.points.own.none.hint')}
            action={<Go to="/enterprises/own">{text('recognition.points.own.file')}</Go>}
          />
        )
      }
    </Page>
  )
}
