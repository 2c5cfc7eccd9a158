import { Button, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  discardVersion,
  getPlan,
  type PlanDetail,
  reopenVersion,
  type VersionSummary,
  withdrawPlan,
} from '#contract/plans'
import { useAct, useCall } from '#ui/api'
import { JobProgress } from '#ui/job-progress'
import { Go, useGo, usePathParam } from '#ui/link'
import { DateText, formatBytes, NoValue } from '#ui/number'
import { Page, Section } from '#ui/page'
import { RowsTable } from '#ui/table'
import { useText } from '#ui/text'
import './plans.css'
import { usePlanWords, VersionStateTag } from './words.tsx'

/** One plan with all its versions: what is in force, what is under review, what came before. */
export default function PlanPage(): ReactNode {
  const text = useText()
  const go = useGo()
  const words = usePlanWords()
  const plan = useCall(getPlan, { params: { planId: usePathParam('planId') } })
  const data = plan.data
  return (
    <Page
      title={data?.title ?? text('plans.plan')}
      subtitle={data ? [data.regionName, data.issuer, words(data)].filter(Boolean).join(' · ') : null}
      trail={[{ title: text('plans.title'), to: '/plans' }]}
      action={
        data?.may.write ? (
          <Button type="primary" onClick={() => go('/plans/upload', { planId: data.id })}>
            {text('plans.upload.version')}
          </Button>
        ) : null
      }
      answer={plan}
    >
      {(loaded: PlanDetail) => (
        <>
          <BeingRead plan={loaded} onRead={() => void plan.refetch()} />
          <Versions plan={loaded} />
          {loaded.publishedVersionId ? <InForce plan={loaded} /> : null}
        </>
      )}
    </Page>
  )
}

/** Versions that are being read, each with its progress; when one is over the page shows what came of it. */
function BeingRead({ plan, onRead }: { plan: PlanDetail; onRead: () => void }): ReactNode {
  return plan.versions
    .filter(({ state }) => state === 'compiling')
    .map(({ id, jobId }) => (jobId ? <JobProgress key={id} jobId={jobId} onOver={onRead} /> : null))
}

function Versions({ plan }: { plan: PlanDetail }): ReactNode {
  const text = useText()
  const go = useGo()
  return (
    <RowsTable
      id="plans.versions"
      label={text('plans.versions.title')}
      rows={plan.versions}
      rowKey={(version: VersionSummary) => version.id}
      onOpen={(version) => go(`/plans/${plan.id}/versions/${version.id}`)}
      columns={[
        {
          key: 'ordinal',
          title: text('plans.versions.ordinal'),
          render: (version) => text('plans.version.ordinal', { ordinal: version.ordinal }),
          isTitle: true,
        },
        {
          key: 'fileName',
          title: text('plans.facts.file'),
          render: (version) => `${version.fileName} · ${formatBytes(version.sizeBytes)}`,
        },
        {
          key: 'state',
          title: text('plans.column.state'),
          render: (version) => <VersionStateTag state={version.state} />,
          value: (version) => text(`plans.version.${version.state}`),
        },
        {
          key: 'review',
          title: text('plans.column.review'),
          render: (version) => <Reviewed plan={plan} version={version} />,
          value: ({ counts }) => counts.decided,
        },
        {
          key: 'uploadedAt',
          title: text('plans.versions.uploaded'),
          render: (version) => (
            <>
              {version.uploadedBy} · <DateText date={version.uploadedAt} />
            </>
          ),
        },
        {
          key: 'publishedAt',
          title: text('plans.versions.published'),
          render: (version) => (
            <>
              {version.publishedBy} <DateText date={version.publishedAt} />
            </>
          ),
        },
        {
          key: 'may',
          title: text('plans.versions.do'),
          render: (version) => <VersionActions plan={plan} version={version} />,
        },
      ]}
    />
  )
}

function Reviewed({ plan, version }: { plan: PlanDetail; version: VersionSummary }): ReactNode {
  const text = useText()
  const { counts, earlierOrdinal } = version
  if (version.state === 'compiling') return <NoValue reason={text('plans.version.compiling')} />
  return (
    <>
      {text('plans.review.progress', { decided: counts.decided, total: counts.total })}
      {earlierOrdinal === null ? null : (
        <>
          {' · '}
          <Go to={`/plans/${plan.id}/versions/${version.id}?against=differs`}>
            {text('plans.versions.compare', { ordinal: earlierOrdinal })}
          </Go>
        </>
      )}
    </>
  )
}

function VersionActions({ plan, version }: { plan: PlanDetail; version: VersionSummary }): ReactNode {
  const text = useText()
  const params = { planId: plan.id, versionId: version.id }
  const discard = useAct(discardVersion, { done: text('plans.discarded') })
  const reopen = useAct(reopenVersion, { done: text('plans.reopened') })
  const [isAsking, setAsking] = useState(false)
  if (!plan.may.write) return null
  const stop = (event: { stopPropagation: () => void }) => event.stopPropagation()
  if (version.state === 'withdrawn' && version.id === plan.currentVersionId)
    return (
      <Button
        size="small"
        loading={reopen.isRunning}
        onClick={(event) => {
          stop(event)
          void reopen.run({ params })
        }}
      >
        {text('plans.reopen')}
      </Button>
    )
  if (version.state !== 'review' && version.state !== 'failed') return null
  return (
    <>
      <Button
        size="small"
        danger
        onClick={(event) => {
          stop(event)
          setAsking(true)
        }}
      >
        {text('plans.discard')}
      </Button>
      <Modal
        open={isAsking}
        title={text('plans.discard.title')}
        okText={text('plans.discard')}
        cancelText={text('ui.cancel')}
        okButtonProps={{ danger: true, loading: discard.isRunning }}
        onCancel={(event) => {
          stop(event)
          setAsking(false)
        }}
        onOk={(event) => {
          stop(event)
          void discard.run({ params }).then(() => setAsking(false))
        }}
      >
        {text('plans.discard.hint')}
      </Modal>
    </>
  )
}

function InForce({ plan }: { plan: PlanDetail }): ReactNode {
  const text = useText()
  const withdraw = useAct(withdrawPlan, {
    done: (answer) => text('plans.withdrawn', { count: answer.withdrawnTargetCount }),
  })
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <Section title={text('plans.in-force')}>
      <p>
        <Go to={`/public/plans/${plan.id}`}>{text('plans.published.open')}</Go>
      </p>
      {plan.may.publish ? (
        <Button danger onClick={() => setAsking(true)}>
          {text('plans.withdraw')}
        </Button>
      ) : null}
      <Modal
        open={isAsking}
        title={text('plans.withdraw.title')}
        okText={text('plans.withdraw')}
        cancelText={text('ui.cancel')}
        okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: withdraw.isRunning }}
        onCancel={() => setAsking(false)}
        onOk={() =>
          void withdraw.run({ params: { planId: plan.id }, body: { reason } }).then((done) => done && setAsking(false))
        }
      >
        <p>{text('plans.withdraw.hint')}</p>
        <Input.TextArea
          aria-label={text('ui.reason')}
          placeholder={text('ui.reason.needed')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </Section>
  )
}
