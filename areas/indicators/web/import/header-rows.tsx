import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { chooseImportHeader, type ImportHeaderView } from '#contract/indicators'
import { useAct } from '#ui/api'
import { useText } from '#ui/text'

/** Where the header of a sheet begins and how many lines it has, for when it was not recognised; the file is read again. */
export function HeaderRows({
  importId,
  header,
  onSaved,
}: {
  importId: string
  header: ImportHeaderView
  onSaved: () => void
}): ReactNode {
  const text = useText()
  const [row, setRow] = useState(header.row)
  const [levels, setLevels] = useState(0)
  const choose = useAct(chooseImportHeader, { onDone: onSaved })
  const body = { sheet: header.sheet, row, levels: levels === 0 ? null : levels }
  return (
    <div className="mapping-header">
      <div>
        {text('indicators.import.header.row')}
        <Select
          aria-label={text('indicators.import.header.row')}
          value={row}
          onChange={setRow}
          options={header.lines.map((line) => ({
            value: line.row,
            label: text('indicators.import.header.line', { row: line.row, text: line.text }),
          }))}
        />
      </div>
      <div>
        {text('indicators.import.header.levels')}
        <Select
          aria-label={text('indicators.import.header.levels')}
          value={levels}
          onChange={setLevels}
          options={[0, 1, 2, 3, 4].map((count) => ({
            value: count,
            label: count === 0 ? text('indicators.import.header.auto') : String(count),
          }))}
        />
      </div>
      <Button loading={choose.isRunning} onClick={() => void choose.run({ params: { importId }, body })}>
        {text('indicators.import.header.read')}
      </Button>
    </div>
  )
}
