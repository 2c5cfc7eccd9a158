import './top-list.css'
import type { ReactNode } from 'react'
import { listOwnTopLists } from '#contract/recognition'
import { useCall } from '#ui/api'
import { BeginApplication } from '#ui/begin-application'
import { Go } from '#ui/link'
import { Empty, Page, Section } from '#ui/page'
import { useText } from '#ui/text'
import { EntryStanding, ListState } from './words.tsx'

/** A company’s own way to the top list: whether it applied, and its place in every list. */
export default function OwnTopLists(): ReactNode {
  const text = useText()
  const answer = useCall(listOwnTopLists, {})
  return (
    <Page title={text('recognition.top.own')} subtitle={text('recognition.top.own.about')} answer={answer}>
      {({ items, application, isOpen, year }) => (
        <>
          <Section title={text('recognition.top.own.year', { year })}>
            {application && application.state !== 'withdrawn' && application.state !== 'refused' ? (
              <p>
                {text(`recognition.top.own.${application.state}`)}{' '}
                <Go to={`/cases/${application.caseId}`}>{application.number}</Go>
              </p>
            ) : isOpen ? (
              <BeginApplication
                procedureId="top-list-application"
                answers={{}}
                label={text('recognition.top.own.apply')}
              />
            ) : (
              <p>{text('recognition.top.own.closed')}</p>
            )}
          </Section>
          {items.length === 0 ? (
            <Empty title={text('recognition.top.own.none')} hint={text('recognition.top.own.none.hint')} />
          ) : (
            <Section title={text('recognition.top.own.places')}>
              <ul className="top-list-rows">
                {items.map((item) => (
                  <li key={item.listId}>
                    <Go to={`/recognition/top-list/${item.listId}/${item.creditCode}`}>
                      {text('recognition.top.title', { year: item.year })}
                    </Go>{' '}
                    {item.place === null ? null : (
                      <strong>{text('recognition.top.place-is', { place: item.place })}</strong>
                    )}{' '}
                    <EntryStanding standing={item.standing} /> <ListState state={item.state} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Page>
  )
}
