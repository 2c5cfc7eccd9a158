import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import type { getCollectionChoices } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { useText } from '#ui/text'

type Unit = ResponseOf<typeof getCollectionChoices>['units'][number]

const kinds = ['district', 'park', 'town', 'department'] as const

export function unitKey(unit: Pick<Unit, 'regionPath' | 'departmentId'>): string {
  return `${unit.regionPath} ${unit.departmentId ?? ''}`
}

/** Whom to ask: districts, parks, towns, departments; each kind all at once or one by one. */
export function UnitChoice({
  units,
  chosen,
  onChange,
}: {
  units: readonly Unit[]
  chosen: readonly string[]
  onChange: (keys: string[]) => void
}): ReactNode {
  const text = useText()
  return (
    <>
      {kinds.map((kind) => {
        const own = units.filter((unit) => unit.kind === kind)
        const keys = own.map(unitKey)
        const count = keys.filter((key) => chosen.includes(key)).length
        const others = chosen.filter((key) => !keys.includes(key))
        if (own.length === 0) return null
        return (
          <fieldset key={kind} className="collection-units">
            <legend>{text(`indicators.collection.kind.${kind}`)}</legend>
            <Checkbox
              checked={count === keys.length}
              indeterminate={count > 0 && count < keys.length}
              onChange={(event) => onChange(event.target.checked ? [...others, ...keys] : others)}
            >
              {text(`indicators.collection.all.${kind}`, { count: keys.length })}
            </Checkbox>
            <Checkbox.Group
              className="collection-choices"
              value={keys.filter((key) => chosen.includes(key))}
              onChange={(next: string[]) => onChange([...others, ...next])}
              options={own.map((unit) => ({ value: unitKey(unit), label: unit.name }))}
            />
          </fieldset>
        )
      })}
    </>
  )
}
