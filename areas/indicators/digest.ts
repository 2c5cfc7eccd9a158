import { formatNumber, formatPeriod } from '#kernel/formats'
import { type DigestLine, type DigestSection, digestSection } from '#platform/digest'
import type { Context } from '#platform/http/route'
import { type Cockpit, readCockpit } from './actions/cockpit/read-cockpit.ts'
import { sameFigures } from './contract.ts'
import { isBehind } from './rules/headline.ts'

type Row = Cockpit['rows'][number]

/** How the person's targets stand: what fell behind, what is behind, and which reports are owed. */
export async function digestIndicators(ctx: Context): Promise<DigestSection[]> {
  if (ctx.actor.role === 'administrator') return []
  const cockpit = await readCockpit(ctx, {})
  const behind = cockpit.rows.filter((row) => isBehind(row.status))
  const isNew = (row: Row) => row.statusBefore !== null && !isBehind(row.statusBefore)
  return [
    digestSection(
      {
        key: 'indicators.newly-behind',
        title: { zh: '新增滞后的目标', en: 'Targets that fell behind' },
        link: '/cockpit',
      },
      sameFigures(behind.filter(isNew)).map(lineOf),
    ),
    digestSection(
      { key: 'indicators.behind', title: { zh: '仍然滞后的目标', en: 'Targets still behind' }, link: '/cockpit' },
      sameFigures(behind.filter((row) => !isNew(row))).map(lineOf),
    ),
    digestSection(
      {
        key: 'indicators.owed',
        title: { zh: '尚未报送的数据', en: 'Reports that are owed' },
        link: '/indicators/entry',
      },
      cockpit.owed.map(owedLine),
    ),
  ].filter((section) => section !== null)
}

/** A figure stands in one line for all the deadlines that it goes by, and says when nobody has approved it yet. */
function lineOf(same: [Row, ...Row[]]): DigestLine {
  const [row] = same
  const { indicator, subject, unit, gapPoints, pendingPeriod } = row
  const years = [...new Set(same.map(({ judgedFor }) => judgedFor))].sort()
  const name = subject ? `${indicator}（${subject}）` : indicator
  const [actual, value] = [formatNumber(row.actual), formatNumber(row.value)]
  const points = gapPoints === null ? null : formatNumber(Math.abs(gapPoints), { places: 1 })
  return {
    link: `/cockpit?regionPath=${encodeURIComponent(row.regionPath)}&target=${row.targetId}`,
    text: {
      zh: `${name}（${years.map((year) => formatPeriod(year, 'zh-CN')).join('、')}目标）：${actual} / ${value} ${unit}${points ? `，落后 ${points} 个百分点` : ''}${pendingPeriod ? '（待审核）' : ''}`,
      en: `${name} (for ${years.join(', ')}): ${actual} of ${value} ${unit}${points ? `, ${points} points behind` : ''}${pendingPeriod ? ' (not approved)' : ''}`,
    },
  }
}

function owedLine(row: Cockpit['owed'][number]): DigestLine {
  const { indicator, period, dueOn, daysLate, regionPath } = row
  const who = row.departments.map(({ name }) => name).join('、')
  return {
    link: `/indicators/entry?region=${encodeURIComponent(regionPath)}&period=${period}`,
    text: {
      zh: `${indicator}（${formatPeriod(period, 'zh-CN')}）${who ? `，${who}` : ''}：应于 ${dueOn} 前报送，已迟 ${daysLate} 天`,
      en: `${indicator} (${formatPeriod(period, 'en')})${who ? `, ${who}` : ''}: due ${dueOn}, ${daysLate} days late`,
    },
  }
}
