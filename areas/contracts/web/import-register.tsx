import './contracts.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { checkRegister, importRegister, type RegisterImport } from '#contract/contracts'
import { call, useAct } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
import { Go } from '#ui/link'
import { Page, Section } from '#ui/page'
import { useSendFile } from '#ui/send-file'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { wanOf } from './words.tsx'

const maxBytes = 20 * 1024 * 1024

/** Drop the sheet that the national system exports, see what it would do, and take it into the register. */
export default function ImportRegister(): ReactNode {
  const text = useText()
  const [found, setFound] = useState<RegisterImport | null>(null)
  return (
    <Page
      title={text('contracts.import')}
      subtitle={text('contracts.import.about')}
      trail={[{ title: text('contracts.register'), to: '/contracts' }]}
    >
      {found ? <Checked found={found} onFound={setFound} /> : <Upload onFound={setFound} />}
    </Page>
  )
}

interface Finding {
  onFound: (found: RegisterImport | null) => void
}

function Upload({ onFound }: Finding): ReactNode {
  const text = useText()
  const drop = useSendFile(async (file, onProgress) => onFound(await call(checkRegister, { file, onProgress })))
  return (
    <>
      <FileDrop accept={['.xlsx', '.csv', '.xls']} maxBytes={maxBytes} {...drop} />
      <ul className="import-hints">
        <li>{text('contracts.import.columns')}</li>
        <li>{text('contracts.import.more')}</li>
        <li>{text('contracts.import.twice')}</li>
      </ul>
    </>
  )
}

function Checked({ found, onFound }: Finding & { found: RegisterImport }): ReactNode {
  const text = useText()
  const write = useAct(importRegister, {
    done: (answer) => text('contracts.import.done', { count: answer.taken }),
    onDone: onFound,
  })
  const { taken, unchanged, refused, fileName, isWritten, contractYuan } = found
  const counts = { file: fileName, taken, unchanged, refused, wan: wanOf(contractYuan) }
  return (
    <>
      <p className="import-counts" aria-live="polite">
        {text(isWritten ? 'contracts.import.written' : 'contracts.import.counts', counts)}
      </p>
      <p className="page-tools no-print">
        {isWritten ? (
          <Go to="/contracts" className="button">
            {text('contracts.register')}
          </Go>
        ) : (
          <Button
            type="primary"
            disabled={taken === 0}
            loading={write.isRunning}
            onClick={() => void write.run({ body: { fileId: found.fileId } })}
          >
            {text('contracts.import.confirm', { count: taken })}
          </Button>
        )}
        <Button onClick={() => onFound(null)}>{text('contracts.import.again')}</Button>
      </p>
      {refused > 0 ? (
        <Section title={text('contracts.import.refused', { count: refused })}>
          <Refused found={found} />
        </Section>
      ) : null}
    </>
  )
}

function Refused({ found }: { found: RegisterImport }): ReactNode {
  const text = useText()
  return (
    <>
      {found.refused > found.rows.length ? (
        <p className="quiet">{text('contracts.import.first', { count: found.rows.length })}</p>
      ) : null}
      <RowsTable
        id="contracts.import"
        label={text('contracts.import.refused', { count: found.refused })}
        rows={found.rows}
        rowKey={({ sheet, row }) => `${sheet} ${row}`}
        columns={[
          { key: 'row', title: text('contracts.import.row'), kind: 'number', width: 80 },
          {
            key: 'label',
            title: text('contracts.import.label'),
            isTitle: true,
            width: 300,
            value: ({ label }) => label,
            render: ({ label, sheet, row }) => label || `${sheet} ${row}`,
          },
          {
            key: 'reasons',
            title: text('contracts.import.reasons'),
            width: 520,
            value: ({ reasons }) => reasons.map(say).join(' '),
            render: ({ reasons }) => (
              <ul className="import-reasons">
                {reasons.map((reason) => (
                  <li key={reason.zh}>{say(reason)}</li>
                ))}
              </ul>
            ),
          },
        ]}
        empty={{ title: text('contracts.import.none') }}
      />
    </>
  )
}
