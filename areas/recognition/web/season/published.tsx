import type { ReactNode } from 'react'
import { useCall } from '#ui/api'
import { Go } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { listPublishedSeasons } from './endpoints.ts'

/** Seasons for which the city has published how good its predictions were. */
export default function PublishedSeasons(): ReactNode {
  const text = useText()
  const answer = useCall(listPublishedSeasons, {})
  return (
    <Page
      title={text('recognition.season.public')}
      subtitle={text('recognition.season.public.about')}
      answer={answer}
      isEmpty={({ items }) => items.length === 0}
      empty={{ title: text('recognition.season.public.none'), hint: text('recognition.season.public.none.hint') }}
    >
      {({ items }) => (
        <ul>
          {items.map(({ id, title, publishedAt }) => (
            <li key={id}>
              <Go to={`/public/high-tech-seasons/${id}`}>{title}</Go>{' '}
              <span className="quiet">
                <DateText date={publishedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
