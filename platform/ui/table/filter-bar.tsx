import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { DatePick, PeriodPicker } from '../form/period.tsx'
import { RegionPicker } from '../form/region.tsx'
import { useText } from '../text.tsx'
import type { Filter } from './columns.ts'

type SetFilter = (key: string, value: string) => void

/** Waits until typing rests, so that each letter is not a request. */
function SearchField({ filter, value, onChange }: { filter: Filter; value: string; onChange: SetFilter }): ReactNode {
  const [typed, setTyped] = useState(value)
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => setTyped(value), [value])
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return (
    <Input
      aria-label={filter.label}
      placeholder={filter.label}
      prefix={<SearchOutlined aria-hidden="true" />}
      value={typed}
      allowClear
      className="filter-search"
      onChange={(event) => {
        const next = event.target.value
        setTyped(next)
        window.clearTimeout(timer.current)
        timer.current = window.setTimeout(() => onChange(filter.key, next.trim()), next === '' ? 0 : 300)
      }}
      onPressEnter={() => {
        window.clearTimeout(timer.current)
        onChange(filter.key, typed.trim())
      }}
    />
  )
}

function FilterField({ filter, value, onChange }: { filter: Filter; value: string; onChange: SetFilter }): ReactNode {
  const set = (next: string | undefined) => onChange(filter.key, next ?? '')
  switch (filter.kind) {
    case 'search':
      return <SearchField filter={filter} value={value} onChange={onChange} />
    case 'region':
      return <RegionPicker value={value || undefined} onChange={set} placeholder={filter.label} label={filter.label} />
    case 'date':
      return <DatePick value={value || undefined} onChange={set} label={filter.label} />
    case 'period':
      return <PeriodPicker value={value || undefined} onChange={set} label={filter.label} kind={filter.periodKind} />
    case 'multi':
      return (
        <Select
          aria-label={filter.label}
          mode="multiple"
          maxTagCount="responsive"
          placeholder={filter.label}
          value={value ? value.split(',') : []}
          onChange={(values: string[]) => onChange(filter.key, values.join(','))}
          options={filter.options}
          allowClear
          className="filter-select"
        />
      )
    default:
      return (
        <Select
          aria-label={filter.label}
          placeholder={filter.label}
          value={value || undefined}
          onChange={(next: string | undefined) => set(next)}
          options={filter.options}
          allowClear
          showSearch={(filter.options?.length ?? 0) > 8 ? { optionFilterProp: 'label' } : false}
          className="filter-select"
        />
      )
  }
}

/** One row of filters above a list; what is set shows, and one press clears it all. */
export function FilterBar({
  filters,
  values,
  onChange,
  onClear,
  extra,
}: {
  filters: Filter[]
  values: Record<string, string>
  onChange: SetFilter
  onClear: () => void
  extra?: ReactNode
}): ReactNode {
  const text = useText()
  const isSet = filters.some((filter) => values[filter.key])
  return (
    <search className="filter-bar">
      {filters.map((filter) => (
        <div key={filter.key} className={`filter filter-${filter.kind}`}>
          <FilterField filter={filter} value={values[filter.key] ?? ''} onChange={onChange} />
        </div>
      ))}
      {isSet ? (
        <Button type="link" onClick={onClear}>
          {text('ui.table.clear')}
        </Button>
      ) : null}
      {extra ? <div className="filter-extra">{extra}</div> : null}
    </search>
  )
}
