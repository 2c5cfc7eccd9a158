import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { type Figure, formatNumber, isPlainNumber } from '#kernel/formats'
import { saveAs } from './api/call.ts'
import type { TrendData } from './chart/trend-data.ts'
import { trendTable } from './chart/trend-table.ts'
import { NumberText } from './number.tsx'
import { Empty, Skeleton } from './page.tsx'
import { iconOf, type KnownStatus, toneOf } from './status.tsx'
import { toTabbed } from './table/state.ts'
import { inBrackets, useLocale, useText } from './text.tsx'
import { notify } from './toast.tsx'

export type { TrendData, TrendPoint, TrendSeries } from './chart/trend-data.ts'

const TrendCanvas = lazy(() => import('./chart/trend-canvas.tsx'))

/** The rows behind a chart, each cell as text or a bare number. */
export interface ChartTable {
  head: string[]
  rows: (string | number | null)[][]
}

/** Names, dates and shares stand as they are; only numbers are grouped. */
function Cell({ cell }: { cell: string | number | null }): ReactNode {
  const isText = typeof cell === 'string' && cell !== '' && !isPlainNumber(cell)
  return isText ? (
    <td className="chart-words">{cell}</td>
  ) : (
    <td>
      <NumberText value={cell} />
    </td>
  )
}

