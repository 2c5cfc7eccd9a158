import { Select } from 'antd'
import type { ReactNode } from 'react'
import { type getCockpit, topics } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { formatPeriod } from '#ui/number'
import { SavedViews } from '#ui/saved-views'
import { useLocale, useText } from '#ui/text'
import { endOfMonth, recentMonths } from '../words.tsx'

type Cockpit = ResponseOf<typeof getCockpit>

export const filterKeys = ['regionPath', 'planId', 'topic', 'departmentId', 'asOf', 'year'] as const
export type FilterKey = (typeof filterKeys)[number]

/** Only what is set, so that the server's own defaults hold. */
export function filtersIn(address: Record<string, string>): Record<string, string> {
  return Object.fromEntries(filterKeys.flatMap((key) => (address[key] ? [[key, address[key]]] : [])))
}

/** Region, month, plan, topic and department, with the views that the person saved. */
export function CockpitFilters({
  cockpit,
  address,
  onChange,
}: {
  cockpit: Cockpit
  address: Record<string, string>
  onChange: (change: Record<string, string>) => void
}): ReactNode {
  const text = useText()
  const locale = useLocale()
  const months = recentMonths(24, cockpit.today).map((month) => ({
    value: endOfMonth(month),
    label: formatPeriod(month, locale),
  }))
  const choice = (
    key: FilterKey,
    options: readonly { value: string; label: string }[],
    className?: string,
  ): ReactNode => (
    <Select
      aria-label={text(`indicators.filter.${key}`)}
      value={address[key] ?? ''}
      options={[{ value: '', label: text(`indicators.filter.${key}.all`) }, ...options]}
      onChange={(value: string) => onChange({ [key]: value, target: '' })}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      className={className}
    />
  )
  return (
    <div className="cockpit-filters no-print">
      <Select
        aria-label={text('indicators.region')}
        value={cockpit.regionPath}
        options={cockpit.regions.map((region) => ({ value: region.path, label: region.name }))}
        onChange={(regionPath: string) => onChange({ regionPath, target: '', planId: '', departmentId: '' })}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={text('indicators.as-of')}
        value={address.asOf ?? cockpit.asOf}
        options={months}
        onChange={(asOf: string) => onChange({ asOf })}
      />
      {choice(
        'topic',
        topics.map((topic) => ({ value: topic, label: text(`indicators.topic.${topic}`) })),
      )}
      {choice(
        'departmentId',
        cockpit.departments.map((one) => ({ value: one.id, label: one.name })),
      )}
      {choice(
        'planId',
        cockpit.plans.map((plan) => ({ value: plan.id, label: plan.title })),
        'cockpit-plan',
      )}
      <SavedViews
        page="indicators.cockpit"
        query={filtersIn(address)}
        onView={(view) => onChange({ ...Object.fromEntries(filterKeys.map((key) => [key, ''])), target: '', ...view })}
      />
    </div>
  )
}
