import './indicators.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { confirmImport, downloadRefused, downloadTemplate, getImport, uploadImport } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { ApiProblem, asProblem, call, download, useAct, useCall } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
import { JobProgress } from '#ui/job-progress'
import { Go, useQueryState } from '#ui/link'
import { Page, Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { useText } from '#ui/text'

type Preview = ResponseOf<typeof uploadImport>
type Row = Preview['rows'][number]

const maxBytes = 10 * 1024 * 1024

/** Drop a sheet, see what would happen to each row, confirm, follow the work. Leaving and returning loses nothing. */
export default function ImportPage(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const importId = address.import ?? ''
  return (
    <Page
      title={text('indicators.import')}
      subtitle={text('indicators.import.subtitle')}
      trail={[
        { title: text('indicators.cockpit'), to: '/cockpit' },
        { title: text('indicators.entry'), to: '/indicators/entry' },
      ]}
      action={
        <Button className="no-print" onClick={() => void download(downloadTemplate, { query: {} })}>
          {text('indicators.template')}
        </Button>
      }
    >
      {importId ? (
        <ImportReview importId={importId} onAgain={() => setAddress({ import: '' })} />
      ) : (
        <ImportUpload onPreview={(id) => setAddress({ import: id })} />
      )}
    </Page>
  )
}

function ImportUpload({ onPreview }: { onPreview: (importId: string) => void }): ReactNode {
  const text = useText()
  const [file, setFile] = useState<File | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [problems, setProblems] = useState<string[]>([])

  async function send(next: File | null) {
    setFile(next)
    setProblems([])
    if (!next) return
    setProgress(0)
    try {
      const preview = await call(uploadImport, { file: next, onProgress: setProgress })
      onPreview(preview.id)
    } catch (error) {
      if (!(error instanceof ApiProblem)) console.error(error)
      setProblems(asProblem(error).errors.map((each) => each.message))
    } finally {
      setProgress(null)
    }
  }

  return (
    <>
      <FileDrop
        file={file}
        onFile={(next) => void send(next)}
        accept={['.xlsx', '.csv']}
        maxBytes={maxBytes}
        progress={progress}
        problems={problems}
      />
      <ul className="import-hints">
        <li>{text('indicators.import.long')}</li>
        <li>{text('indicators.import.wide')}</li>
        <li>{text('indicators.import.twice')}</li>
      </ul>
    </>
  )
}

function ImportReview({ importId, onAgain }: { importId: string; onAgain: () => void }): ReactNode {
  const answer = useCall(getImport, { params: { importId } })
  const text = useText()
  if (answer.isError) {
    return (
      <>
        <ProblemList problems={asProblem(answer.error).errors.map((each) => each.message)} />
        <Button onClick={onAgain}>{text('indicators.import.again')}</Button>
      </>
    )
  }
  return answer.data ? (
    <ImportResult preview={answer.data} onAgain={onAgain} onOver={() => void answer.refetch()} />
  ) : null
}

function ImportResult({
  preview,
  onAgain,
  onOver,
}: {
  preview: Preview
  onAgain: () => void
  onOver: () => void
}): ReactNode {
  const text = useText()
  const params = { importId: preview.id }
  const confirm = useAct(confirmImport)
  const { accepted, unchanged, refused, status, jobId } = preview
  const isOpen = status === 'previewed'
  return (
    <>
      <p className="cockpit-headline" aria-live="polite">
        {status === 'done'
          ? text('indicators.import.written', { count: preview.written ?? 0 })
          : text('indicators.import.counts', { file: preview.fileName, accepted, unchanged, refused })}
      </p>
      {jobId ? <JobProgress jobId={jobId} onOver={onOver} /> : null}
      <p className="page-tools no-print">
        {isOpen ? (
          <Button
            type="primary"
            disabled={accepted === 0}
            loading={confirm.isRunning}
            onClick={() => void confirm.run({ params })}
          >
            {text('indicators.import.confirm', { count: accepted })}
          </Button>
        ) : null}
        {refused > 0 ? (
          <Button onClick={() => void download(downloadRefused, { params })}>
            {text('indicators.import.refused-sheet')}
          </Button>
        ) : null}
        <Button onClick={onAgain}>{text('indicators.import.again')}</Button>
        {status === 'done' ? <Go to="/cockpit">{text('indicators.cockpit')}</Go> : null}
      </p>
      <Section title={text('indicators.import.rows')}>
        <ImportRows rows={preview.rows} />
      </Section>
    </>
  )
}

const tones = { accepted: 'good', unchanged: 'none', refused: 'bad' } as const

function ImportRows({ rows }: { rows: readonly Row[] }): ReactNode {
  const text = useText()
  const outcomes = ['refused', 'accepted', 'unchanged'] as const
  return (
    <RowsTable
      id="indicators.import"
      label={text('indicators.import.rows')}
      rows={rows}
      rowKey={(row) => `${row.sheet} ${row.row} ${row.period} ${row.indicator}`}
      filters={[
        {
          key: 'outcome',
          label: text('indicators.column.outcome'),
          kind: 'select',
          options: outcomes.map((value) => ({ value, label: text(`indicators.import.${value}`) })),
        },
      ]}
      matches={(row, filters) => !filters.outcome || row.outcome === filters.outcome}
      columns={[
        { key: 'row', title: text('indicators.column.row'), kind: 'number', width: 70, sortable: true },
        {
          key: 'outcome',
          title: text('indicators.column.outcome'),
          width: 100,
          render: (row) => <StatusTag tone={tones[row.outcome]} label={text(`indicators.import.${row.outcome}`)} />,
        },
        { key: 'region', title: text('indicators.region'), width: 110 },
        { key: 'indicator', title: text('indicators.column.indicator'), isTitle: true, width: 220 },
        { key: 'period', title: text('indicators.column.period'), width: 110 },
        {
          key: 'value',
          title: text('indicators.column.value'),
          kind: 'number',
          width: 110,
          render: (row) => row.value,
        },
        { key: 'unit', title: text('indicators.column.unit'), width: 80 },
        {
          key: 'problems',
          title: text('indicators.column.reason'),
          width: 380,
          value: (row) => row.problems.map((one) => one.message).join(' '),
        },
      ]}
      empty={{ title: text('indicators.import.no-rows') }}
    />
  )
}
