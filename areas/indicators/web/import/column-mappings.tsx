import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  columnMeanings,
  type ImportHeaderView,
  type ImportSummaryView,
  listIndicators,
  mapImport,
} from '#contract/indicators'
import { useAct, useCall } from '#ui/api'
import { PeriodPicker, RegionPicker } from '#ui/form'
import { Section, Skeleton } from '#ui/page'
import { useText } from '#ui/text'
import { HeaderRows } from './header-rows.tsx'

type Mapping = ImportHeaderView['mapping']
type Column = Mapping['columns'][number]
interface Choice {
  value: string
  label: string
}

/** What each column holds, for every header of the file; a correction is remembered for the sender. */
export function ColumnMappings({ batch, onSaved }: { batch: ImportSummaryView; onSaved: () => void }): ReactNode {
  const text = useText()
  const indicators = useCall(listIndicators, { query: { pageSize: 200 } })
  const headers = [...new Map(batch.headers.map((header) => [header.signature, header])).values()]
  if (!indicators.data) return <Skeleton lines={6} />
  const choices = indicators.data.items.map((one) => ({ value: one.id, label: `${one.name}（${one.unit || '—'}）` }))
  return (
    <>
      <p>{text(batch.status === 'unmapped' ? 'indicators.import.unmapped' : 'indicators.import.columns.hint')}</p>
      {headers.map((header) => (
        <HeaderMapping
          key={header.signature}
          importId={batch.id}
          fileName={batch.fileName}
          header={header}
          choices={choices}
          onSaved={onSaved}
        />
      ))}
    </>
  )
}

function HeaderMapping({
  importId,
  fileName,
  header,
  choices,
  onSaved,
}: {
  importId: string
  fileName: string
  header: ImportHeaderView
  choices: Choice[]
  onSaved: () => void
}): ReactNode {
  const text = useText()
  const [mapping, setMapping] = useState<Mapping>(header.mapping)
  const save = useAct(mapImport, { onDone: onSaved })
  const params = { importId }
  const { signature } = header
  const places = header.labels.map((label, index) => `${index} ${label}`)
  const setColumn = (index: number, change: Partial<Column>) =>
    setMapping({ ...mapping, columns: mapping.columns.map((one, at) => (at === index ? { ...one, ...change } : one)) })
  return (
    <Section
      title={text(header.lastRow > header.row ? 'indicators.import.sheet-rows' : 'indicators.import.sheet', {
        sheet: header.sheet || fileName,
        row: header.row,
        last: header.lastRow,
      })}
      extra={<span className="quiet">{text(`indicators.import.from.${header.from}`)}</span>}
    >
      {header.lines.length > 0 ? <HeaderRows importId={importId} header={header} onSaved={onSaved} /> : null}
      <div className="mapping-scroll">
        <table className="mapping-table">
          <thead>
            <tr>
              {(['heading', 'samples', 'meaning'] as const).map((key) => (
                <th key={key} scope="col">
                  {text(`indicators.import.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {header.labels.map((label, index) => (
              <tr key={places[index]}>
                <th scope="row">{label || '—'}</th>
                <td className="quiet">{header.samples[index]?.filter((sample) => sample !== '').join(' · ')}</td>
                <td>
                  <ColumnChoice
                    label={label}
                    column={
                      mapping.columns[index] ?? { is: 'ignore', indicatorId: null, period: null, regionPath: null }
                    }
                    choices={choices}
                    onChange={(change) => setColumn(index, change)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <WholeSheet mapping={mapping} choices={choices} onChange={setMapping} />
      <p className="page-tools no-print">
        <Button
          type="primary"
          loading={save.isRunning}
          onClick={() => void save.run({ params, body: { signature, mapping } })}
        >
          {text('indicators.import.columns.save')}
        </Button>
        {header.from === 'remembered' ? (
          <Button onClick={() => void save.run({ params, body: { signature, mapping: null } })}>
            {text('indicators.import.columns.forget')}
          </Button>
        ) : null}
      </p>
    </Section>
  )
}

function ColumnChoice({
  label,
  column,
  choices,
  onChange,
}: {
  label: string
  column: Column
  choices: Choice[]
  onChange: (change: Partial<Column>) => void
}): ReactNode {
  const text = useText()
  const of = (what: string) => `${label} ${text(what)}`
  return (
    <div className="mapping-choice">
      <Select
        aria-label={of('indicators.import.column.meaning')}
        value={column.is}
        onChange={(is: Column['is']) => onChange({ is, indicatorId: null, period: null, regionPath: null })}
        options={columnMeanings.map((value) => ({ value, label: text(`indicators.import.is.${value}`) }))}
      />
      {column.is === 'value' ? (
        <>
          <IndicatorChoice
            label={of('indicators.column.indicator')}
            value={column.indicatorId}
            choices={choices}
            onChange={(indicatorId) => onChange({ indicatorId })}
          />
          <PeriodPicker
            kind="month"
            label={of('indicators.column.period')}
            value={column.period ?? undefined}
            onChange={(period) => onChange({ period: period ?? null })}
          />
          <RegionPicker
            label={of('indicators.region')}
            placeholder={text('indicators.import.region-by-row')}
            value={column.regionPath ?? undefined}
            onChange={(regionPath) => onChange({ regionPath: regionPath ?? null })}
          />
        </>
      ) : null}
    </div>
  )
}

function IndicatorChoice({
  label,
  value,
  choices,
  onChange,
}: {
  label: string
  value: string | null
  choices: Choice[]
  onChange: (indicatorId: string | null) => void
}): ReactNode {
  const text = useText()
  return (
    <Select
      aria-label={label}
      placeholder={text('indicators.import.indicator-by-row')}
      value={value}
      onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={choices}
    />
  )
}

/** What stands in no column because it is the same for the whole sheet. */
function WholeSheet({
  mapping,
  choices,
  onChange,
}: {
  mapping: Mapping
  choices: Choice[]
  onChange: (mapping: Mapping) => void
}): ReactNode {
  const text = useText()
  const has = (is: Column['is']) => mapping.columns.some((column) => column.is === is)
  return (
    <div className="mapping-whole">
      {has('indicator') ? null : (
        <div>
          {text('indicators.import.whole.indicator')}
          <IndicatorChoice
            label={text('indicators.import.whole.indicator')}
            value={mapping.indicatorId}
            choices={choices}
            onChange={(indicatorId) => onChange({ ...mapping, indicatorId })}
          />
        </div>
      )}
      {has('period') ? null : (
        <div>
          {text('indicators.import.whole.period')}
          <PeriodPicker
            kind="month"
            label={text('indicators.import.whole.period')}
            value={mapping.period ?? undefined}
            onChange={(period) => onChange({ ...mapping, period: period ?? null })}
          />
        </div>
      )}
      {has('region') ? null : (
        <div>
          {text('indicators.import.whole.region')}
          <RegionPicker
            label={text('indicators.import.whole.region')}
            value={mapping.regionPath ?? undefined}
            onChange={(regionPath) => onChange({ ...mapping, regionPath: regionPath ?? null })}
          />
        </div>
      )}
    </div>
  )
}
