import { DatePicker, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { formatPeriod } from '#kernel/formats'
import { useLocale, useText } from '../text.tsx'
import { today } from '../today.ts'

export type PeriodKind = 'year' | 'half' | 'quarter' | 'month'

/** `2025-Q2` → its first month; null where the text is no period of the kind. */
function firstMonth(period: string | undefined): string | null {
  const parts = /^(\d{4})(?:-(?:(H[12])|Q([1-4])|(\d{2})))?$/.exec(period ?? '')
  if (!parts) return null
  const [, year, half, quarter, month] = parts
  const number = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : half === 'H2' ? 7 : 1
  return `${year}-${String(number).padStart(2, '0')}-01`
}

/**
 * A chosen day as a period of the kind.
 *
 * Example: periodOf('2025-05-17', 'quarter') → '2025-Q2'
 */
export function periodOf(date: string, kind: PeriodKind): string {
  const year = date.slice(0, 4)
  const month = Number(date.slice(5, 7))
  if (kind === 'year') return year
  if (kind === 'half') return `${year}-H${month <= 6 ? 1 : 2}`
  if (kind === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`
  return date.slice(0, 7)
}

interface Field<T> {
  id?: string
  value?: T
  onChange?: (value: T | undefined) => void
  disabled?: boolean
  /** For readers and as placeholder, where no visible label stands beside it. */
  label?: string
}

function HalfPicker({ id, value, onChange, disabled, label }: Field<string>): ReactNode {
  const locale = useLocale()
  const thisYear = Number(value?.slice(0, 4)) || Number(today().slice(0, 4))
  const years = Array.from({ length: 11 }, (_, index) => thisYear + 5 - index)
  return (
    <Select
      id={id}
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={onChange}
      disabled={disabled}
      allowClear
      showSearch
      options={years.flatMap((year) =>
        [`${year}-H2`, `${year}-H1`].map((period) => ({ value: period, label: formatPeriod(period, locale) })),
      )}
    />
  )
}

/** Chooses a year, half-year, quarter or month; the value is text such as `2025-Q1`. */
export function PeriodPicker({ kind = 'month', ...field }: Field<string> & { kind?: PeriodKind }): ReactNode {
  if (kind === 'half') return <HalfPicker {...field} />
  const start = firstMonth(field.value)
  return (
    <DatePicker
      id={field.id}
      picker={kind}
      aria-label={field.label}
      placeholder={field.label}
      value={start ? dayjs(start) : null}
      onChange={(day: Dayjs | null) => field.onChange?.(day ? periodOf(day.format('YYYY-MM-DD'), kind) : undefined)}
      disabled={field.disabled}
      style={{ width: '100%' }}
    />
  )
}

/** Chooses a business date; the value is text `YYYY-MM-DD`. */
export function DatePick({
  id,
  value,
  onChange,
  disabled,
  label,
  isRequired = false,
}: Field<string> & { isRequired?: boolean }): ReactNode {
  const text = useText()
  return (
    <DatePicker
      id={id}
      value={value ? dayjs(value) : null}
      onChange={(day: Dayjs | null) => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)}
      allowClear={!isRequired}
      disabled={disabled}
      aria-label={label}
      placeholder={label ?? text('ui.form.date')}
      style={{ width: '100%' }}
    />
  )
}
