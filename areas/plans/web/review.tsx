import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  askPublication,
  discardVersion,
  downloadOriginal,
  getVersionReview,
  getVersionText,
  recompileVersion,
  type VersionReview,
} from '#contract/plans'
import { download, useAct, useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { ProgressLine } from '#ui/file-drop'
import { JobProgress } from '#ui/job-progress'
import { Go, useGo, usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section, Skeleton } from '#ui/page'
import { say, useText } from '#ui/text'
import { NewerText } from './newer-text.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { Workbench } from './review/workbench.tsx'
import './plans.css'
import { usePlanWords, VersionStateTag } from './words.tsx'

/** The review of one version: while it is read its progress, when it failed the reasons, else document and cards. */
export default function ReviewPage(): ReactNode {
  const text = useText()
  const at = { planId: usePathParam('planId'), versionId: usePathParam('versionId') }
  const review = useCall(getVersionReview, { params: at })
  const data = review.data
  return (
    <Page
      title={data?.plan.title ?? text('plans.review')}
      subtitle={data ? <Subtitle review={data} /> : null}
      action={data ? <Actions review={data} /> : null}
      trail={[
        { title: text('plans.title'), to: '/plans' },
        ...(data ? [{ title: text('plans.plan'), to: `/plans/${at.planId}` }] : []),
      ]}
      answer={review}
    >
      {(loaded: VersionReview) => <Body key={loaded.version.id} review={loaded} onRead={() => void review.refetch()} />}
    </Page>
  )
}

function Subtitle({ review: { plan, version } }: { review: VersionReview }): ReactNode {
  const text = useText()
  const words = usePlanWords()
  const { decided, total, rejected } = version.counts
  const progress = text('plans.review.progress', { decided, total })
  return (
    <div className="review-subtitle">
      <VersionStateTag state={version.state} />
      <span>{plan.regionName}</span>
      <span>{words(plan)}</span>
      <span>{text('plans.version.ordinal', { ordinal: version.ordinal })}</span>
      <Go to={`/plans/${plan.id}`}>{text('plans.versions', { count: plan.versions.length })}</Go>
      {total > 0 ? (
        <span className="review-progress">
          <span className="figure" aria-live="polite">
            {progress}
          </span>
          <ProgressLine share={decided / total} label={progress} />
          {rejected > 0 ? <span className="quiet">{text('plans.review.rejected', { count: rejected })}</span> : null}
        </span>
      ) : null}
    </div>
  )
}

function Actions({ review: { plan, version, items } }: { review: VersionReview }): ReactNode {
  const text = useText()
  const go = useGo()
  const at = { planId: plan.id, versionId: version.id }
  const [isPublishing, setPublishing] = useState(false)
  const ask = useAct(askPublication, { done: text('plans.publish.asked') })
  const isOpen = version.state === 'review'
  const isDecided = items.length > 0 && version.counts.decided === version.counts.total
  return (
    <>
      <Button onClick={() => void download(downloadOriginal, { params: at })}>{text('plans.original')}</Button>
      {version.counts.total > 0 ? (
        <Button onClick={() => go(`/plans/${plan.id}/versions/${version.id}/findings`)}>
          {text('plans.lint.open')}
        </Button>
      ) : null}
      {isOpen && plan.may.write && !plan.may.publish ? (
        <Button
          type="primary"
          disabled={!isDecided}
          loading={ask.isRunning}
          onClick={() => void ask.run({ params: at })}
        >
          {text('plans.publish.ask')}
        </Button>
      ) : null}
      {isOpen && plan.may.publish ? (
        <Button type="primary" onClick={() => setPublishing(true)}>
          {text('plans.publish')}
        </Button>
      ) : null}
      {version.state === 'published' ? (
        <Button type="primary" onClick={() => go(`/public/plans/${plan.id}`)}>
          {text('plans.published.open')}
        </Button>
      ) : null}
      {isPublishing ? (
        <PublishDialog
          at={at}
          onClose={() => setPublishing(false)}
          onPublished={() => go(`/public/plans/${plan.id}`)}
        />
      ) : null}
    </>
  )
}

function Body({ review, onRead }: { review: VersionReview; onRead: () => void }): ReactNode {
  const { version } = review
  if (version.state === 'compiling' && version.jobId) return <JobProgress jobId={version.jobId} onOver={onRead} />
  if (version.state === 'failed') return <Failed review={review} onAgain={onRead} />
  return (
    <>
      <NewerText review={review} />
      <WithText review={review} />
    </>
  )
}

function WithText({ review }: { review: VersionReview }): ReactNode {
  const found = useCall(
    getVersionText,
    { params: { planId: review.plan.id, versionId: review.version.id } },
    { isLasting: true },
  )
  if (found.data) return <Workbench review={review} docText={found.data.text} />
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />
  return <Skeleton lines={16} />
}

/** Why the file could not be read, and what to do: another file, another try, or away with it. */
function Failed({ review: { plan, version }, onAgain }: { review: VersionReview; onAgain: () => void }): ReactNode {
  const text = useText()
  const go = useGo()
  const params = { planId: plan.id, versionId: version.id }
  const again = useAct(recompileVersion)
  const discard = useAct(discardVersion, { done: text('plans.discarded') })
  return (
    <Section title={text('plans.failed')}>
      <ul className="file-drop-problems" role="alert">
        {version.problems.map((problem) => (
          <li key={problem.code}>{say(problem.message)}</li>
        ))}
      </ul>
      <p className="quiet">
        {version.fileName} · {version.uploadedBy} · <DateText date={version.uploadedAt} />
      </p>
      {plan.may.write ? (
        <div className="form-actions">
          <Button type="primary" onClick={() => go('/plans/upload', { planId: plan.id })}>
            {text('plans.upload.version')}
          </Button>
          <Button loading={again.isRunning} onClick={() => void again.run({ params }).then(onAgain)}>
            {text('plans.failed.again')}
          </Button>
          <Button
            danger
            loading={discard.isRunning}
            onClick={() => void discard.run({ params }).then((done) => (done === null ? undefined : go('/plans')))}
          >
            {text('plans.discard')}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}
