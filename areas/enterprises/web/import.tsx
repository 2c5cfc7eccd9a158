import './enterprises.css'
import { Button, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import {
  confirmCompanyImport,
  downloadRefusedRows,
  factSources,
  getCompanyImport,
  type ImportView,
  listCompanyImportRows,
  recordableSources,
  undoCompanyImport,
  uploadCompanyFacts,
} from '#contract/enterprises'
import { call, download, useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { ErrorPanel } from '#ui/error-page'
import { FileDrop } from '#ui/file-drop'
import { JobProgress } from '#ui/job-progress'
import { Go, useQueryState } from '#ui/link'
import { Page, Skeleton } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { useSendFile } from '#ui/send-file'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'

const maxBytes = 20 * 1024 * 1024

/** Drop a sheet, see what would become of each row, confirm. Leaving and returning loses nothing. */
export default function ImportCompanies(): ReactNode {
  const text = useText()
  const [address, setAddress] = useQueryState()
  const importId = address.import ?? ''
  return (
    <Page
      title={text('enterprises.import')}
      subtitle={text('enterprises.import.about')}
      trail={[{ title: text('enterprises.list'), to: '/enterprises' }]}
    >
      {importId ? (
        <Batch key={importId} importId={importId} onAgain={() => setAddress({ import: '' })} />
      ) : (
        <Upload onStarted={(id) => setAddress({ import: id })} />
      )}
    </Page>
  )
}

function Upload({ onStarted }: { onStarted: (importId: string) => void }): ReactNode {
  const text = useText()
  const id = useId()
  const [source, setSource] = useState<(typeof recordableSources)[number]>('office')
  const drop = useSendFile(async (file, onProgress) => {
    onStarted((await call(uploadCompanyFacts, { file, body: { source }, onProgress })).id)
  })
  return (
    <>
      <div className="acts">
        <label htmlFor={id}>{text('enterprises.import.source')}</label>
        <Select
          id={id}
          value={source}
          onChange={setSource}
          style={{ minWidth: 200 }}
          options={recordableSources.map((value) => ({ value, label: say(factSources[value]) }))}
        />
      </div>
      <FileDrop accept={['.xlsx', '.csv', '.xls']} maxBytes={maxBytes} {...drop} />
      <ul>
        <li>{text('enterprises.import.columns')}</li>
        <li>{text('enterprises.import.further')}</li>
        <li>{text('enterprises.import.twice')}</li>
      </ul>
    </>
  )
}

function Batch({ importId, onAgain }: { importId: string; onAgain: () => void }): ReactNode {
  const answer = useCall(getCompanyImport, { params: { importId } })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  const batch = answer.data
  if (!batch) return <Skeleton lines={8} />
  const refresh = () => void answer.refetch()
  const isBusy = batch.status === 'reading' || batch.status === 'confirmed'
  return (
    <>
      <p>
        <strong>{batch.fileName}</strong> · {say(factSources[batch.source])}
      </p>
      {isBusy && batch.jobId ? <JobProgress key={batch.jobId} jobId={batch.jobId} onOver={refresh} /> : null}
      <ProblemList problems={batch.problems} />
      {isBusy || batch.status === 'unreadable' ? null : <Outcome batch={batch} />}
      <Acts batch={batch} onChanged={refresh} onAgain={onAgain} />
      {isBusy || batch.status === 'unreadable' ? null : <Rows importId={importId} />}
    </>
  )
}

function Outcome({ batch }: { batch: ImportView }): ReactNode {
  const text = useText()
  const { accepted, unchanged, refused, skipped, newCompanies, newFacts, newCertificates } = batch
  return (
    <div aria-live="polite">
      <p>{text(`enterprises.import.${batch.status}`, { accepted, unchanged, refused, skipped })}</p>
      {batch.status === 'done' ? (
        <p>
          {text('enterprises.import.written', {
            companies: newCompanies,
            facts: newFacts,
            certificates: newCertificates,
          })}{' '}
          <Go to="/enterprises">{text('enterprises.list')}</Go>
        </p>
      ) : null}
    </div>
  )
}

interface ActsProps {
  batch: ImportView
  onChanged: () => void
  onAgain: () => void
}

function Acts({ batch, onChanged, onAgain }: ActsProps): ReactNode {
  const text = useText()
  const params = { importId: batch.id }
  const write = useAct(confirmCompanyImport, { onDone: onChanged })
  const undo = useAct(undoCompanyImport, { done: text('enterprises.import.undo.done'), onDone: onChanged })
  const takeBack = async () => {
    const title = text('enterprises.import.undo')
    const body = text('enterprises.import.undo.about')
    if ((await confirm({ title, body, yes: title, isDanger: true })) !== null) await undo.run({ params })
  }
  return (
    <p className="acts">
      {batch.status === 'previewed' ? (
        <Button
          type="primary"
          disabled={batch.accepted === 0}
          loading={write.isRunning}
          onClick={() => void write.run({ params })}
        >
          {text('enterprises.import.confirm', { count: batch.accepted })}
        </Button>
      ) : null}
      {batch.refused > 0 ? (
        <Button onClick={() => void download(downloadRefusedRows, { params })}>
          {text('enterprises.import.refused-sheet', { count: batch.refused })}
        </Button>
      ) : null}
      {batch.undoUntil ? (
        <Button danger loading={undo.isRunning} onClick={() => void takeBack()}>
          {text('enterprises.import.undo')}
        </Button>
      ) : null}
      <Button onClick={onAgain}>{text('enterprises.import.again')}</Button>
    </p>
  )
}

const outcomes = { accepted: 'good', unchanged: 'none', refused: 'bad', skipped: 'none' } as const
const outcomeKeys = Object.keys(outcomes) as (keyof typeof outcomes)[]

function Rows({ importId }: { importId: string }): ReactNode {
  const text = useText()
  return (
    <DataTable
      id="enterprises.import.rows"
      label={text('enterprises.import.rows')}
      endpoint={listCompanyImportRows}
      params={{ importId }}
      rowKey={(row) => String(row.seq)}
      filters={[
        {
          key: 'outcome',
          label: text('enterprises.import.outcome'),
          kind: 'select',
          options: outcomeKeys.map((value) => ({ value, label: text(`enterprises.import.outcome.${value}`) })),
        },
      ]}
      columns={[
        { key: 'row', title: text('enterprises.import.row'), kind: 'number', width: 80 },
        { key: 'name', title: text('enterprises.name'), isTitle: true, width: 260 },
        { key: 'creditCode', title: text('enterprises.code'), width: 190 },
        { key: 'period', title: text('enterprises.import.period'), width: 110 },
        {
          key: 'outcome',
          title: text('enterprises.import.outcome'),
          width: 130,
          render: (row) => (
            <StatusTag tone={outcomes[row.outcome]} label={text(`enterprises.import.outcome.${row.outcome}`)} />
          ),
        },
        { key: 'detail', title: text('enterprises.import.detail'), width: 380 },
      ]}
      empty={{ title: text('enterprises.import.no-rows') }}
    />
  )
}
