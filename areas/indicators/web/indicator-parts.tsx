import { Button, Input, Select, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { useText } from '#ui/text'

/** Other names under which documents speak of the indicator. */
export function AliasEditor({
  aliases,
  isEditable,
  isBusy,
  onAdd,
  onRemove,
}: {
  aliases: string[]
  isEditable: boolean
  isBusy: boolean
  onAdd: (alias: string) => Promise<unknown>
  onRemove: (alias: string) => Promise<unknown>
}): ReactNode {
  const text = useText()
  const [typed, setTyped] = useState('')
  const alias = typed.trim()
  const add = async () => {
    if (alias.length >= 2 && (await onAdd(alias)) !== null) setTyped('')
  }
  return (
    <>
      {aliases.length === 0 ? <p className="quiet">{text('indicators.aliases.none')}</p> : null}
      <ul className="alias-list">
        {aliases.map((one) => (
          <li key={one}>
            {one}{' '}
            {isEditable ? (
              <button
                type="button"
                className="link-button"
                disabled={isBusy}
                aria-label={text('indicators.aliases.remove', { alias: one })}
                onClick={() => void onRemove(one)}
              >
                ✕
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {isEditable ? (
        <Space.Compact className="no-print">
          <Input
            value={typed}
            maxLength={100}
            aria-label={text('indicators.aliases.new')}
            placeholder={text('indicators.aliases.new')}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={() => void add()}
          />
          <Button loading={isBusy} disabled={alias.length < 2} onClick={() => void add()}>
            {text('indicators.aliases.add')}
          </Button>
        </Space.Compact>
      ) : null}
    </>
  )
}

export function DepartmentSelect({
  id,
  value,
  onChange,
  departments,
}: {
  id: string
  value: unknown
  onChange: (value: unknown) => void
  departments: readonly { id: string; name: string; regionName: string }[]
}): ReactNode {
  const text = useText()
  return (
    <Select
      id={id}
      value={typeof value === 'string' ? value : null}
      onChange={(next) => onChange(next ?? null)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={text('indicators.owner.choose')}
      options={departments.map((one) => ({ value: one.id, label: `${one.regionName} ${one.name}` }))}
    />
  )
}
