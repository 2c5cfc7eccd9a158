import { LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocale, useText } from '../text.tsx'
import { useLook } from '../theme.tsx'
import { palettes } from '../tokens.ts'
import type { TrendData } from './trend-data.ts'
import { trendOption } from './trend-option.ts'

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, LabelLayout, SVGRenderer])

/** Drawn as SVG, so that it is sharp on paper and on a projector. */
export default function TrendCanvas({
  data,
  height,
  label,
}: {
  data: TrendData
  height: number
  label: string
}): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const { look } = useLook()
  const locale = useLocale()
  const text = useText()

  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, null, { renderer: 'svg' })
    const view = {
      palette: palettes[look],
      look,
      locale,
      forecastName: text('ui.chart.forecast'),
      bandName: text('ui.chart.band'),
    }
    chart.setOption(trendOption(data, view))
    const resize = new ResizeObserver(() => chart.resize())
    resize.observe(box.current)
    return () => {
      resize.disconnect()
      chart.dispose()
    }
  }, [data, look, locale, text])

  return <div ref={box} role="img" aria-label={label} style={{ height }} />
}
