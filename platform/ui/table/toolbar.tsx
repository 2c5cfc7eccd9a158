import { Button, Checkbox, Dropdown, Input, Popover, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useText } from '../text.tsx'
import type { Column } from './columns.ts'
import { type Kept, type SavedView, withView } from './kept.ts'
import type { TableState } from './state.ts'

function ColumnChoice<Row>({
  columns,
  shown,
  kept,
  change,
}: {
  columns: Column<Row>[]
  shown: Set<string>
  kept: Kept
  change: (part: Partial<Kept>) => void
}): ReactNode {
  const text = useText()
  return (
    <div className="table-choice">
      <Segmented
        size="small"
        value={kept.density}
        onChange={(density) => change({ density: density === 'roomy' ? 'roomy' : 'tight' })}
        options={[
          { value: 'tight', label: text('ui.table.tight') },
          { value: 'roomy', label: text('ui.table.roomy') },
        ]}
      />
      {columns.map((column) => (
        <Checkbox
          key={column.key}
          checked={shown.has(column.key)}
          disabled={shown.size === 1 && shown.has(column.key)}
          onChange={(event) => {
            const next = new Set(shown)
            if (event.target.checked) next.add(column.key)
            else next.delete(column.key)
            change({ hidden: columns.filter((each) => !next.has(each.key)).map((each) => each.key) })
          }}
        >
          {column.title}
        </Checkbox>
      ))}
      <Button size="small" type="link" onClick={() => change({ hidden: null, density: 'tight' })}>
        {text('ui.table.reset')}
      </Button>
    </div>
  )
}

function Views({
  kept,
  change,
  state,
  onView,
}: {
  kept: Kept
  change: (part: Partial<Kept>) => void
  state: TableState
  onView: (view: SavedView) => void
}): ReactNode {
  const text = useText()
  const [name, setName] = useState('')
  const save = () => {
    if (name.trim() === '') return
    change({ views: withView(kept.views, name.trim(), state) })
    setName('')
  }
  return (
    <div className="table-choice">
      {kept.views.length === 0 ? <span className="quiet">{text('ui.table.views.none')}</span> : null}
      {kept.views.map((view) => (
        <div key={view.name} className="table-view">
          <Button type="link" size="small" onClick={() => onView(view)}>
            {view.name}
          </Button>
          <Button
            type="text"
            size="small"
            aria-label={text('ui.table.views.remove', { name: view.name })}
            onClick={() => change({ views: kept.views.filter((each) => each.name !== view.name) })}
          >
            ×
          </Button>
        </div>
      ))}
      <div className="table-view">
        <Input
          size="small"
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={save}
          placeholder={text('ui.table.views.name')}
          aria-label={text('ui.table.views.name')}
          maxLength={30}
        />
        <Button size="small" onClick={save} disabled={name.trim() === ''}>
          {text('ui.table.views.save')}
        </Button>
      </div>
    </div>
  )
}

/** Saved views, columns, copy and export, at the right end of the filter bar. */
export function Toolbar<Row>(props: {
  columns: Column<Row>[]
  shown: Set<string>
  kept: Kept
  change: (part: Partial<Kept>) => void
  state: TableState
  onView: (view: SavedView) => void
  onCopy: () => void
  onExport?: () => void
  isExporting?: boolean
}): ReactNode {
  const text = useText()
  return (
    <div className="table-toolbar">
      <Popover trigger="click" placement="bottomRight" content={<Views {...props} />}>
        <Button size="small" type="text">
          {text('ui.table.views')}
        </Button>
      </Popover>
      <Popover trigger="click" placement="bottomRight" content={<ColumnChoice {...props} />}>
        <Button size="small" type="text">
          {text('ui.table.columns')}
        </Button>
      </Popover>
      {props.onExport ? (
        <Dropdown.Button
          size="small"
          loading={props.isExporting}
          onClick={props.onExport}
          menu={{ items: [{ key: 'copy', label: text('ui.table.copy') }], onClick: props.onCopy }}
        >
          {text('ui.table.export')}
        </Dropdown.Button>
      ) : (
        <Button size="small" type="text" onClick={props.onCopy}>
          {text('ui.table.copy')}
        </Button>
      )}
    </div>
  )
}
