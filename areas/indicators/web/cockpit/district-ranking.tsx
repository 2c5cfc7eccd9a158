import { type ReactNode, useState } from 'react'
import { getDistricts } from '#contract/indicators'
import { useCall } from '#ui/api'
import { RankBars, TileMap } from '#ui/chart'
import { ErrorPanel } from '#ui/error-page'
import { formatPercent } from '#ui/number'
import { Section, Skeleton } from '#ui/page'
import { useText } from '#ui/text'

/** The districts by how many of their own targets are on pace: sorted bars, or tiles. A press goes into the district. */
export function DistrictRanking({
  regionPath,
  asOf,
  onRegion,
}: {
  regionPath: string
  asOf: string
  onRegion: (regionPath: string) => void
}): ReactNode {
  const text = useText()
  const [isMap, setMap] = useState(false)
  const answer = useCall(getDistricts, { query: { regionPath, asOf } })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data)
    return (
      <Section title={text('indicators.districts')}>
        <Skeleton lines={5} />
      </Section>
    )
  const { items } = answer.data
  if (items.length === 0) return null
  const title = text('indicators.districts.share')
  const percent = (share: number | null) => (share === null ? null : Math.round(share * 1000) / 10)
  return (
    <Section
      title={text('indicators.districts')}
      extra={
        <button
          type="button"
          className="button button-text no-print"
          aria-pressed={isMap}
          onClick={() => setMap(!isMap)}
        >
          {text(isMap ? 'indicators.districts.bars' : 'indicators.districts.map')}
        </button>
      }
    >
      {isMap ? (
        <TileMap
          title={title}
          unit="%"
          tiles={items.map((row) => ({
            id: row.regionPath,
            label: row.name,
            value: percent(row.onPaceShare),
            status: row.status,
            ...(row.tile ?? {}),
            reason: text('indicators.group.no-data'),
          }))}
          onOpen={(tile) => onRegion(tile.id)}
        />
      ) : (
        <RankBars
          title={title}
          unit="%"
          rows={items.map((row) => ({
            id: row.regionPath,
            label: row.name,
            value: percent(row.onPaceShare),
            status: row.status,
            note: [
              text('indicators.districts.behind', { behind: row.counts.behind, total: row.counts.total }),
              ...(row.owedCount > 0 ? [text('indicators.districts.owed', { count: row.owedCount })] : []),
            ].join(' · '),
            reason: formatPercent(null),
          }))}
          onOpen={(row) => onRegion(row.id)}
        />
      )}
    </Section>
  )
}
