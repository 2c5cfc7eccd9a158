import { DownOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import {
  countFindings,
  downloadOpinion,
  type FindingView,
  findingSeverities,
  findingStates,
  getFindings,
  lintVersion,
  type VersionFindings,
} from '#contract/plans'
import type { Locale } from '#kernel/localized'
import { getMe } from '#platform/http/contract'
import { download, useAct, useCall } from '#ui/api'
import { RestoredNote, useDrafts } from '#ui/drafts'
import { JobProgress } from '#ui/job-progress'
import { Go, usePathParam, useQueryState } from '#ui/link'
import { DateText } from '#ui/number'
import { Empty, Page, Section } from '#ui/page'
import { useText } from '#ui/text'
import { FindingCard } from './finding-card.tsx'
import './lint.css'

/** What the assessment of a version found, most severe first, and what people made of each finding. */
export default function FindingsPage(): ReactNode {
  const text = useText()
  const at = { planId: usePathParam('planId'), versionId: usePathParam('versionId') }
  const found = useCall(getFindings, { params: at })
  const data = found.data
  return (
    <Page
      title={text('plans.lint.title')}
      subtitle={data ? <Subtitle findings={data} /> : null}
      action={data ? <Actions findings={data} at={at} /> : null}
      trail={[
        { title: text('plans.title'), to: '/plans' },
        { title: text('plans.plan'), to: `/plans/${at.planId}` },
        { title: data?.title ?? text('plans.review'), to: `/plans/${at.planId}/versions/${at.versionId}` },
      ]}
      answer={found}
    >
      {(loaded: VersionFindings) => <Body findings={loaded} at={at} />}
    </Page>
  )
}

interface At {
  planId: string
  versionId: string
}

function Subtitle({ findings: { title, regionName, ordinal } }: { findings: VersionFindings }): ReactNode {
  const text = useText()
  return [title, regionName, text('plans.version.ordinal', { ordinal })].join(' · ')
}

function Actions({ findings, at }: { findings: VersionFindings; at: At }): ReactNode {
  const text = useText()
  const lint = useAct(lintVersion, { refreshes: [getFindings] })
  const isDone = findings.assessment !== null
  const opinion = (locale: Locale) => void download(downloadOpinion, { params: at, query: { locale } })
  return (
    <>
      {isDone ? <Button onClick={() => window.print()}>{text('plans.lint.print')}</Button> : null}
      {isDone ? (
        <Dropdown
          menu={{
            items: [
              { key: 'zh-CN', label: '中文（.docx）' },
              { key: 'en', label: 'English (.docx)' },
            ],
            onClick: ({ key }) => opinion(key === 'en' ? 'en' : 'zh-CN'),
          }}
          trigger={['click']}
        >
          <Button icon={<DownOutlined />} iconPlacement="end">
            {text('plans.lint.opinion')}
          </Button>
        </Dropdown>
      ) : null}
      {findings.may.write ? (
        <Button
          type="primary"
          loading={lint.isRunning || findings.running !== null}
          onClick={() => void lint.run({ params: at })}
        >
          {text(isDone ? 'plans.lint.again' : 'plans.lint.start')}
        </Button>
      ) : null}
    </>
  )
}

/** The assessment under way. Whoever leaves is told when it is done; whoever stays sees the findings come. */
function Running({ running }: { running: NonNullable<VersionFindings['running']> }): ReactNode {
  const text = useText()
  const queries = useQueryClient()
  return (
    <Section title={text('plans.lint.running', { by: running.by })}>
      <JobProgress
        jobId={running.jobId}
        onOver={() => void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === getFindings.path })}
      />
      <p className="quiet">{text('plans.lint.running.hint')}</p>
    </Section>
  )
}

function Body({ findings, at }: { findings: VersionFindings; at: At }): ReactNode {
  const text = useText()
  const [query, setQuery] = useQueryState()
  const { assessment, items, running } = findings
  if (assessment === null)
    return running ? (
      <Running running={running} />
    ) : (
      <Empty title={text('plans.lint.none')} hint={text('plans.lint.none.hint')} />
    )
  const shown = items.filter((item) => isShown(item, query))
  const counts = countFindings(items)
  return (
    <>
      {running ? <Running running={running} /> : null}
      {running ? null : <Outdated outdated={assessment.outdated} />}
      <Basis assessment={assessment} />
      {items.length === 0 ? (
        <Empty title={text('plans.lint.clean')} hint={text('plans.lint.clean.hint')} />
      ) : (
        <>
          <div className="lint-filters no-print">
            <Choice
              label={text('plans.lint.severity')}
              name="severity"
              choices={findingSeverities.filter((severity) => items.some((item) => item.severity === severity))}
              words={(severity) => text(`plans.lint.severity.${severity}`)}
              count={(severity) => items.filter((item) => item.severity === severity && !item.isGone).length}
              chosen={query.severity}
              onChoose={setQuery}
            />
            <Choice
              label={text('plans.lint.state')}
              name="state"
              choices={findingStates}
              words={(state) => text(`plans.lint.state.${state}`)}
              count={(state) => counts[state]}
              chosen={query.state}
              onChoose={setQuery}
            />
          </div>
          <Groups items={shown} at={at} mayWrite={findings.may.write} />
        </>
      )}
    </>
  )
}

