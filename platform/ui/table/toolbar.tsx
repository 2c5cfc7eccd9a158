import { Button, Checkbox, Dropdown, Popover, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { SavedViews } from '../saved-views.tsx'
import { useText } from '../text.tsx'
import type { Column } from './columns.ts'
import type { Kept } from './kept.ts'
import { type TableState, viewOf } from './state.ts'

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

/** Saved views, columns, copy and export, at the right end of the filter bar. */
export function Toolbar<Row>(props: {
  columns: Column<Row>[]
  shown: Set<string>
  kept: Kept
  change: (part: Partial<Kept>) => void
  /** Page name of the table's saved views. */
  page: string
  state: TableState
  onView: (query: Record<string, string>) => void
  onCopy: () => void
  onExport?: () => void
  isExporting?: boolean
}): ReactNode {
  const text = useText()
  return (
    <div className="table-toolbar">
      <SavedViews page={props.page} query={viewOf(props.state)} onView={props.onView} />
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
