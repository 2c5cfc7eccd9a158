import type { ReactNode } from 'react'
import type { ReportFigures } from '#contract/reports'
import { formatNumber, PercentText } from '#ui/number'
import { useText } from '#ui/text'

/** 附表2: the districts by rank, with what each has of the targets that they carry together. */
export function DistrictTable({ figures }: { figures: ReportFigures }): ReactNode {
  const text = useText()
  const shared = figures.rows.filter((row) => row.districts.length > 0)
  const once = [...new Map(shared.map((row) => [`${row.indicatorId} ${row.subject}`, row])).values()]
  const heads = ['rank', 'district', 'on-pace', 'behind', 'no-data', 'owed', 'share']
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
            {once.map((row) => (
              <th key={row.targetId} scope="col">
                {row.indicator}（{row.unit}）
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.districts.map((district) => (
            <tr key={district.regionPath}>
              <td className="report-number">{district.rank ?? '—'}</td>
              <th scope="row">{district.name}</th>
              <td className="report-number">{district.onPace}</td>
              <td className="report-number">{district.behind}</td>
              <td className="report-number">{district.noData}</td>
              <td className="report-number">{district.owed}</td>
              <td className="report-number">
                <PercentText share={district.onPaceShare} />
              </td>
              {once.map((row) => {
                const own = row.districts.find((one) => one.regionPath === district.regionPath)
                return (
                  <td key={row.targetId} className="report-number">
                    {own ? `${formatNumber(own.actual)} / ${formatNumber(own.goal)}` : '—'}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