const isShown = (item: FindingView, { severity, state }: Record<string, string>) =>
  (!severity || item.severity === severity) && (!state || item.state === state)

type Assessment = NonNullable<VersionFindings['assessment']>

/** What has changed since the assessment, so that nobody answers a finding that is over. */
function Outdated({ outdated: { figures, basis } }: { outdated: Assessment['outdated'] }): ReactNode {
  const text = useText()
  if (!figures && !basis) return null
  const reasons = [...(figures ? ['figures'] : []), ...(basis ? ['basis'] : [])]
  return (
    <Alert
      className="lint-outdated"
      type="warning"
      showIcon
      title={text('plans.lint.outdated')}
      description={reasons.map((reason) => text(`plans.lint.outdated.${reason}`)).join('')}
    />
  )
}

function Basis({ assessment }: { assessment: Assessment }): ReactNode {
  const text = useText()
  return (
    <Section title={text('plans.lint.basis')}>
      <p className="quiet">
        {text('plans.lint.assessed', { by: assessment.by })} <DateText date={assessment.at} />
      </p>
      {assessment.basis.length === 0 ? (
        <p>{text('plans.lint.basis.none')}</p>
      ) : (
        <ul className="lint-basis">
          {assessment.basis.map((plan) => (
            <li key={plan.versionId}>
              <Go to={`/public/plans/${plan.planId}`}>{plan.title}</Go>
              {plan.number ? ` ${plan.number}` : ''}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Choice<Value extends string>({
  label,
  name,
  choices,
  words,
  count,
  chosen,
  onChoose,
}: {
  label: string
  name: string
  choices: readonly Value[]
  words: (value: Value) => string
  count: (value: Value) => number
  chosen: string | undefined
  onChoose: (change: Record<string, string>) => void
}): ReactNode {
  return (
    <fieldset className="lint-choice">
      <legend>{label}</legend>
      {choices.map((value) => (
        <Button
          key={value}
          size="small"
          type={chosen === value ? 'primary' : 'default'}
          aria-pressed={chosen === value}
          onClick={() => onChoose({ [name]: chosen === value ? '' : value })}
        >
          {words(value)} {count(value)}
        </Button>
      ))}
    </fieldset>
  )
}

function Groups({ items, at, mayWrite }: { items: FindingView[]; at: At; mayWrite: boolean }): ReactNode {
  const text = useText()
  const me = useCall(getMe, {})
  const mayAsk = me.data?.permissions.includes('tasks:ask') ?? false
  const { drafts, setDrafts, isRestored } = useDrafts<string>(`plans.findings.${at.versionId}`)
  const setNote = (id: string, note: string) =>
    setDrafts(({ [id]: _, ...others }) => (note === '' ? others : { ...others, [id]: note }))
  const cardOf = (finding: FindingView) => (
    <FindingCard
      key={finding.id}
      finding={finding}
      at={at}
      mayWrite={mayWrite}
      mayAsk={mayAsk}
      note={drafts[finding.id] ?? ''}
      onNote={(note) => setNote(finding.id, note)}
    />
  )
  if (items.length === 0) return <Empty title={text('plans.lint.filtered')} />
  const groups = findingSeverities.map((severity) => ({
    severity,
    of: items.filter((item) => item.severity === severity && !item.isGone),
  }))
  const gone = items.filter((item) => item.isGone)
  return (
    <>
      {isRestored ? <RestoredNote onDiscard={() => setDrafts({})} /> : null}
      {groups
        .filter(({ of }) => of.length > 0)
        .map(({ severity, of }) => (
          <Section key={severity} title={text(`plans.lint.group.${severity}`, { count: of.length })}>
            {of.map(cardOf)}
          </Section>
        ))}
      {gone.length > 0 ? (
        <Section title={text('plans.lint.gone', { count: gone.length })}>{gone.map(cardOf)}</Section>
      ) : null}
    </>
  )
}
