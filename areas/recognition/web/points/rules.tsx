import './points.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  decidePointsRule,
  downloadAnnexTemplate,
  getPointsRule,
  listPointsRules,
  type PointsRuleLine,
} from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { asProblem, download, showProblem, useAct, useCall } from '#ui/api'
import { DateText, formatNumber } from '#ui/number'
import { Empty, Page, Section, Skeleton } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import { Decision, proposalTones } from '../proposals/decision.tsx'
import { AnnexUpload } from './annex-upload.tsx'
import { LocalForm } from './local-form.tsx'
import { TrialMark } from './words.tsx'

type PointsRules = ResponseOf<typeof listPointsRules>

/** By which weights points are computed, what the city proposes, and who puts it in force. */
export default function RulesPage(): ReactNode {
  const text = useText()
  const [open, setOpen] = useState<'annex' | 'local' | null>(null)
  const answer = useCall(listPointsRules, {})
  const onDone = () => {
    setOpen(null)
    void answer.refetch()
  }
  return (
    <Page
      title={text('recognition.rules')}
      subtitle={answer.data ? <InUse inUse={answer.data.inUse} /> : null}
      trail={[{ title: text('recognition.points.page'), to: '/recognition/points' }]}
      answer={answer}
    >
      {(rules) => (
        <>
          {rules.mayPropose ? (
            <p className="acts">
              <Button type="primary" onClick={() => setOpen(open === 'annex' ? null : 'annex')}>
                {text('recognition.rules.annex')}
              </Button>
              <Button onClick={() => setOpen(open === 'local' ? null : 'local')}>
                {text('recognition.rules.local')}
              </Button>
              <Template />
            </p>
          ) : null}
          {open === 'annex' ? <AnnexUpload today={rules.today} onDone={onDone} /> : null}
          {open === 'local' ? <LocalForm rules={rules} onDone={onDone} /> : null}
          {rules.items.length === 0 ? (
            <Empty title={text('recognition.rules.none')} hint={text('recognition.rules.none.hint')} />
          ) : (
            <Section title={text('recognition.rules.list')}>
              <ol className="points-list">
                {rules.items.map((line) => (
                  <li key={line.id}>
                    <One line={line} onDecided={() => void answer.refetch()} />
                  </li>
                ))}
              </ol>
            </Section>
          )}
        </>
      )}
    </Page>
  )
}

function InUse({ inUse }: { inUse: PointsRules['inUse'] }): ReactNode {
  const text = useText()
  return (
    <>
      <TrialMark isTrial={inUse.isTrial} />{' '}
      {text('recognition.rules.in-use', { title: say(inUse.title), version: inUse.version })}
      {inUse.localFrom ? ` · ${text('recognition.rules.local-from', { day: inUse.localFrom })}` : ''}
    </>
  )
}

function Template(): ReactNode {
  const text = useText()
  const save = () => download(downloadAnnexTemplate, {}).catch((error: unknown) => showProblem(asProblem(error)))
  return <Button onClick={() => void save()}>{text('recognition.rules.template')}</Button>
}

function One({ line, onDecided }: { line: PointsRuleLine; onDecided: () => void }): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const decide = useAct(decidePointsRule, { done: text('recognition.rules.decided'), onDone: onDecided })
  return (
    <>
      <StatusTag tone={proposalTones[line.state]} label={text(`recognition.rules.state.${line.state}`)} />{' '}
      <StatusTag tone="none" label={text(`recognition.rules.kind.${line.kind}`)} /> <strong>{line.title}</strong>{' '}
      <span className="quiet">{line.number}</span>
      <p>
        {text('recognition.rules.from')} <DateText date={line.inForceFrom} /> ·{' '}
        {text(`recognition.rules.confidence.${line.confidence}`)}
      </p>
      <Decision
        line={line}
        isOpen={isOpen}
        onToggle={() => setOpen(!isOpen)}
        approving={text('recognition.rules.approve.about', { day: line.inForceFrom })}
        isRunning={decide.isRunning}
        onDecide={(body) => decide.run({ params: { ruleId: line.id }, body })}
      />
      {isOpen ? <Content ruleId={line.id} /> : null}
    </>
  )
}

const stages = ['startup', 'growth', 'stable'] as const

function Content({ ruleId }: { ruleId: string }): ReactNode {
  const text = useText()
  const { data } = useCall(getPointsRule, { params: { ruleId } })
  if (!data) return <Skeleton lines={4} />
  const byCode = [...Map.groupBy(data.lines, ({ code }) => code).values()]
  const cell = (lines: typeof data.lines, stage: string) => {
    const line = lines.find((each) => each.stage === stage)
    return line ? `${formatNumber(line.weight)} · ${formatNumber(line.reference)}` : '—'
  }
  return (
    <div className="points-scroll">
      <table className="points-table">
        <caption className="quiet">
          {text(data.local ? 'recognition.rules.local.caption' : 'recognition.rules.annex.caption')}
          {data.local
            ? ` ${text(data.local.countsInTotal ? 'recognition.rules.counted' : 'recognition.rules.apart')}`
            : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('recognition.rules.indicator')}</th>
            {stages.map((stage) => (
              <th key={stage} scope="col">
                {text(`recognition.rules.stage.${stage}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byCode.map((lines) => (
            <tr key={lines[0]?.code}>
              <th scope="row">
                {lines[0]?.code} {lines[0]?.name}
              </th>
              {stages.map((stage) => (
                <td key={stage} className="figure">
                  {cell(lines, stage)}
                </td>
              ))}
            </tr>
          ))}
          {data.local?.items.map((item) => (
            <tr key={item.code}>
              <th scope="row">
                {item.code} {item.name}（{text(`recognition.rules.local.${item.kind}`)}
                {item.reference === null ? '' : ` ${formatNumber(item.reference)}`}）
              </th>
              {stages.map((stage) => (
                <td key={stage} className="figure">
                  {item.kind === 'negative' ? '−' : ''}
                  {formatNumber(item.points[stage])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet points-digest">SHA-256 {data.digest}</p>
    </div>
  )
}
