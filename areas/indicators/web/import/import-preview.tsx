import { Button } from 'antd'
import type { ReactNode } from 'react'
import { confirmImport, downloadRefused, type ImportSummaryView, undoImport } from '#contract/indicators'
import { download, useAct } from '#ui/api'
import { confirm } from '#ui/confirm'
import { JobProgress } from '#ui/job-progress'
import { Go } from '#ui/link'
import { Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { sayAll, useText } from '#ui/text'
import { ImportRows } from './import-rows.tsx'
import { ImportSteps } from './import-steps.tsx'

/** What would become of each row, or what became of it. */
export function ImportPreview({
  batch,
  again,
  onChanged,
  onMap,
}: {
  batch: ImportSummaryView
  again: ReactNode
  onChanged: () => void
  onMap: () => void
}): ReactNode {
  const text = useText()
  const params = { importId: batch.id }
  const write = useAct(confirmImport, { onDone: onChanged })
  const undo = useAct(undoImport, { done: text('indicators.import.undone'), onDone: onChanged })
  const { status, accepted, asked, refused, jobId } = batch
  const isOpen = status === 'previewed'

  async function takeBack() {
    const title = text('indicators.import.undo.title', { count: batch.written ?? 0 })
    const yes = text('indicators.import.undo')
    const body = text('indicators.import.undo.body')
    if ((await confirm({ title, body, yes, isDanger: true })) !== null) await undo.run({ params })
  }

  return (
    <>
      <ImportSteps at={isOpen ? 'rows' : 'done'} />
      <Headline batch={batch} />
      {jobId ? <JobProgress key={jobId} jobId={jobId} onOver={onChanged} /> : null}
      <p className="page-tools no-print">
        {isOpen ? (
          <Button
            type="primary"
            disabled={accepted === 0}
            loading={write.isRunning}
            onClick={() => void write.run({ params })}
          >
            {text('indicators.import.confirm', { count: accepted })}
          </Button>
        ) : null}
        {refused + asked > 0 ? (
          <Button onClick={() => void download(downloadRefused, { params })}>
            {text('indicators.import.refused-sheet')}
          </Button>
        ) : null}
        {isOpen ? <Button onClick={onMap}>{text('indicators.import.columns')}</Button> : null}
        {batch.undoUntil ? (
          <Button danger loading={undo.isRunning} onClick={() => void takeBack()}>
            {text('indicators.import.undo')}
          </Button>
        ) : null}
        {again}
        {status === 'done' ? <Go to="/cockpit">{text('indicators.cockpit')}</Go> : null}
      </p>
      <ProblemList problems={batch.problems.map((problem) => problem.message)} />
      <Section title={text('indicators.import.rows')}>
        <ImportRows batch={batch} onChanged={onChanged} />
      </Section>
    </>
  )
}

function Headline({ batch }: { batch: ImportSummaryView }): ReactNode {
  const text = useText()
  const { fileName: file, accepted, asked, unchanged, refused, skipped, status } = batch
  const notRead = batch.headers.filter((header) => header.lacking.length > 0).map((header) => header.sheet)
  return (
    <>
      <p className="cockpit-headline" aria-live="polite">
        {status === 'done'
          ? text('indicators.import.written', { count: batch.written ?? 0 })
          : status === 'undone'
            ? text('indicators.import.undone')
            : text('indicators.import.counts', { file, accepted, unchanged, refused })}
      </p>
      {asked > 0 && status === 'previewed' ? (
        <p className="import-asked">{text('indicators.import.asked-hint', { count: asked })}</p>
      ) : null}
      <p className="quiet">
        {[
          skipped > 0 ? text('indicators.import.skipped-hint', { count: skipped }) : null,
          notRead.length > 0 ? text('indicators.import.not-read', { sheets: sayAll(notRead) }) : null,
          batch.headers.some((header) => header.from === 'remembered') ? text('indicators.import.remembered') : null,
          batch.undoUntil
            ? text('indicators.import.undo-until', {
                at: new Date(batch.undoUntil).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16),
              })
            : null,
        ]
          .filter((hint) => hint !== null)
          .join(' ')}
      </p>
    </>
  )
}
