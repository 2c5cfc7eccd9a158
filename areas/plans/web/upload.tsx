import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useId, useRef, useState } from 'react'
import { getPlan, listPlans, maxUploadBytes, uploadPlan } from '#contract/plans'
import { type ApiProblem, asProblem, call, useCall } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
import { RegionPicker, RegionsProvider, useRegions } from '#ui/form'
import { JobProgress } from '#ui/job-progress'
import { useGo, useQueryState } from '#ui/link'
import { Page, Section } from '#ui/page'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'
import './plans.css'

const accepted = ['.docx', '.pdf', '.doc', '.html', '.htm', '.md', '.txt']

type Uploaded = { planId: string; versionId: string; jobId: string | null; isExisting: boolean }

/** A file becomes a plan, or, when the address names one, a new version of it. */
export default function UploadPlan(): ReactNode {
  const text = useText()
  const go = useGo()
  const [{ planId }] = useQueryState()
  const plan = useCall(getPlan, { params: { planId: planId ?? '' } }, { enabled: Boolean(planId) })
  const regions = useRegions()
  const regionId = useId()
  const [chosen, setChosen] = useState<string>()
  const [file, setFile] = useState<File | null>(null)
  const upload = useUpload()
  const mine = useCall(listPlans, { query: { pageSize: 1 } }).data?.uploadRegionPath ?? ''
  const choices = regions.filter((region) => region.path.startsWith(mine))
  const own = choices.find((region) => region.path === mine) ?? choices[0]
  const regionPath = plan.data?.regionPath ?? chosen ?? own?.path

  async function send() {
    if (!file || !regionPath) return
    const answer = await upload.send({ regionPath, ...(planId ? { planId } : {}) }, file)
    if (!answer?.isExisting) return
    notify('info', text('plans.upload.existing'))
    go(`/plans/${answer.planId}/versions/${answer.versionId}`)
  }

  const open = (uploaded: Uploaded) => go(`/plans/${uploaded.planId}/versions/${uploaded.versionId}`)
  return (
    <Page
      title={planId ? text('plans.upload.version') : text('plans.upload')}
      subtitle={plan.data?.title}
      trail={[{ title: text('plans.title'), to: '/plans' }]}
    >
      <Section title={text('plans.upload.file')}>
        <div className="plan-upload">
          {planId ? null : (
            <div className="plan-upload-region">
              <label htmlFor={regionId}>{text('plans.upload.region')}</label>
              <RegionsProvider regions={choices}>
                <RegionPicker
                  id={regionId}
                  value={regionPath}
                  onChange={setChosen}
                  disabled={upload.uploaded !== null}
                />
              </RegionsProvider>
            </div>
          )}
          <FileDrop
            file={file}
            onFile={(next) => {
              setFile(next)
              upload.clear()
            }}
            accept={accepted}
            maxBytes={maxUploadBytes}
            progress={upload.share}
            problems={upload.problem?.errors.map((error) => error.message)}
            disabled={upload.uploaded !== null}
            hint={text('plans.upload.hint')}
          />
          {upload.uploaded === null ? (
            <Button
              type="primary"
              disabled={!file || !regionPath}
              loading={upload.isSending}
              onClick={() => void send()}
            >
              {text('plans.upload.start')}
            </Button>
          ) : null}
          {upload.uploaded?.jobId && !upload.uploaded.isExisting ? (
            <Compiling uploaded={upload.uploaded} onOpen={open} />
          ) : null}
        </div>
      </Section>
    </Page>
  )
}

function Compiling({ uploaded, onOpen }: { uploaded: Uploaded; onOpen: (uploaded: Uploaded) => void }): ReactNode {
  const text = useText()
  const [isFailed, setFailed] = useState(false)
  return (
    <>
      <JobProgress
        jobId={uploaded.jobId ?? ''}
        onOver={(job) => (job.state === 'done' ? onOpen(uploaded) : setFailed(true))}
      />
      <p className="quiet">{isFailed ? text('plans.upload.kept') : text('plans.upload.may-leave')}</p>
      {isFailed ? <Button onClick={() => onOpen(uploaded)}>{text('plans.upload.open')}</Button> : null}
    </>
  )
}

function useUpload() {
  const queries = useQueryClient()
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [uploaded, setUploaded] = useState<Uploaded | null>(null)
  const sending = useRef(false)

  async function send(body: { regionPath: string; planId?: string }, file: File): Promise<Uploaded | null> {
    if (sending.current) return null
    sending.current = true
    setProblem(null)
    setShare(0)
    try {
      const answer = await call(uploadPlan, { body, file, onProgress: setShare })
      setUploaded(answer)
      await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/plans') })
      return answer
    } catch (error) {
      setProblem(asProblem(error))
      return null
    } finally {
      sending.current = false
      setShare(null)
    }
  }
  const isSending = share !== null
  return { share, problem, uploaded, isSending, send, clear: () => setProblem(null) }
}
