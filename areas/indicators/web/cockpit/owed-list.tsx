import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { type OwedRowView, remindOwed } from '#contract/indicators'
import { useAct } from '#ui/api'
import { Go } from '#ui/link'
import { DateText, formatPeriod } from '#ui/number'
import { sayAll, useLocale, useText } from '#ui/text'
import { OwedTag } from '../owed-tag.tsx'

const shown = 6

/** Who reported a figure that came back was told; whoever answers for it is reminded once it is late. */
function isRemindable(row: OwedRowView): boolean {
  return row.departments.length > 0 && (row.returned === null || row.daysLate > 0)
}

/** Who owes data, the longest overdue first, with a button that reminds one or all of them. */
export function OwedList({
  owed,
  regionPath,
  mayRemind,
  mayWrite,
  onOpen,
}: {
  owed: readonly OwedRowView[]
  regionPath: string
  mayRemind: boolean
  mayWrite: boolean
  onOpen: (targetId: string) => void
}): ReactNode {
  const text = useText()
  const locale = useLocale()
  const [isWhole, setWhole] = useState(false)
  const remind = useAct(remindOwed, {
    done: ({ reminded, nobodyThere }) =>
      [
        ...(reminded > 0 ? [text('indicators.reminded', { count: reminded })] : []),
        ...(nobodyThere.length > 0 ? [text('indicators.remind.nobody', { units: sayAll(nobodyThere) })] : []),
      ].join(' '),
  })
  if (owed.length === 0) return <p className="quiet">{text('indicators.owed.none')}</p>
  const remindable = (rows: readonly OwedRowView[]) => [
    ...new Set(rows.filter(isRemindable).map((row) => row.targetId)),
  ]
  const send = (targetIds: string[]) => void remind.run({ body: { regionPath, targetIds } })
  const all = remindable(owed)
  return (
    <>
      <ul className="owed-list">
        {(isWhole ? owed : owed.slice(0, shown)).map((row) => (
          <li key={`${row.targetId} ${row.period}`}>
            <span className="owed-head">
              <button type="button" className="link-button" onClick={() => onOpen(row.targetId)}>
                {row.indicator}
              </button>
              {mayRemind && isRemindable(row) ? (
                <button
                  type="button"
                  className="button button-small no-print"
                  aria-label={text('indicators.remind.one', { indicator: row.indicator })}
                  disabled={remind.isRunning}
                  onClick={() => send([row.targetId])}
                >
                  {text('indicators.remind')}
                </button>
              ) : null}
            </span>
            <span className="owed-line">
              <OwedTag row={row} /> {formatPeriod(row.period, locale)}
              {row.periods > 1 ? text('indicators.owed.periods', { count: row.periods }) : ''}
              {row.departments.length > 0 ? ` · ${sayAll(row.departments.map((one) => one.name))}` : ''}
            </span>
            {row.remindedAt ? (
              <span className="quiet">
                {text('indicators.owed.reminded')} <DateText date={row.remindedAt} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {owed.length > shown && !isWhole ? (
        <button type="button" className="button button-text no-print" onClick={() => setWhole(true)}>
          {text('indicators.owed.more', { count: owed.length - shown })}
        </button>
      ) : null}
      <p className="owed-actions no-print">
        {mayRemind && all.length > 1 ? (
          <Button size="small" loading={remind.isRunning} onClick={() => send(all)}>
            {text('indicators.remind.all')}
          </Button>
        ) : null}{' '}
        {mayWrite ? (
          <Go to="/indicators/entry" search={{ region: regionPath }}>
            {text('indicators.owed.fill')}
          </Go>
        ) : null}
      </p>
    </>
  )
}
