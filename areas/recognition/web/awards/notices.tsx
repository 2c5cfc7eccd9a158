import type { ReactNode } from 'react'
import { titles } from '#contract/enterprises'
import { listAwardNotices } from '#contract/recognition'
import { useCall } from '#ui/api'
import { DateText, formatDate } from '#ui/number'
import { Page, Section } from '#ui/page'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { CountAndYuan, Yuan } from './words.tsx'

/** Whom the city is about to award, for anybody to read while the notice lasts. */
export default function AwardNotices(): ReactNode {
  const text = useText()
  const answer = useCall(listAwardNotices, {})
  return (
    <Page
      title={text('recognition.notices')}
      subtitle={text('recognition.notices.about')}
      answer={answer}
      isEmpty={({ items }) => items.length === 0}
      empty={{ title: text('recognition.notices.none'), hint: text('recognition.notices.none.hint') }}
    >
      {({ items }) => (
        <>
          {items.map((notice) => (
            <Section key={notice.title} title={notice.title}>
              <p>
                {text('recognition.notices.until', { on: formatDate(notice.noticeUntil) })}{' '}
                <CountAndYuan of={notice.total} />
              </p>
              <RowsTable
                id="recognition.award-notice"
                label={notice.title}
                rows={notice.companies}
                rowKey={(row) => `${row.name} ${row.title} ${row.validFrom}`}
                columns={[
                  { key: 'name', title: text('recognition.awards.column.company'), isTitle: true, width: 320 },
                  {
                    key: 'title',
                    title: text('recognition.awards.column.title'),
                    width: 220,
                    render: (row) => say(titles[row.title]),
                  },
                  {
                    key: 'isAgain',
                    title: text('recognition.awards.column.time'),
                    width: 120,
                    render: (row) => text(row.isAgain ? 'recognition.awards.again' : 'recognition.awards.first'),
                  },
                  {
                    key: 'validFrom',
                    title: text('recognition.awards.column.certificate'),
                    width: 120,
                    render: (row) => <DateText date={row.validFrom} />,
                  },
                  {
                    key: 'amountYuan',
                    title: text('recognition.awards.column.amount'),
                    unit: text('recognition.yuan'),
                    kind: 'number',
                    width: 150,
                    render: (row) => <Yuan yuan={row.amountYuan} />,
                  },
                ]}
              />
            </Section>
          ))}
        </>
      )}
    </Page>
  )
}
