import type { ReactNode } from 'react'
import type { ReportDetail, ReportFigures } from '#contract/reports'
import { Go } from '#ui/link'
import { NumberText, PercentText, PointsText } from '#ui/number'
import { StatusTag } from '#ui/status'
import { sayAll, useText } from '#ui/text'

type Row = ReportFigures['rows'][number]

const signs = { '>=': '≥ ', '>': '> ', '=': '', '<=': '≤ ', '<': '< ', '~': '≈ ', range: '' }

/** 附表1 as it is printed; the row that a figure of the text is bound to is marked, and each opens the cockpit behind it. */
export function FigureTable({
  report,
  row,
  onRow,
}: {
  report: ReportDetail
  row: number | null
  onRow: (row: number | null) => void
}): ReactNode {
  const text = useText()
  const heads = [
    'no',
    'indicator',
    'unit',
    'goal',
    'deadline',
    'actual',
    'share',
    'expected',
    'gap',
    'status',
    'place',
    'owners',
  ]
  return (
    <div className="report-scroll">
      <table className="report-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {text(`reports.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.figures.rows.map((one) => (
            <tr
              key={one.targetId}
              id={`report-row-${one.no}`}
              className={one.no === row ? 'report-row-marked' : undefined}
              onMouseEnter={() => onRow(one.no)}
            >
              <Cells row={one} asOf={report.figures.asOf} regionPath={report.regionPath} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cells({ row, asOf, regionPath }: { row: Row; asOf: string; regionPath: string }): ReactNode {
  const text = useText()
  const ranked = row.districts.filter((district) => district.rank !== null)
  const [first, last] = [ranked[0], ranked.at(-1)]
  return (
    <>
      <td className="figure">{row.no}</td>
      <th scope="row">
        <Go to="/cockpit" search={{ regionPath, asOf, target: row.targetId }}>
          {row.subject ? `${row.indicator}（${row.subject}）` : row.indicator}
        </Go>
      </th>
      <td>{row.unit}</td>
      <td className="report-number">
        {signs[row.comparator]}
        <NumberText value={row.value} />
        {row.valueMax ? (
          <>
            –<NumberText value={row.valueMax} />
          </>
        ) : null}
      </td>
      <td>
        {row.judgedFor && row.judgedFor !== row.deadline
          ? text('reports.yearly', { year: row.judgedFor, deadline: row.deadline })
          : row.deadline}
      </td>
      <td className="report-number">
        <NumberText value={row.actual} reason={row.working} />
      </td>
      <td className="report-number">
        <PercentText share={row.share} reason={row.working} />
      </td>
      <td className="report-number">
        <PercentText share={row.expectedShare} reason={row.working} />
      </td>
      <td className="report-number">
        <PointsText points={row.gapPoints} reason={row.working} />
      </td>
      <td>
        {row.isStarted ? (
          <StatusTag status={row.status} title={row.working} />
        ) : (
          <StatusTag tone="none" label={text('reports.not-started')} />
        )}
        {row.pendingPeriod ? <StatusTag tone="steady" label={text('reports.pending')} /> : null}
      </td>
      <td>
        {row.place
          ? `${row.place.rank}/${row.place.of}`
          : first && last && first !== last
            ? text('reports.place', { first: first.name, last: last.name })
            : '—'}
      </td>
      <td>{sayAll(row.owners)}</td>
    </>
  )
}
