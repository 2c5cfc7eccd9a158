import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { reportUnit } from '#contract/indicators'
import { useAct } from '#ui/api'
import { RestoredNote, useDrafts } from '#ui/drafts'
import { formatPeriod } from '#ui/number'
import { ProblemList } from '#ui/problem-list'
import { useLocale, useText } from '#ui/text'
import { notify } from '#ui/toast'
import { type Draft, draftKey, type EntryRow, withPasted } from '../entry-drafts.ts'
import { EntryDoubts, EntryGrid } from '../entry-grid.tsx'
import { type Aside, asideOf, entryRowOf, type FormRow, refusedRows, reportOf, type UnitForm } from './report-drafts.ts'
import { RowAside } from './row-aside.tsx'
import { SheetIn } from './sheet-in.tsx'

const nothing = { findings: {}, refusals: {}, general: [] } as ReturnType<typeof refusedRows>

/** Fills in the figures, answers questions beside them, says where there is none, and sends everything at once. */
export function ReportForm({ form, at }: { form: UnitForm; at: { collectionId: string; unitId: string } }): ReactNode {
  const text = useText()
  const locale = useLocale()
  const typed = useDrafts<Draft>(`indicators.report.${at.collectionId}.${at.unitId}.figures`)
  const beside = useDrafts<Aside>(`indicators.report.${at.collectionId}.${at.unitId}.beside`)
  const { drafts, setDrafts } = typed
  const { drafts: asides, setDrafts: setAsides } = beside
  const [refused, setRefused] = useState(nothing)
  const { regionPath, subject } = form
  const rows = useMemo(() => form.rows.map((row) => entryRowOf(row, subject)), [form.rows, subject])
  const { entries, none } = reportOf(form, drafts, asides)
  const isOpen = form.status === 'open'
  const report = useAct(reportUnit, {
    done: (answer) =>
      text(answer.isDone ? 'indicators.collection.reported-all' : 'indicators.collection.reported-part', {
        count: answer.recorded,
      }),
    onDone: startAnew,
  })

  function startAnew() {
    setDrafts({})
    setAsides({})
    setRefused(nothing)
  }

  function change(key: string, next: Partial<Draft>) {
    setDrafts((before) => ({ ...before, [key]: { value: '', explanation: '', ...before[key], ...next } }))
  }

  function changeAside(row: FormRow, next: Partial<Aside>) {
    setAsides((before) => ({ ...before, [row.indicatorId]: { ...asideOf(row, before), ...next } }))
  }

  async function submit() {
    const bare = none.filter(({ reason }) => reason.length < 2)
    if (bare.length > 0) {
      const why = [text('indicators.collection.none.reason-missing')]
      const refusals = Object.fromEntries(bare.map(({ indicatorId }) => [draftKey({ indicatorId, subject }), why]))
      setRefused({ ...nothing, refusals })
      return
    }
    const problem = await report.submit({ params: at, body: { regionPath, entries, none } })
    const found = problem ? refusedRows(problem.errors, entries, subject) : nothing
    setRefused(found)
    if (found.general.length > 0) notify('refused', text('indicators.collection.not-sent'), { lines: found.general })
  }

  const rowOf = (line: EntryRow) => form.rows.find((row) => row.indicatorId === line.indicatorId)

  return (
    <>
      {form.note ? <p className="collection-note">{form.note}</p> : null}
      {isOpen ? (
        <>
          <p className="quiet">{text('indicators.entry.hint', { period: formatPeriod(form.period, locale) })}</p>
          {(typed.isRestored || beside.isRestored) && entries.length + none.length > 0 ? (
            <RestoredNote onDiscard={startAnew} />
          ) : null}
          <SheetIn
            at={at}
            regionPath={regionPath}
            onRows={(read) => {
              for (const { indicatorId, value, explanation } of read)
                change(draftKey({ indicatorId, subject }), { value, explanation: explanation ?? '' })
            }}
          />
        </>
      ) : (
        <p>{text('indicators.collection.closed.hint')}</p>
      )}
      <EntryGrid
        rows={rows}
        drafts={drafts}
        findings={refused.findings}
        refusals={refused.refusals}
        onChange={change}
        onPaste={(place, pasted) => setDrafts((before) => withPasted(rows, before, place, pasted))}
        isOff={(line) => {
          const row = rowOf(line)
          return !isOpen || !row || asideOf(row, asides).isNone
        }}
        beside={(line) => {
          const row = rowOf(line)
          return row ? (
            <RowAside
              row={row}
              aside={asideOf(row, asides)}
              isOpen={isOpen}
              isSent={entries.some(({ indicatorId }) => indicatorId === row.indicatorId)}
              onChange={(next) => changeAside(row, next)}
            />
          ) : null
        }}
      />
      <ProblemList problems={refused.general} />
      {isOpen ? (
        <p className="entry-submit no-print">
          <Button
            type="primary"
            disabled={entries.length + none.length === 0}
            loading={report.isRunning}
            onClick={() => void submit()}
          >
            {text('indicators.entry.submit', { count: entries.length + none.length })}
          </Button>
          <EntryDoubts drafts={drafts} findings={refused.findings} refusals={refused.refusals} />
        </p>
      ) : null}
    </>
  )
}
