import { type ReactNode, useState } from 'react'
import { ApiProblem } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { FileDrop } from '#ui/file-drop'
import { JobProgressView } from '#ui/job-progress'
import { Empty, Section, Skeleton } from '#ui/page'
import { useText } from '#ui/text'

const jobTitle = { zh: '读取规划文件', en: 'Reading the plan' }

export function StatePieces(): ReactNode {
  const text = useText()
  const [file, setFile] = useState<File | null>(null)
  const sample = new File(['x'.repeat(2048)], '样例规划.docx')
  return (
    <>
      <Section title={text('web.gallery.files')}>
        <div className="gallery-grid">
          <FileDrop file={file} onFile={setFile} accept={['.docx', '.pdf', '.txt']} maxBytes={1_048_576} />
          <FileDrop file={sample} onFile={() => {}} progress={0.42} />
          <FileDrop file={sample} onFile={() => {}} problems={[text('web.gallery.file-problem')]} />
        </div>
      </Section>
      <Section title={text('web.gallery.jobs')}>
        <div className="gallery-grid">
          <JobProgressView job={{ title: jobTitle, state: 'waiting', progressShare: 0, step: null }} />
          <JobProgressView
            job={{
              title: jobTitle,
              state: 'running',
              progressShare: 0.35,
              step: { zh: '第 3 页 / 共 12 页', en: 'Page 3 of 12' },
            }}
          />
          <JobProgressView job={{ title: jobTitle, state: 'done', progressShare: 1, step: null }} />
          <JobProgressView
            job={{ title: jobTitle, state: 'refused', progressShare: 0.2, step: null }}
            problems={[text('web.gallery.file-problem')]}
          />
        </div>
      </Section>
      <Section title={text('web.gallery.states')}>
        <div className="gallery-grid">
          <Empty title={text('web.gallery.empty')} hint={text('web.gallery.empty.hint')} />
          <Skeleton lines={5} />
          <ErrorPanel error={new ApiProblem(404, [{ code: 'x', message: text('web.gallery.missing') }])} />
          <ErrorPanel
            error={
              new ApiProblem(403, [
                { code: 'a', message: text('web.not-allowed') },
                { code: 'b', message: text('web.gallery.reason') },
              ])
            }
          />
          <ErrorPanel
            error={
              new ApiProblem(500, [{ code: 'x', message: text('ui.error.unexpected', { status: 500 }) }], '01jd-8f2a')
            }
            onRetry={() => {}}
          />
          <ErrorPanel error={new ApiProblem(0, [{ code: 'network', message: '' }])} onRetry={() => {}} />
        </div>
      </Section>
    </>
  )
}