function PlainTable({ table, caption }: { table: ChartTable; caption: string }): ReactNode {
  return (
    <div className="chart-table">
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {table.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th key={table.head[at]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <Cell key={table.head[at]} cell={cell} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Title, unit, the chart or its rows: no chart is without its table. */
export function ChartFrame({
  title,
  unit,
  table,
  note,
  about,
  isSection = false,
  children,
}: {
  title: string
  /** It stands for a section of the page, so its title is a heading. */
  isSection?: boolean
  /** Whose and of when, such as 淮安市 2025年5月: a picture that leaves the page says it in its title and its name. */
  about?: string
  unit?: string
  table: ChartTable
  note?: ReactNode
  children: ReactNode
}): ReactNode {
  const text = useText()
  const Title = isSection ? 'h2' : 'span'
  const [isTable, setTable] = useState(false)
  const figure = useRef<HTMLElement>(null)
  const keepPicture = async () => {
    if (!figure.current) return
    const { pictureOf } = await import('./chart/picture.ts')
    const named = about ? title + inBrackets(about) : title
    saveAs(
      await pictureOf(figure.current, unit ? `${named} ${text('ui.chart.unit', { unit })}` : named),
      `${named}.png`,
    )
  }
  const copy = () =>
    navigator.clipboard
      .writeText(toTabbed(table.head, table.rows))
      .then(() => notify('done', text('ui.table.copied', { count: table.rows.length })))
  return (
    <figure className={isSection ? 'chart section' : 'chart'} ref={figure}>
      <figcaption className="chart-head">
        <Title className="chart-title">
          {title}
          {unit ? <span className="quiet">{text('ui.chart.unit', { unit })}</span> : null}
        </Title>
        <span className="chart-tools">
          <button
            type="button"
            className="button button-text"
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
          >
            {text(isTable ? 'ui.chart.chart' : 'ui.chart.table')}
          </button>
          {isTable ? (
            <button type="button" className="button button-text" onClick={() => void copy()}>
              {text('ui.table.copy')}
            </button>
          ) : null}
          {!isTable && table.rows.length > 0 ? (
            <button type="button" className="button button-text" onClick={() => void keepPicture()}>
              {text('ui.chart.picture')}
            </button>
          ) : null}
        </span>
      </figcaption>
      {table.rows.length === 0 ? (
        <Empty title={text('ui.chart.none')} />
      ) : isTable ? (
        <PlainTable table={table} caption={title} />
      ) : (
        children
      )}
      {note ? <p className="chart-note">{note}</p> : null}
    </figure>
  )
}

/** Series over periods with the target as a line and the forecast dashed within its band. At most five series. */
export function TrendChart({
  title,
  about,
  height = 280,
  note,
  ...data
}: TrendData & { title: string; about?: string; height?: number; note?: ReactNode }): ReactNode {
  const locale = useLocale()
  const text = useText()
  return (
    <ChartFrame title={title} about={about} unit={data.unit} table={trendTable(data, locale, text)} note={note}>
      <Suspense fallback={<Skeleton lines={6} />}>
        <TrendCanvas data={data} height={height} label={title} />
      </Suspense>
    </ChartFrame>
  )
}

export interface RankRow {
  id: string
  label: string
  value: Figure
  status?: KnownStatus
  /** Beside the value: what it is of the target, who reports. */
  note?: ReactNode
  /** Why there is no value. */
  reason?: string
}

/** Sorted bars from zero; what has no value stands last, named, without a bar. */
export function RankBars({
  title,
  about,
  unit,
  rows,
  target,
  onOpen,
  order = 'down',
  isSection,
}: {
  title: string
  isSection?: boolean
  about?: string
  unit?: string
  rows: RankRow[]
  /** A value that each should reach, drawn as a line. */
  target?: number | null
  onOpen?: (row: RankRow) => void
  order?: 'down' | 'up'
}): ReactNode {
  const text = useText()
  const known = rows.filter((row) => row.value !== null && row.value !== undefined && row.value !== '')
  const sorted = [...known].sort((a, b) => (order === 'down' ? 1 : -1) * (Number(b.value) - Number(a.value)))
  const missing = rows.filter((row) => !known.includes(row))
  const values = [0, ...known.map((row) => Number(row.value)), ...(target ? [target] : [])]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const at = (value: number) => (high === low ? 0 : ((value - low) / (high - low)) * 100)
  const table = {
    head: [text('ui.chart.unit-name'), unit ?? text('ui.chart.value')],
    rows: [...sorted, ...missing].map((row) => [row.label, row.value ?? null]),
  }
  return (
    <ChartFrame isSection={isSection} title={title} about={about} unit={unit} table={table}>
      <ol className="rank">
        {[...sorted, ...missing].map((row) => {
          const value = Number(row.value)
          const isKnown = known.includes(row)
          return (
            <li key={row.id} className="rank-row">
              <span className="rank-label">
                {onOpen ? (
                  <button type="button" className="link-button" onClick={() => onOpen(row)}>
                    {row.label}
                  </button>
                ) : (
                  row.label
                )}
              </span>
              <span className="rank-track" aria-hidden="true">
                {isKnown ? (
                  <span
                    className={`rank-bar pace-${row.status ? toneOf(row.status) : 'accent'}`}
                    style={{ left: `${at(Math.min(0, value))}%`, width: `${Math.abs(at(value) - at(0))}%` }}
                  />
                ) : null}
                {target ? <span className="rank-target" style={{ left: `${at(target)}%` }} /> : null}
              </span>
              <span className="rank-value">
                {row.status ? (
                  <span className={`tone-${toneOf(row.status)}`}>{iconOf(toneOf(row.status))} </span>
                ) : null}
                <NumberText value={row.value} reason={row.reason} />
                {row.note ? <span className="quiet"> {row.note}</span> : null}
              </span>
            </li>
          )
        })}
      </ol>
    </ChartFrame>
  )
}

export interface Tile {
  id: string
  label: string
  value: Figure
  status: KnownStatus
  /** Place in the grid, from 1; tiles without one follow in order. */
  row?: number
  column?: number
  reason?: string
}

/** Districts as tiles of one size, so that a small one is seen as well as a large one. */
export function TileMap({
  title,
  about,
  unit,
  tiles,
  onOpen,
}: {
  title: string
  about?: string
  unit?: string
  tiles: Tile[]
  onOpen?: (tile: Tile) => void
}): ReactNode {
  const text = useText()
  const table = {
    head: [text('ui.chart.unit-name'), unit ?? text('ui.chart.value')],
    rows: tiles.map((tile) => [tile.label, tile.value ?? null]),
  }
  return (
    <ChartFrame title={title} about={about} unit={unit} table={table}>
      <ul className="tiles">
        {tiles.map((tile) => {
          const tone = toneOf(tile.status)
          const status = text(`ui.status.${tile.status}`)
          const inside = (
            <>
              <span className="tile-label">{tile.label}</span>
              <span className="tile-value">
                <span title={status}>
                  {iconOf(tone)}
                  <span className="visually-hidden">{status}</span>
                </span>{' '}
                {tile.value === null || tile.value === undefined ? (
                  <NumberText value={null} reason={tile.reason} />
                ) : (
                  formatNumber(tile.value)
                )}
              </span>
            </>
          )
          return (
            <li key={tile.id} style={{ gridRow: tile.row, gridColumn: tile.column }}>
              {onOpen ? (
                <button type="button" className={`tile status-${tone}`} onClick={() => onOpen(tile)}>
                  {inside}
                </button>
              ) : (
                <span className={`tile status-${tone}`}>{inside}</span>
              )}
            </li>
          )
        })}
      </ul>
    </ChartFrame>
  )
}
