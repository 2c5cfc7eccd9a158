import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { formatDate, formatPeriod, NumberText } from '#ui/number'
import { ProblemList } from '#ui/problem-list'
import { StatusTag } from '#ui/status'
import { useLocale, useText } from '#ui/text'
import { type Draft, type Drafts, draftKey, type EntryRow } from './entry-drafts.ts'

/** Enter and the arrows move down and up the column, as in a spreadsheet. */
function moveFocus(event: KeyboardEvent<HTMLInputElement>): void {
  const step = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || event.nativeEvent.isComposing) return
  const inputs = [
    ...(event.currentTarget.closest('table')?.querySelectorAll<HTMLInputElement>('input.entry-value') ?? []),
  ]
  const next = inputs[inputs.indexOf(event.currentTarget) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
  next.select()
}

/** One line for each indicator: what was before, what is reported now, and what must be explained. */
export function EntryGrid({
  rows,
  drafts,
  findings,
  refusals,
  onChange,
  onPaste,
  isOff,
  beside,
}: {
  rows: readonly EntryRow[]
  drafts: Drafts
  findings: Record<string, string[]>
  refusals: Record<string, string[]>
  onChange: (key: string, change: Partial<Draft>) => void
  onPaste: (at: number, pasted: string) => void
  /** Takes no figure now. */
  isOff?: (row: EntryRow) => boolean
  /** What stands under a line: why it came back, what may be said besides the figure. */
  beside?: (row: EntryRow) => ReactNode
}): ReactNode {
  const text = useText()
  const grid = useRef<HTMLDivElement>(null)
  // Each answer brings findings and refusals of its own: the first of them is shown, wherever the list was.
  useEffect(() => {
    if (Object.keys(findings).length + Object.keys(refusals).length === 0) return
    const first = grid.current?.querySelector<HTMLInputElement>('input[data-doubt]')
    first?.scrollIntoView({ block: 'center' })
    first?.focus({ preventScroll: true })
  }, [findings, refusals])
  return (
    <div className="entry-scroll" ref={grid}>
      <table className="entry-grid">
        <caption className="visually-hidden">{text('indicators.entry')}</caption>
        <thead>
          <tr>
            {['indicator', 'last-year', 'previous', 'value', 'unit', 'target'].map((name) => (
              <th
                key={name}
                scope="col"
                className={
                  name === 'indicator' || name === 'value' || name === 'unit' ? undefined : 'entry-head-number'
                }
              >
                {text(`indicators.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const key = draftKey(row)
            return (
              <EntryLine
                key={key}
                row={row}
                draft={drafts[key]}
                findings={findings[key] ?? []}
                refusals={refusals[key] ?? []}
                isOff={isOff?.(row) ?? false}
                beside={beside?.(row) ?? null}
                onChange={(change) => onChange(key, change)}
                onPaste={(pasted) => onPaste(at, pasted)}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Until when the figure is asked for; what is late says so. */
function DueBy({ due }: { due: NonNullable<EntryRow['due']> }): ReactNode {
  const text = useText()
  const day = formatDate(due.dueOn)
  return (
    <span className={due.isLate ? 'entry-when entry-late' : 'quiet entry-when'}>
      {text(due.isLate ? 'indicators.entry.late' : 'indicators.entry.due', { day })}
    </span>
  )
}

function Earlier({ value, label }: { value: EntryRow['previous']; label: string }): ReactNode {
  const locale = useLocale()
  return (
    <td className="entry-number" data-label={label}>
      <NumberText value={value?.value} />
      {value ? <span className="quiet entry-when">{formatPeriod(value.period, locale)}</span> : null}
    </td>
  )
}

function EntryLine({
  row,
  draft,
  findings,
  refusals,
  isOff,
  beside,
  onChange,
  onPaste,
}: {
  row: EntryRow
  draft: Draft | undefined
  findings: string[]
  refusals: string[]
  isOff: boolean
  beside: ReactNode
  onChange: (change: Partial<Draft>) => void
  onPaste: (pasted: string) => void
}): ReactNode {
  const text = useText()
  const explains = findings.length > 0 || Boolean(draft?.explanation)
  const label = row.subject ? `${row.indicator}（${row.subject}）` : row.indicator
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!/[\n\t]/.test(pasted.trim())) return
    event.preventDefault()
    onPaste(pasted)
  }
  return (
    <>
      <tr>
        <th scope="row">
          {label}
          {row.hasCard ? null : <span className="quiet"> {text('indicators.card.none')}</span>}
          {row.due && row.current === null ? <DueBy due={row.due} /> : null}
        </th>
        <Earlier value={row.lastYear} label={text('indicators.column.last-year')} />
        <Earlier value={row.previous} label={text('indicators.column.previous')} />
        <td className="entry-cell-value">
          <input
            className="entry-value"
            inputMode="decimal"
            aria-label={text('indicators.entry.value-of', { indicator: label })}
            aria-invalid={refusals.length > 0}
            data-doubt={refusals.length > 0 ? '' : undefined}
            disabled={row.isComputed || isOff}
            value={draft?.value ?? row.current?.value ?? ''}
            placeholder={row.isComputed ? text('indicators.computed') : ''}
            onChange={(event) => onChange({ value: event.target.value })}
            onKeyDown={moveFocus}
            onPaste={paste}
          />
          {row.current ? <CurrentState row={row} /> : null}
        </td>
        <td className="entry-cell-unit">{row.unit}</td>
        <td className="entry-number" data-label={text('indicators.column.target')}>
          <NumberText value={row.target?.value} unit={row.target?.unit} />
          {row.target ? <span className="quiet entry-when">{row.target.deadline}</span> : null}
        </td>
      </tr>
      {beside ? (
        <tr className="entry-beside">
          <td colSpan={6}>{beside}</td>
        </tr>
      ) : null}
      {explains || refusals.length > 0 ? (
        <tr className="entry-questions">
          <td colSpan={6}>
            <ProblemList problems={[...refusals, ...findings]} />
            {explains ? (
              <input
                className="entry-explanation"
                data-doubt={findings.length > 0 && !draft?.explanation.trim() ? '' : undefined}
                aria-label={text('indicators.entry.explanation-of', { indicator: label })}
                placeholder={text('indicators.entry.explanation')}
                maxLength={1000}
                value={draft?.explanation ?? ''}
                onChange={(event) => onChange({ explanation: event.target.value })}
              />
            ) : null}
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** Beside the button: how many figures cannot be read or taken, and how many ask for a reason. */
export function EntryDoubts({
  drafts,
  findings,
  refusals,
}: {
  drafts: Drafts
  findings: Record<string, string[]>
  refusals: Record<string, string[]>
}): ReactNode {
  const text = useText()
  const refused = Object.keys(refusals).length
  const asked = Object.keys(findings).filter((key) => !refusals[key] && !drafts[key]?.explanation.trim()).length
  if (refused + asked === 0) return null
  return (
    <span role="alert" className="entry-doubts">
      {refused > 0 ? text('indicators.entry.refused', { count: refused }) : null}{' '}
      {asked > 0 ? text('indicators.entry.explain', { count: asked }) : null}
    </span>
  )
}

/** Why a figure came back, from whom and when. */
export function CameBack({ returned }: { returned: NonNullable<EntryRow['current']>['returned'] }): ReactNode {
  const text = useText()
  if (!returned) return null
  const { reason, by, at } = returned
  return (
    <p className="row-aside-returned">
      {text('indicators.returned.why', {
        reason: reason || text('indicators.returned.no-reason'),
        by,
        at: formatDate(at),
      })}
    </p>
  )
}

function CurrentState({ row }: { row: EntryRow }): ReactNode {
  const text = useText()
  const status = row.current?.status ?? 'submitted'
  const tone = ({ submitted: 'steady', approved: 'good', returned: 'bad' } as const)[status]
  return (
    <span className="entry-state">
      <StatusTag tone={tone} label={text(`indicators.observation.${status}`)} />
    </span>
  )
}
