import './indicators.css'
import { Button, Select } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { checkObservations, downloadTemplate, getEntryGrid, recordObservations } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { download, useAct, useCall } from '#ui/api'
import { RestoredNote, useDrafts } from '#ui/drafts'
import { Go, useQueryState } from '#ui/link'
import { formatPeriod } from '#ui/number'
import { Page } from '#ui/page'
import { useLocale, useText } from '#ui/text'
import { type Draft, draftKey, entriesOf, withPasted } from './entry-drafts.ts'
import { CameBack, EntryDoubts, EntryGrid } from './entry-grid.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { recentMonths } from './words.tsx'

type Grid = ResponseOf<typeof getEntryGrid>

/** Reports a period by hand: one line for each indicator, questions answered beside their number. */
export default function EntryPage(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const period = address.period ?? recentMonths(1)[0] ?? ''
  const answer = useCall(getEntryGrid, { query: { period, ...(address.region ? { regionPath: address.region } : {}) } })
  return (
    <Page
      title={text('indicators.entry')}
      subtitle={text('indicators.entry.subtitle')}
      trail={[{ title: text('indicators.cockpit'), to: '/cockpit' }]}
      action={
        <span className="page-tools no-print">
          <Go to="/indicators/pending">{text('indicators.pending')}</Go>
          <Go to="/indicators/import">{text('indicators.import')}</Go>
          <Button
            onClick={() =>
              void download(downloadTemplate, {
                query: { period, ...(address.region ? { regionPath: address.region } : {}) },
              })
            }
          >
            {text('indicators.template')}
          </Button>
        </span>
      }
      filters={
        <div className="cockpit-filters no-print">
          <Select
            aria-label={text('indicators.region')}
            value={answer.data?.regionPath}
            options={(answer.data?.regions ?? []).map((region) => ({ value: region.path, label: region.name }))}
            onChange={(region: string) => setAddress({ region })}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
          />
          <PeriodChoice value={period} onChange={(next) => setAddress({ period: next })} />
        </div>
      }
      answer={answer}
      isEmpty={(grid) => grid.rows.length === 0}
      empty={{ title: text('indicators.entry.none'), hint: text('indicators.entry.none.hint') }}
    >
      {(grid) => <EntryForm key={`${grid.regionPath} ${grid.period}`} grid={grid} />}
    </Page>
  )
}

function EntryForm({ grid }: { grid: Grid }): ReactNode {
  const text = useText()
  const locale = useLocale()
  const { regionPath, period } = grid
  const { drafts, setDrafts, isRestored } = useDrafts<Draft>(`indicators.entry.${regionPath}${period}`)
  const [findings, setFindings] = useState<Record<string, string[]>>({})
  const [refusals, setRefusals] = useState<Record<string, string[]>>({})
  const check = useAct(checkObservations, { refreshes: [] })
  const record = useAct(recordObservations, {
    done: (answer) => text('indicators.entry.done', { count: answer.recorded }),
    onDone: startAnew,
  })
  const entries = useMemo(() => entriesOf(grid.rows, drafts), [grid.rows, drafts])
  const [isWhole, setWhole] = useState(false)
  const { rows, hidden } = shownOf(grid.rows, drafts, isWhole)

  function startAnew() {
    setDrafts({})
    setFindings({})
    setRefusals({})
  }

  function change(key: string, next: Partial<Draft>) {
    setDrafts((before) => ({ ...before, [key]: { value: '', explanation: '', ...before[key], ...next } }))
  }

  async function submit() {
    const answer = await check.run({ body: { regionPath, period, entries } })
    if (!answer) return
    const byKey = (pick: 'findings' | 'refusals') =>
      Object.fromEntries(
        answer.rows.flatMap((row) =>
          row[pick].length > 0 ? [[draftKey(row), row[pick].map((one) => one.message)]] : [],
        ),
      )
    const [asked, refused] = [byKey('findings'), byKey('refusals')]
    setFindings(asked)
    setRefusals(refused)
    const isExplained = Object.keys(asked).every((key) => drafts[key]?.explanation.trim())
    if (Object.keys(refused).length === 0 && isExplained) await record.run({ body: { regionPath, period, entries } })
  }

  return (
    <>
      <p className="quiet">{text('indicators.entry.hint', { period: formatPeriod(period, locale) })}</p>
      {isRestored && entries.length > 0 ? <RestoredNote onDiscard={startAnew} /> : null}
      <EntryGrid
        rows={rows}
        drafts={drafts}
        findings={findings}
        refusals={refusals}
        onChange={change}
        beside={(row) => (row.current?.returned ? <CameBack returned={row.current.returned} /> : null)}
        onPaste={(at, pasted) => setDrafts((before) => withPasted(rows, before, at, pasted))}
      />
      {hidden > 0 || isWhole ? (
        <button
          type="button"
          className="button button-text no-print"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? text('indicators.entry.fewer') : text('indicators.entry.others', { count: hidden })}
        </button>
      ) : null}
      <p className="entry-submit no-print">
        <Button
          type="primary"
          disabled={entries.length === 0}
          loading={check.isRunning || record.isRunning}
          onClick={() => void submit()}
        >
          {text('indicators.entry.submit', { count: entries.length })}
        </Button>
        <EntryDoubts drafts={drafts} findings={findings} refusals={refusals} />
      </p>
    </>
  )
}

/** What is asked for, has been reported or is being typed; the others are folded unless there is nothing else. */
function shownOf(rows: Grid['rows'], drafts: Record<string, Draft>, isWhole: boolean) {
  const asked = rows.filter((row) => row.due !== null || row.current !== null || drafts[draftKey(row)])
  const shown = isWhole || asked.length === 0 ? rows : asked
  return { rows: shown, hidden: rows.length - shown.length }
}
