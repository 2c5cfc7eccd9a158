import { Button } from 'antd'
import type { ReactNode } from 'react'
import { type OwedRowView, remindOwed } from '#contract/indicators'
import { useAct } from '#ui/api'
import { Go } from '#ui/link'
import { DateText, formatPeriod } from '#ui/number'
import { StatusTag } from '#ui/status'
import { useLocale, useText } from '#ui/text'

const shown = 12

/** Who owes data, the longest overdue first, and the button that reminds them. */
export function OwedList({
  owed,
  regionPath,
  onOpen,
}: {
  owed: readonly OwedRowView[]
  regionPath: string
  onOpen: (targetId: string) => void
}): ReactNode {
  const text = useText()
  const locale = useLocale()
  const remind = useAct(remindOwed, {
    done: (answer) => text('indicators.reminded', { count: answer.reminded }),
  })
  if (owed.length === 0) return <p className="quiet">{text('indicators.owed.none')}</p>
  const targetIds = owed.filter((row) => row.departments.length > 0).map((row) => row.targetId)
  return (
    <>
      <ul className="owed-list">
        {owed.slice(0, shown).map((row) => (
          <li key={row.targetId}>
            <button type="button" className="link-button" onClick={() => onOpen(row.targetId)}>
              {row.indicator}
            </button>
            <span className="owed-line">
              <StatusTag tone="bad" label={text('indicators.owed.late', { days: row.daysLate })} />{' '}
              {formatPeriod(row.period, locale)}
              {row.departments.length > 0 ? ` · ${row.departments.map((one) => one.name).join('、')}` : ''}
            </span>
            {row.remindedAt ? (
              <span className="quiet">
                {text('indicators.owed.reminded')} <DateText date={row.remindedAt} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {owed.length > shown ? (
        <p className="quiet">{text('indicators.owed.more', { count: owed.length - shown })}</p>
      ) : null}
      <p className="owed-actions no-print">
        {targetIds.length > 0 ? (
          <Button
            size="small"
            loading={remind.isRunning}
            onClick={() => void remind.run({ body: { regionPath, targetIds } })}
          >
            {text('indicators.remind')}
          </Button>
        ) : null}{' '}
        <Go to="/indicators/entry" search={{ region: regionPath }}>
          {text('indicators.owed.fill')}
        </Go>
      </p>
    </>
  )
}
