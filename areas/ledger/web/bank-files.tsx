import './ledger.css'
import type { ReactNode } from 'react'
import { type BankFile, listBankFiles, uploadBankFile } from '#contract/ledger'
import { call, useCall } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
import { Go, useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { useSendFile } from '#ui/send-file'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'

const maxBytes = 10 * 1024 * 1024

/** The bank's answers: drop a file, and what each line comes to is shown before anything is booked. */
export default function BankFiles(): ReactNode {
  const text = useText()
  const go = useGo()
  const overview = useCall(listBankFiles, { query: { pageSize: 1 } })
  const { mayWrite = false, unansweredCount = 0 } = overview.data ?? {}
  return (
    <Page
      title={text('ledger.bank-files')}
      subtitle={overview.data ? text('ledger.unanswered', { count: unansweredCount }) : null}
      action={mayWrite ? <Go to="/ledger/bank-layout">{text('ledger.layout')}</Go> : null}
    >
      {mayWrite ? (
        <Section title={text('ledger.bank-file.upload')}>
          <Upload />
        </Section>
      ) : null}
      <DataTable
        id="ledger.bank-files"
        label={text('ledger.bank-files')}
        endpoint={listBankFiles}
        rowKey={(row: BankFile) => row.id}
        inAddress
        columns={[
          { key: 'fileName', title: text('ledger.column.file'), isTitle: true, width: 300 },
          {
            key: 'state',
            title: text('ledger.column.state'),
            width: 170,
            value: () => null,
            render: (row) => <FileState file={row} />,
          },
          { key: 'lineCount', title: text('ledger.column.lines'), kind: 'number', width: 100 },
          { key: 'bookedCount', title: text('ledger.column.booked'), kind: 'number', width: 100 },
          { key: 'readyCount', title: text('ledger.column.ready'), kind: 'number', width: 100 },
          { key: 'openCount', title: text('ledger.column.open'), kind: 'number', width: 110 },
          { key: 'uploadedByName', title: text('ledger.column.uploaded-by'), width: 110 },
          {
            key: 'uploadedAt',
            title: text('ledger.column.uploaded'),
            width: 150,
            render: (row) => <DateText date={row.uploadedAt} />,
          },
        ]}
        onOpen={(row) => go(`/ledger/bank-files/${row.id}`)}
        empty={{ title: text('ledger.bank-files.none'), hint: text('ledger.bank-files.none.hint') }}
      />
    </Page>
  )
}

export function FileState({ file }: { file: BankFile }): ReactNode {
  const text = useText()
  if (file.readyCount > 0) return <StatusTag tone="warn" label={text('ledger.bank-file.ready')} />
  if (file.openCount > 0) return <StatusTag tone="warn" label={text('ledger.bank-file.open')} />
  return <StatusTag tone="good" label={text('ledger.bank-file.done')} />
}

function Upload(): ReactNode {
  const text = useText()
  const go = useGo()
  const drop = useSendFile(async (file, onProgress) => {
    const taken = await call(uploadBankFile, { file, onProgress })
    if (taken.isKnown) notify('info', text('ledger.bank-file.known'))
    go(`/ledger/bank-files/${taken.bankFileId}`)
  })
  return (
    <FileDrop accept={['.csv', '.xlsx', '.txt']} maxBytes={maxBytes} {...drop} hint={text('ledger.bank-file.hint')} />
  )
}
