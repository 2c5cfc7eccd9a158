import type { ReactNode } from 'react'
import { DateText, DeadlineText, NumberText, PercentText, PeriodText, PointsText } from '#ui/number'
import { Section } from '#ui/page'
import { type KnownStatus, StatusTag } from '#ui/status'
import { useText } from '#ui/text'

const statuses: KnownStatus[] = [
  'ahead',
  'met',
  'on-pace',
  'in-progress',
  'behind',
  'warning',
  'overdue',
  'refused',
  'no-data',
  'draft',
]

function Row({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className="gallery-row">
      <span className="gallery-label">{label}</span>
      <span className="gallery-items">{children}</span>
    </div>
  )
}

export function WordPieces(): ReactNode {
  const text = useText()
  return (
    <Section title={text('web.gallery.words')}>
      <Row label="StatusTag">
        {statuses.map((status) => (
          <StatusTag key={status} status={status} />
        ))}
      </Row>
      <Row label="NumberText">
        <NumberText value={1080} unit={text('web.gallery.unit')} />
        <NumberText value="114.2" unit={text('web.gallery.unit.money')} />
        <NumberText value="12345678901234567890.5" places={1} />
        <NumberText value={null} reason={text('web.gallery.reason')} />
      </Row>
      <Row label="PercentText · PointsText">
        <PercentText share={0.32} />
        <PointsText points={9.7} />
        <PointsText points="-9.7" />
        <PercentText share={null} />
      </Row>
      <Row label="PeriodText · DateText">
        <PeriodText period="2025-05" toDate />
        <PeriodText period="2025-05" />
        <PeriodText period="2025-Q1" />
        <PeriodText period="2025-H2" />
        <DateText date="2025-05-31" />
        <DateText date="2025-05-31T02:03:00.000Z" />
      </Row>
      <Row label="DeadlineText">
        <DeadlineText dueOn="2025-06-05" workingDaysLeft={13} />
        <DeadlineText dueOn="2025-06-05" workingDaysLeft={3} />
        <DeadlineText dueOn="2025-06-05" workingDaysLeft={0} />
        <DeadlineText dueOn="2025-06-05" workingDaysLeft={-2} />
        <DeadlineText dueOn="2025-06-05" workingDaysLeft={9} stopped />
      </Row>
    </Section>
  )
}
