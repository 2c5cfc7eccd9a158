import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { getTargetTree } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { useText } from '#ui/text'

export const filterKeys = ['regionPath', 'planId', 'departmentId', 'q'] as const

/** Region, plan, department, how far it is split, and a search by name. */
export function TreeFilters({
  tree,
  state,
  address,
  onChange,
}: {
  tree: ResponseOf<typeof getTargetTree>
  state: string
  address: Record<string, string>
  onChange: (change: Record<string, string>) => void
}): ReactNode {
  const text = useText()
  const choice = (key: 'planId' | 'departmentId', options: readonly { value: string; label: string }[]) => (
    <Select
      aria-label={text(`indicators.filter.${key}`)}
      value={address[key] ?? ''}
      options={[{ value: '', label: text(`indicators.filter.${key}.all`) }, ...options]}
      onChange={(value: string) => onChange({ [key]: value })}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      className={key === 'planId' ? 'tree-plan' : undefined}
    />
  )
  return (
    <div className="cockpit-filters no-print">
      <Select
        aria-label={text('indicators.region')}
        value={tree.regionPath}
        options={tree.regions.map((region) => ({ value: region.path, label: region.name }))}
        onChange={(regionPath: string) => onChange({ regionPath, planId: '', departmentId: '' })}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
      />
      {choice(
        'planId',
        tree.plans.map((plan) => ({ value: plan.id, label: plan.title })),
      )}
      {choice(
        'departmentId',
        tree.departments.map((one) => ({ value: one.id, label: one.name })),
      )}
      <Select
        aria-label={text('indicators.tree.state')}
        value={state}
        options={(['all', 'split', 'not-split', 'gap'] as const).map((value) => ({
          value,
          label: text(`indicators.tree.state.${value}`),
        }))}
        onChange={(value: string) => onChange({ state: value === 'all' ? '' : value })}
        popupMatchSelectWidth={false}
      />
      <Input.Search
        aria-label={text('indicators.tree.search')}
        placeholder={text('indicators.tree.search')}
        defaultValue={address.q ?? ''}
        maxLength={100}
        allowClear
        onSearch={(q) => onChange({ q: q.trim() })}
        className="tree-search"
      />
    </div>
  )
}
