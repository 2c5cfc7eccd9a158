import type { Frame } from './base-frame.ts'
import type { Draft } from './draft.ts'
import { readMode } from './mode.ts'
import { scanNumbers, type UnitKind } from './numbers.ts'
import { expandNames, leadingVerbs } from './phrases.ts'
import type { TableValue } from './table-cells.ts'
import type { Table, TableRow } from './tables.ts'
import type { DocumentFacts, TargetKind } from './types.ts'

const NO_FRAME: Frame = {
  done: { year: null, months: null, deadline: null, long: true, firm: false },
  ahead: { year: null, months: null, deadline: null, long: true, firm: false },
  last: null,
  from: null,
  goal: null,
}

/** Turns the rows of a flattened table into targets: one for every printed figure. */
export function tableDrafts(table: Table, parts: { document: DocumentFacts }): Draft[] {
  return table.rows.flatMap((row) => row.values.map((value) => cellDraft(table, row, value, parts.document)))
}

function cellDraft(table: Table, row: TableRow, value: TableValue, document: DocumentFacts): Draft {
  const unit = row.unit ?? value.unit
  const unitKind: UnitKind = unit === null ? 'none' : (scanNumbers(`1${unit}`)[0]?.unitKind ?? 'none')
  const rate = value.column.role === 'growth' && (unitKind !== 'ratio' || /年均/.test(value.column.head))
  const name = row.name.replace(/[“”\n]/g, '')
  const { verb, rest } = leadingVerbs(name)
  const growth =
    /(?:增长|增速|增幅|下降|降低|降幅|涨幅|提高)(?:率|幅度)?$/.exec(name)?.[0] ?? (rate ? '年均增长' : null)
  // A report tells what each place has reached.
  const told = row.subject !== undefined && document.kind === 'report' ? 'actual' : 'target'
  const kind: TargetKind = value.column.kind ?? told
  const deadline =
    value.column.year ??
    (kind === 'target'
      ? document.period.to
      : document.period.from === null
        ? null
        : String(Number(document.period.from) - 1))
  const mode = readMode({
    words: value.cumulative ? `累计${name}` : name,
    phrase: name,
    np: rest,
    verb,
    acts: false,
    reached: false,
    growth,
    changes: false,
    relative: false,
    unitKind: rate ? 'ratio' : unitKind === 'none' && /(?:率|比重|占比|比例)$/.test(name) ? 'ratio' : unitKind,
    unit: rate ? '%' : unit,
    kind,
    stretch: document.period.from !== document.period.to || document.period.from === null ? 'until' : 'year',
    annual: /每年|年新增/.test(name),
    head: '',
    restates: false,
    before: null,
    whole: null,
  })
  return {
    item: null,
    indicator: expandNames(rate && !/增/.test(name) ? `${name}年均增速` : name),
    subject: row.subject ?? null,
    mention: {
      value: value.value,
      valueMax: value.valueMax,
      unit: rate ? '%' : unit,
      unitKind,
      comparator: value.comparator,
    },
    mode,
    kind,
    stance: Number.POSITIVE_INFINITY,
    deadline: {
      deadline,
      from: value.column.year === null ? 'inherited' : 'stated',
      annual: false,
      role: 'by',
      stretch: null,
      origin: null,
    },
    growth: null,
    start: row.offset,
    end: value.end,
    valueStart: value.valueOffset,
    valueEnd: value.valueOffset + value.valueText.length,
    of: /占(.{2,20}?)的?(?:比重|比例)/.exec(name)?.[1] ?? null,
    relativeTo: null,
    partOf: null,
    table: table.title ?? '指标表',
    block: -1,
    frame: NO_FRAME,
    sentence: { start: 0, end: 0 },
    paragraph: null,
  }
}
