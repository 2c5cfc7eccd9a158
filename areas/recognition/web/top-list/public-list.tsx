import './top-list.css'
import type { ReactNode } from 'react'
import { listPublicTopLists } from '#contract/recognition'
import { useCall } from '#ui/api'
import { Go } from '#ui/link'
import { formatDate } from '#ui/number'
import { Page, Section } from '#ui/page'
import { useText } from '#ui/text'
import { ListState } from './words.tsx'

/** Companies on notice or published in a year: place and name, nothing else. */
export function PublicList({ year }: { year: number | null }): ReactNode {
  const text = useText()
  const answer = useCall(listPublicTopLists, { query: year === null ? {} : { year } })
  return (
    <Page
      title={text('recognition.top.public')}
      subtitle={
        <>
          {text('recognition.top.public.about')}{' '}
          {answer.data?.years.map((each) => (
            <span key={each}>
              <Go to={`/top-list/${each}`}>{text('recognition.top.of-year', { year: each })}</Go>{' '}
            </span>
          ))}
        </>
      }
      answer={answer}
      isEmpty={({ items }) => items.length === 0}
      empty={{ title: text('recognition.top.public.none'), hint: text('recognition.top.public.none.hint') }}
    >
      {({ items }) => (
        <>
          {items.map((list) => (
            <Section
              key={`${list.regionName} ${list.year}`}
              title={`${list.regionName} ${text('recognition.top.title', { year: list.year })}`}
            >
              <p>
                <ListState state={list.state} />{' '}
                {list.publishedOn
                  ? text('recognition.top.public.on', { on: formatDate(list.publishedOn) })
                  : text('recognition.top.public.until', { on: formatDate(list.noticeUntil ?? '') })}{' '}
                {text('recognition.awards.companies', { count: list.companies.length })}
              </p>
              <ol className="top-public">
                {list.companies.map(({ place, name }) => (
                  <li key={`${place} ${name}`}>
                    <span className="figure top-public-place">{place}</span> <span>{name}</span>
                  </li>
                ))}
              </ol>
            </Section>
          ))}
        </>
      )}
    </Page>
  )
}
