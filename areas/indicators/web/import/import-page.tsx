import '../indicators.css'
import './import.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { downloadTemplate, getImport, uploadImport } from '#contract/indicators'
import { call, download, useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { FileDrop } from '#ui/file-drop'
import { JobProgress } from '#ui/job-progress'
import { useQueryState } from '#ui/link'
import { Page, Skeleton } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { useSendFile } from '#ui/send-file'
import { useText } from '#ui/text'
import { ColumnMappings } from './column-mappings.tsx'
import { ImportPreview } from './import-preview.tsx'
import { ImportSteps } from './import-steps.tsx'

const maxBytes = 20 * 1024 * 1024

/** Drop a sheet, say what its columns are, see what would happen to each row, confirm. Leaving and returning loses nothing. */
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
        <ImportBatch key={importId} importId={importId} onAgain={() => setAddress({ import: '' })} />
      ) : (
        <ImportUpload onStarted={(id) => setAddress({ import: id })} />
      )}
    </Page>
  )
}

function ImportUpload({ onStarted }: { onStarted: (importId: string) => void }): ReactNode {
  const text = useText()
  const drop = useSendFile(async (file, onProgress) => onStarted((await call(uploadImport, { file, onProgress })).id))
  return (
    <>
      <ImportSteps at="file" />
      <FileDrop accept={['.xlsx', '.csv']} maxBytes={maxBytes} {...drop} />
      <ul className="import-hints">
        <li>{text('indicators.import.long')}</li>
        <li>{text('indicators.import.wide')}</li>
        <li>{text('indicators.import.twice')}</li>
      </ul>
    </>
  )
}

function ImportBatch({ importId, onAgain }: { importId: string; onAgain: () => void }): ReactNode {
  const text = useText()
  const [isMapping, setMapping] = useState(false)
  const answer = useCall(getImport, { params: { importId } })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  const batch = answer.data
  if (!batch) return <Skeleton lines={8} />
  const refresh = () => void answer.refetch()
  const again = <Button onClick={onAgain}>{text('indicators.import.again')}</Button>
  if (batch.status === 'reading')
    return (
      <>
        <ImportSteps at="columns" />
        {batch.jobId ? <JobProgress key={batch.jobId} jobId={batch.jobId} onOver={refresh} /> : null}
        <p className="quiet">{text('indicators.import.reading')}</p>
      </>
    )
  if (batch.status === 'unreadable')
    return (
      <>
        <ImportSteps at="file" />
        <ProblemList problems={batch.problems.map((problem) => problem.message)} />
        <p className="page-tools no-print">{again}</p>
      </>
    )
  if (batch.status === 'unmapped' || isMapping)
    return (
      <>
        <ImportSteps at="columns" />
        <ColumnMappings
          batch={batch}
          onSaved={() => {
            setMapping(false)
            refresh()
          }}
        />
        <p className="page-tools no-print">
          {batch.status === 'unmapped' ? null : (
            <Button onClick={() => setMapping(false)}>{text('indicators.import.to-rows')}</Button>
          )}
          {again}
        </p>
      </>
    )
  return <ImportPreview batch={batch} again={again} onChanged={refresh} onMap={() => setMapping(true)} />
}
