import type { ReactNode } from 'react'
import { readStatistics } from '#platform/cases/contract/office'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { DateText, NumberText, PercentText } from '#ui/number'
import { Section, Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'

/** How many, how long, where they stay, how often returned, how much was filled in beforehand. */
export function Figures({ procedureId }: { procedureId: string }): ReactNode {
  const text = useText()
  const answer = useCall(readStatistics, { params: { procedureId } })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton lines={8} />
  const all = answer.data
  const unit = text('cases.figures.days')
  const facts: [string, ReactNode][] = [
    [text('cases.figures.filed'), <NumberText key="f" value={all.filed} />],
    [text('cases.figures.open'), <NumberText key="o" value={all.open} />],
    [text('cases.figures.granted'), <NumberText key="g" value={all.granted} />],
    [text('cases.figures.refused'), <NumberText key="r" value={all.refused} />],
    [text('cases.figures.withdrawn'), <NumberText key="w" value={all.withdrawn} />],
    [text('cases.figures.overdue'), <NumberText key="d" value={all.overdue} />],
    [text('cases.figures.median'), <NumberText key="m" value={all.medianDays} unit={unit} />],
    [text('cases.figures.p90'), <NumberText key="p" value={all.p90Days} unit={unit} />],
    [text('cases.figures.returned'), <PercentText key="t" share={all.returnedShare} />],
    [text('cases.figures.prefilled'), <PercentText key="s" share={all.prefilledShare} />],
  ]
  return (
    <>
      <p className="quiet">
        {text('cases.figures.span')} <DateText date={all.from} /> – <DateText date={all.to} />
      </p>
      <dl className="case-figures">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Section title={text('cases.figures.steps')}>
        <RowsTable
          id="cases.figures"
          label={text('cases.figures.steps')}
          rows={all.steps}
          rowKey={(row) => row.state}
          columns={[
            {
              key: 'label',
              title: text('cases.column.state'),
              isTitle: true,
              value: (row) => say(row.label),
              render: (row) => (
                <>
                  {say(row.label)}{' '}
                  {row.isBottleneck ? <StatusTag tone="warn" label={text('cases.figures.bottleneck')} /> : null}
                </>
              ),
            },
            { key: 'left', title: text('cases.figures.left'), kind: 'number' },
            { key: 'medianDays', title: text('cases.figures.median'), unit, kind: 'number' },
            { key: 'p90Days', title: text('cases.figures.p90'), unit, kind: 'number' },
            { key: 'waiting', title: text('cases.figures.waiting'), kind: 'number' },
            {
              key: 'oldestSince',
              title: text('cases.figures.oldest'),
              render: (row) => <DateText date={row.oldestSince} />,
            },
          ]}
        />
      </Section>
    </>
  )
}
