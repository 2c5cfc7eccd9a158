import './digest.css'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import {
  changeMailChoice,
  type DigestSectionView,
  getDigest,
  getMailChoice,
  type MailChoice,
  NewMailChoice,
} from '#contract/notices'
import { useAct, useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { FormFromZod } from '#ui/form'
import { Go, useQueryState } from '#ui/link'
import { DateText } from '#ui/number'
import { Empty, Page, Section, Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import { pathOf, queryOf } from './link.ts'

/** What the week asks of this person, area by area; earlier weeks as they were; and whether it comes by mail. */
export default function DigestPage(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const answer = useCall(getDigest, { query: address.week ? { week: address.week } : {} })
  return (
    <Page
      title={text('notices.digest')}
      subtitle={text('notices.digest.about')}
      answer={answer}
      action={
        answer.data && answer.data.weeks.length > 1 ? (
          <Select
            aria-label={text('notices.digest.week')}
            value={answer.data.digest?.weekOf}
            options={answer.data.weeks.map((week) => ({
              value: week,
              label: text('notices.digest.week-of', { day: week }),
            }))}
            onChange={(week: string) => setAddress({ week })}
          />
        ) : null
      }
    >
      {({ digest }) => (
        <>
          {digest === null ? (
            <Empty title={text('notices.digest.none')} hint={text('notices.digest.none.hint')} />
          ) : (
            <>
              <p className="quiet">
                {text('notices.digest.week-of', { day: digest.weekOf })} · {text('notices.digest.made')}{' '}
                <DateText date={digest.madeAt} />
              </p>
              {digest.sections.length === 0 ? (
                <Empty title={text('notices.digest.quiet')} hint={text('notices.digest.quiet.hint')} />
              ) : (
                digest.sections.map((section) => <Part key={section.key} section={section} />)
              )}
            </>
          )}
          <ByMail />
        </>
      )}
    </Page>
  )
}

function Part({ section }: { section: DigestSectionView }): ReactNode {
  const text = useText()
  const count = section.lines.length + section.moreCount
  return (
    <Section
      title={`${say(section.title)} ${count}`}
      extra={
        <Go to={pathOf(section.link)} search={queryOf(section.link)}>
          {text('notices.digest.all')}
        </Go>
      }
    >
      <ol className="digest-lines">
        {section.lines.map((line) => (
          <li key={line.link + line.text.zh}>
            <Go to={pathOf(line.link)} search={queryOf(line.link)}>
              {say(line.text)}
            </Go>
          </li>
        ))}
      </ol>
      {section.moreCount > 0 ? (
        <p className="quiet">{text('notices.digest.more', { count: section.moreCount })}</p>
      ) : null}
    </Section>
  )
}

function ByMail(): ReactNode {
  const text = useText()
  const answer = useCall(getMailChoice, {}, { isFresh: true })
  return (
    <Section title={text('notices.mail.mine')}>
      {answer.isError ? (
        <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Skeleton lines={3} />
      ) : answer.data.isOffered ? (
        <Choice choice={answer.data} />
      ) : (
        <p className="quiet">{text('notices.mail.not-offered')}</p>
      )}
    </Section>
  )
}

function Choice({ choice }: { choice: MailChoice }): ReactNode {
  const text = useText()
  const change = useAct(changeMailChoice, { done: text('notices.mail.saved'), quiet: true })
  const { address, isConfirmed, wantsDigest } = choice
  return (
    <>
      {address ? (
        <p>
          {isConfirmed ? (
            <StatusTag tone="good" label={text('notices.mail.confirmed')} />
          ) : (
            <StatusTag tone="warn" label={text('notices.mail.unconfirmed')} />
          )}
        </p>
      ) : null}
      <FormFromZod
        key={`${address} ${wantsDigest}`}
        schema={NewMailChoice}
        initial={{ address, wantsDigest }}
        onSubmit={(body) => change.submit({ body })}
      />
    </>
  )
}
