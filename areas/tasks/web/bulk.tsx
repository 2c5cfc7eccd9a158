import './tasks.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { askTasks, downloadTemplate, readSheet, type SheetRow } from '#contract/tasks'
import type { ResponseOf } from '#platform/http/endpoint'
import { call, download, useAct } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
import { DatePick } from '#ui/form'
import { useGo } from '#ui/link'
import { Page, Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { useSendFile } from '#ui/send-file'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { sayAll, useText } from '#ui/text'
import { UnitPicker } from './unit-picker.tsx'

type Sheet = ResponseOf<typeof readSheet>

/** Drop a sheet, see what each row would become, mend what is missing, ask for all of them at once. */
export default function BulkPage(): ReactNode {
  const text = useText()
  const [sheet, setSheet] = useState<Sheet | null>(null)
  return (
    <Page
      title={text('tasks.bulk')}
      subtitle={text('tasks.bulk.subtitle')}
      trail={[{ title: text('tasks.mine'), to: '/tasks' }]}
      action={<Button onClick={() => void download(downloadTemplate, {})}>{text('tasks.bulk.template')}</Button>}
    >
      {sheet ? <Preview sheet={sheet} onAgain={() => setSheet(null)} /> : <Upload onSheet={setSheet} />}
    </Page>
  )
}

const maxBytes = 5 * 1024 * 1024

function Upload({ onSheet }: { onSheet: (sheet: Sheet) => void }): ReactNode {
  const text = useText()
  const drop = useSendFile(async (file, onProgress) => onSheet(await call(readSheet, { file, onProgress })))
  return (
    <>
      <FileDrop accept={['.xlsx', '.csv']} maxBytes={maxBytes} {...drop} />
      <ul className="bulk-hints">
        <li>{text('tasks.bulk.hint.columns')}</li>
        <li>{text('tasks.bulk.hint.units')}</li>
        <li>{text('tasks.bulk.hint.twice')}</li>
      </ul>
    </>
  )
}

/** Said of units; whether it still holds is seen from the units themselves. */
const aboutUnits = ['tasks.lead-missing', 'tasks.unit-unknown', 'tasks.unit-twice']

/** What still stands in the way of a row. */
function openProblems(row: SheetRow): SheetRow['problems'] {
  const isKnown = row.lead.unit !== null && row.support.every(({ unit }) => unit !== null)
  return row.problems.filter(({ code }) => !isKnown || !aboutUnits.includes(code))
}

const isReady = (row: SheetRow) => row.lead.unit !== null && openProblems(row).length === 0

/** A row after a person mended it: what was said of the old value is no longer said. */
function mended(row: SheetRow, part: Partial<SheetRow>): SheetRow {
  const gone = part.dueOn === undefined ? [] : ['tasks.due-past', 'tasks.milestone-late']
  return { ...row, ...part, problems: row.problems.filter(({ code }) => !gone.includes(code)) }
}

function Preview({ sheet, onAgain }: { sheet: Sheet; onAgain: () => void }): ReactNode {
  const text = useText()
  const go = useGo()
  const [rows, setRows] = useState(sheet.rows)
  const ask = useAct(askTasks, {
    quiet: true,
    done: (answer) => text('tasks.bulk.done', { count: answer.openedCount, already: answer.alreadyCount }),
    onDone: () => go('/tasks/list', { mine: 'asker', state: 'to-accept' }),
  })
  const ready = rows.filter(isReady)
  const change = (number: number, part: Partial<SheetRow>) =>
    setRows(rows.map((row) => (row.row === number ? mended(row, part) : row)))
  const send = () =>
    void ask.run({
      body: { fileId: sheet.fileId, fileName: sheet.fileName, tasks: ready.map(taskOf) },
    })
  return (
    <>
      <p className="task-headline" aria-live="polite">
        {text('tasks.bulk.counts', { file: sheet.fileName, ready: ready.length, rest: rows.length - ready.length })}
      </p>
      {ask.problem ? <ProblemList problems={ask.problem.errors.map((each) => each.message)} /> : null}
      <p className="page-tools no-print">
        <Button type="primary" disabled={ready.length === 0} loading={ask.isRunning} onClick={send}>
          {text('tasks.bulk.confirm', { count: ready.length })}
        </Button>
        <Button onClick={onAgain}>{text('tasks.bulk.again')}</Button>
      </p>
      <Section title={text('tasks.bulk.rows')}>
        <Rows rows={rows} onChange={change} />
      </Section>
    </>
  )
}

function taskOf(row: SheetRow) {
  return {
    row: row.row,
    title: row.title,
    detail: row.detail,
    lead: row.lead.unit ?? '',
    support: row.support.flatMap(({ unit }) => (unit !== null && unit !== row.lead.unit ? [unit] : [])),
    dueOn: row.dueOn,
    priority: row.priority,
  }
}

function Rows({
  rows,
  onChange,
}: {
  rows: SheetRow[]
  onChange: (row: number, part: Partial<SheetRow>) => void
}): ReactNode {
  const text = useText()
  return (
    <RowsTable
      id="tasks.bulk"
      label={text('tasks.bulk.rows')}
      rows={rows}
      rowKey={(row) => String(row.row)}
      pageSize={500}
      columns={[
        { key: 'row', title: text('tasks.bulk.row'), kind: 'number', width: 60 },
        {
          key: 'state',
          title: text('tasks.column.state'),
          width: 110,
          value: (row) => text(isReady(row) ? 'tasks.bulk.ready' : 'tasks.bulk.not-ready'),
          render: (row) =>
            isReady(row) ? (
              <StatusTag tone="good" label={text('tasks.bulk.ready')} />
            ) : (
              <StatusTag tone="bad" label={text('tasks.bulk.not-ready')} />
            ),
        },
        { key: 'title', title: text('tasks.column.title'), isTitle: true, width: 260 },
        {
          key: 'lead',
          title: text('tasks.column.lead'),
          width: 200,
          value: (row) => row.lead.name ?? row.lead.printed,
          render: (row) => (
            <>
              <UnitPicker
                label={`${text('tasks.column.lead')} ${row.row}`}
                value={row.lead.unit}
                onChange={(unit) =>
                  onChange(row.row, { lead: { ...row.lead, unit: typeof unit === 'string' ? unit : null } })
                }
              />
              {row.lead.unit === null && row.lead.printed ? (
                <span className="quiet">{text('tasks.bulk.printed', { name: row.lead.printed })}</span>
              ) : null}
            </>
          ),
        },
        {
          key: 'support',
          title: text('tasks.column.support'),
          width: 220,
          value: (row) => sayAll(row.support.map(({ name, printed }) => name ?? printed)),
          render: (row) => <SupportCell row={row} onChange={onChange} />,
        },
        {
          key: 'dueOn',
          title: text('tasks.column.due'),
          width: 160,
          value: (row) => row.dueOn,
          render: (row) => (
            <DatePick
              label={`${text('tasks.column.due')} ${row.row}`}
              value={row.dueOn ?? undefined}
              onChange={(dueOn) => onChange(row.row, { dueOn: dueOn ?? null })}
            />
          ),
        },
        {
          key: 'problems',
          title: text('tasks.bulk.problems'),
          width: 300,
          value: (row) =>
            openProblems(row)
              .map(({ message }) => message)
              .join(' '),
        },
      ]}
    />
  )
}

function SupportCell({
  row,
  onChange,
}: {
  row: SheetRow
  onChange: (row: number, part: Partial<SheetRow>) => void
}): ReactNode {
  const text = useText()
  const unknown = row.support.filter(({ unit }) => unit === null)
  return (
    <>
      <UnitPicker
        many
        label={`${text('tasks.column.support')} ${row.row}`}
        value={row.support.flatMap(({ unit }) => unit ?? [])}
        onChange={(units) =>
          onChange(row.row, {
            support: Array.isArray(units) ? units.map((unit) => ({ printed: '', unit: String(unit), name: null })) : [],
          })
        }
      />
      {unknown.length > 0 ? (
        <span className="quiet">
          {text('tasks.bulk.printed', { name: sayAll(unknown.map(({ printed }) => printed)) })}
        </span>
      ) : null}
    </>
  )
}
