import { type ReactNode, useState } from 'react'
import { RankBars, type RankRow, type Tile, TileMap, TrendChart } from '#ui/chart'
import { confirm } from '#ui/confirm'
import { type Definition, DefinitionBody, DefinitionCard } from '#ui/definition-card'
import { useShortcut } from '#ui/keyboard'
import { PaceArithmetic, PaceBar } from '#ui/pace'
import { Section } from '#ui/page'
import { ProjectButton } from '#ui/projector'
import { QuoteBlock } from '#ui/quote'
import type { KnownStatus } from '#ui/status'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'
import { useUndo } from '#ui/undo'

const paces: { status: KnownStatus; actual: number | null; expected: number; seasonal?: number }[] = [
  { status: 'ahead', actual: 0.61, expected: 0.417 },
  { status: 'on-pace', actual: 0.43, expected: 0.417 },
  { status: 'behind', actual: 0.32, expected: 0.417, seasonal: 0.298 },
  { status: 'missed', actual: 0.08, expected: 1 },
  { status: 'met', actual: 1.12, expected: 0.417 },
  { status: 'no-data', actual: null, expected: 0.417 },
]

function Paces(): ReactNode {
  const text = useText()
  return (
    <Section title={text('web.gallery.pace')}>
      <div className="gallery-grid">
        {paces.map((pace) => (
          <div key={pace.status}>
            <PaceBar
              actualShare={pace.actual}
              expectedShare={pace.expected}
              seasonalShare={pace.seasonal}
              status={pace.status}
            />
          </div>
        ))}
      </div>
      <div className="gallery-stack">
        <PaceArithmetic actual={48} target={150} actualShare={0.32} expectedShare={0.417} gapPoints={-9.7} />
        <PaceArithmetic actual="91.5" target="150" actualShare={0.61} expectedShare={0.417} gapPoints={19.3} />
        <PaceArithmetic actual={null} target={150} actualShare={null} expectedShare={0.417} gapPoints={null} />
      </div>
    </Section>
  )
}

const months = (year: number, values: (number | null)[]) =>
  values.map((value, at) => ({ period: `${year}-${String(at + 1).padStart(2, '0')}`, value }))

function Charts(): ReactNode {
  const text = useText()
  const unit = text('web.gallery.unit.money')
  const district = (n: number) => text('web.gallery.district', { n })
  const rows: RankRow[] = [
    { id: '1', label: district(1), value: 31.2, status: 'ahead' },
    { id: '2', label: district(2), value: 18.4, status: 'behind' },
    { id: '3', label: district(3), value: null, status: 'no-data', reason: text('web.gallery.reason') },
    { id: '4', label: district(4), value: 26.9, status: 'on-pace' },
    { id: '5', label: district(5), value: 4.1, status: 'overdue' },
  ]
  const tiles: Tile[] = rows.map((row) => ({
    id: row.id,
    label: row.label,
    value: row.value,
    status: row.status ?? 'no-data',
    reason: row.reason,
  }))
  return (
    <Section title={text('web.gallery.charts')}>
      <div className="gallery-grid gallery-wide">
        <TrendChart
          title={text('web.gallery.trend')}
          unit={unit}
          toDate
          series={[
            { name: '2025', points: months(2025, [6.2, 13.1, 24.8, 33.5, 41.9]) },
            { name: text('web.gallery.compare'), points: months(2025, [7.9, 15.4, 28.3, 40.2, 52.6, 60.1]) },
          ]}
          target={{ value: 114.2, label: text('web.gallery.target') }}
          forecast={months(2025, [null, null, null, null, null, 51, 60, 70, 79, 88, 97, 106])
            .filter((point) => point.value !== null)
            .map(({ period, value }) => ({
              period,
              value: value ?? 0,
              low: (value ?? 0) * 0.93,
              high: (value ?? 0) * 1.06,
            }))}
          note={text('web.gallery.trend.note')}
        />
        <RankBars
          title={text('web.gallery.rank')}
          unit={unit}
          rows={rows}
          target={22}
          onOpen={(row) => notify('info', row.label)}
        />
        <TileMap
          title={text('web.gallery.tiles')}
          unit={unit}
          tiles={tiles}
          onOpen={(tile) => notify('info', tile.label)}
        />
        <TrendChart title={text('web.gallery.trend.none')} series={[]} />
      </div>
    </Section>
  )
}

function Cards(): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const edit = useUndo(1)
  useShortcut('d', text('web.gallery.card'), () => setOpen(true))
  const definition: Definition = {
    name: text('web.gallery.card.name'),
    formula: text('web.gallery.card.formula'),
    unit: text('web.gallery.unit.money'),
    cadence: text('web.gallery.card.cadence'),
    source: text('web.gallery.card.source'),
    owner: text('web.gallery.card.owner'),
    version: '2',
    inForceFrom: '2025-01-01',
    inForceTo: null,
    legalBasis: null,
    usedBy: [{ title: text('web.gallery.title'), to: '/gallery' }],
  }
  async function ask() {
    const reason = await confirm({
      title: text('web.gallery.confirm'),
      body: text('web.gallery.confirm.body'),
      yes: text('web.gallery.confirm.yes'),
      isDanger: true,
      needsReason: true,
    })
    notify(reason === null ? 'info' : 'done', reason ?? text('ui.cancel'))
  }
  return (
    <Section title={text('web.gallery.cards')}>
      <div className="gallery-grid gallery-wide">
        <DefinitionBody definition={definition} />
        <div className="gallery-stack">
          <QuoteBlock
            before={text('web.gallery.quote.before')}
            quote={text('web.gallery.quote')}
            after={text('web.gallery.quote.after')}
            document={text('web.gallery.quote.document')}
            place={text('web.gallery.quote.place')}
            to="/gallery"
          />
          <div className="gallery-items">
            <button type="button" className="button" onClick={() => setOpen(true)}>
              {text('web.gallery.card')} <kbd>d</kbd>
            </button>
            <button type="button" className="button button-danger" onClick={() => void ask()}>
              {text('web.gallery.confirm.yes')}
            </button>
            <ProjectButton />
          </div>
          <div className="gallery-items">
            <button type="button" className="button" onClick={() => edit.set(edit.now + 1)}>
              {text('web.gallery.step', { n: edit.now })}
            </button>
            <button type="button" className="button" disabled={!edit.canUndo} onClick={edit.undo}>
              {text('ui.undo')}
            </button>
          </div>
          <div className="gallery-items">
            <button
              type="button"
              className="button"
              onClick={() =>
                notify('done', text('web.gallery.sent'), {
                  action: { label: text('ui.undo'), run: () => notify('info', text('ui.undone')) },
                })
              }
            >
              {text('web.gallery.toast.done')}
            </button>
            <button
              type="button"
              className="button"
              onClick={() =>
                notify('refused', text('ui.refused.title'), {
                  lines: [text('web.gallery.taken'), text('web.gallery.file-problem')],
                })
              }
            >
              {text('web.gallery.toast.refused')}
            </button>
          </div>
        </div>
      </div>
      <DefinitionCard definition={definition} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Section>
  )
}

export function FigurePieces(): ReactNode {
  return (
    <>
      <Paces />
      <Charts />
      <Cards />
    </>
  )
}
