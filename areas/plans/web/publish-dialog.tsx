import { Alert, Button, Checkbox, Modal, Select } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { type Binding, getPublication, type Publication, type PublicationLine, publishVersion } from '#contract/plans'
import { useAct, useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import { valueWords } from './words.tsx'
import './plans.css'
import './review/cards.css'

const asNew = 'new'

/** What publishing will do, line by line: which indicator each item is measured by, and what still hinders. */
export function PublishDialog({
  at,
  onClose,
  onPublished,
}: {
  at: { planId: string; versionId: string }
  onClose: () => void
  onPublished: () => void
}): ReactNode {
  const text = useText()
  const preview = useCall(getPublication, { params: at }, { isFresh: true })
  const publish = useAct(publishVersion, {
    done: (result) => text('plans.publish.done', { targets: result.targetCount, reported: result.reportedCount }),
    quiet: true,
  })
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const [leaveOutUndecided, setLeaveOut] = useState(false)
  const data = preview.data
  const hindered = data ? data.lines.filter((line) => line.problems.length > 0).length : 0
  const mayPublish = data && data.lines.length > 0 && hindered === 0 && (data.undecidedCount === 0 || leaveOutUndecided)

  async function send() {
    if (!data) return
    const bindings = data.lines.map((line) => bindingOf(line, chosenFor(line, chosen)))
    const result = await publish.run({ params: at, body: { bindings, leaveOutUndecided } })
    if (result) onPublished()
  }

  return (
    <Modal
      open
      width={960}
      title={text('plans.publish.title')}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {text('ui.cancel')}
        </Button>,
        <Button
          key="publish"
          type="primary"
          disabled={!mayPublish}
          loading={publish.isRunning}
          onClick={() => void send()}
        >
          {text('plans.publish.run', { count: data?.lines.length ?? 0 })}
        </Button>,
      ]}
    >
      {publish.problem ? (
        <ul className="file-drop-problems" role="alert">
          {publish.problem.errors.map((error) => (
            <li key={`${error.code} ${error.field}`}>{error.message}</li>
          ))}
        </ul>
      ) : null}
      {data ? (
        <>
          <Summary publication={data} />
          {data.undecidedCount > 0 ? (
            <Checkbox checked={leaveOutUndecided} onChange={(event) => setLeaveOut(event.target.checked)}>
              {text('plans.publish.leave-out', { count: data.undecidedCount })}
            </Checkbox>
          ) : null}
          <Lines
            lines={data.lines}
            chosen={chosen}
            onChoose={(itemId, value) => setChosen((before) => new Map(before).set(itemId, value))}
          />
        </>
      ) : preview.isError ? (
        <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </Modal>
  )
}

/** What stands in the choice: what the person chose, else what is sure, else the indicator of exactly this name. */
function chosenFor(line: PublicationLine, chosen: ReadonlyMap<string, string>): string {
  const sameName = line.suggestions.find((each) => each.score >= 1)
  return chosen.get(line.itemId) ?? line.preselectedIndicatorId ?? sameName?.indicatorId ?? asNew
}

function bindingOf(line: PublicationLine, choice: string): Binding {
  const { itemId, revision, newIndicator } = line
  return choice === asNew ? { itemId, revision, newIndicator } : { itemId, revision, indicatorId: choice }
}

function Summary({ publication }: { publication: Publication }): ReactNode {
  const text = useText()
  const { lines, replacedTargetCount } = publication
  const targets = lines.filter((line) => line.kind === 'target').length
  if (lines.length === 0) return <Alert type="warning" showIcon title={text('plans.publish.nothing')} />
  return (
    <p>
      {text('plans.publish.summary', { targets, reported: lines.length - targets })}
      {replacedTargetCount > 0 ? ` ${text('plans.publish.replaces', { count: replacedTargetCount })}` : ''}
    </p>
  )
}

/** What a person must look at stands first: what hinders, then what is not matched for sure, then the rest. */
function Lines({
  lines,
  chosen,
  onChoose,
}: {
  lines: readonly PublicationLine[]
  chosen: ReadonlyMap<string, string>
  onChoose: (itemId: string, value: string) => void
}): ReactNode {
  const text = useText()
  const groups = useMemo(() => {
    const hindered = lines.filter((line) => line.problems.length > 0)
    const unsure = lines.filter((line) => line.problems.length === 0 && line.preselectedIndicatorId === null)
    const sure = lines.filter((line) => line.problems.length === 0 && line.preselectedIndicatorId !== null)
    return [
      ['hindered', hindered],
      ['unsure', unsure],
      ['sure', sure],
    ] as const
  }, [lines])
  return groups.map(([name, members]) =>
    members.length === 0 ? null : (
      <details key={name} className="publish-group" open={name !== 'sure'}>
        <summary>{text(`plans.publish.${name}`, { count: members.length })}</summary>
        <ol className="publish-lines">
          {members.map((line) => (
            <Line
              key={line.itemId}
              line={line}
              choice={chosenFor(line, chosen)}
              onChoose={(value) => onChoose(line.itemId, value)}
            />
          ))}
        </ol>
      </details>
    ),
  )
}

function Line({
  line,
  choice,
  onChoose,
}: {
  line: PublicationLine
  choice: string
  onChoose: (value: string) => void
}): ReactNode {
  const text = useText()
  const { newIndicator } = line
  const options = [
    ...line.suggestions.map((each) => ({
      value: each.indicatorId,
      label: text('plans.publish.existing', {
        name: each.name,
        unit: each.unit || '—',
        mode: text(`plans.mode.${each.mode}`),
        score: each.score.toFixed(2),
      }),
    })),
    {
      value: asNew,
      label: text('plans.publish.new', {
        name: newIndicator.name,
        unit: newIndicator.unit || '—',
        mode: text(`plans.mode.${newIndicator.mode}`),
      }),
    },
  ]
  return (
    <li className="publish-line">
      <div>
        <strong>{line.indicator}</strong>
        {line.subject ? <span className="quiet"> · {line.subject}</span> : null}{' '}
        <span className="figure">{valueWords(line)}</span>{' '}
        <span className="quiet">
          {[
            text(`plans.mode.${line.mode}`),
            line.deadline,
            line.kind === 'target' ? null : text(`plans.kind.${line.kind}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <blockquote className="item-quote">“{line.quote}”</blockquote>
        {line.sameQuotes.map((same) => (
          <blockquote key={same.itemId} className="item-quote">
            “{same.quote}”
          </blockquote>
        ))}
        {line.problems.map((problem) => (
          <p key={problem.code} className="item-warning">
            <StatusTag tone="bad" label={say(problem.message)} />
          </p>
        ))}
      </div>
      <Select
        aria-label={text('plans.publish.indicator', { name: line.indicator })}
        value={choice}
        onChange={onChoose}
        options={options}
        disabled={line.problems.length > 0}
        popupMatchSelectWidth={false}
      />
    </li>
  )
}
