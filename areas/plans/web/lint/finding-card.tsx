import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { type FindingView, resolveFinding } from '#contract/plans'
import { useAct } from '#ui/api'
import { DateText } from '#ui/number'
import { QuoteBlock } from '#ui/quote'
import { StatusTag, type Tone } from '#ui/status'
import { say, useText } from '#ui/text'
import { FindingTaskDialog, FindingTaskLine } from './finding-task.tsx'

const tones: Record<FindingView['severity'], Tone> = { high: 'bad', medium: 'warn', low: 'steady', info: 'none' }
const stateTones: Record<FindingView['state'], Tone> = { open: 'none', answered: 'good', todo: 'warn' }
/** More sentences than this are folded away: a gap may rest on twenty. */
const quotesAtOnce = 4

interface Props {
  finding: FindingView
  at: { planId: string; versionId: string }
  mayWrite: boolean
  /** Make it a task. */
  mayAsk: boolean
  /** What the person has typed about it and not sent. */
  note: string
  onNote: (note: string) => void
}

/** One finding: what is wrong, both sentences side by side, the sums, what to ask, and what came of it. */
export function FindingCard({ finding, at, mayWrite, ...typing }: Props): ReactNode {
  const text = useText()
  const { indicator, severity, type, state, arithmetic, reason } = finding
  return (
    <article className="lint-card" aria-label={indicator}>
      <div className="lint-head">
        <h3>{indicator}</h3>
        <StatusTag tone={tones[severity]} label={text(`plans.lint.severity.${severity}`)} />
        <StatusTag tone="none" label={text(`plans.lint.type.${type}`)} />
        <StatusTag tone={stateTones[state]} label={text(`plans.lint.state.${state}`)} />
        {finding.task ? <FindingTaskLine task={finding.task} /> : null}
      </div>
      <p className="lint-message">{say(finding.message)}</p>
      <Quotes quotes={finding.quotes} />
      <dl className="lint-facts">
        <dt>{text('plans.lint.arithmetic')}</dt>
        <dd>{say(arithmetic)}</dd>
        {reason ? (
          <>
            <dt>{text('plans.lint.reason')}</dt>
            <dd>{say(reason)}</dd>
          </>
        ) : null}
        <dt>{text('plans.lint.ask')}</dt>
        <dd>{say(finding.ask)}</dd>
        {finding.note ? (
          <>
            <dt>{text('plans.lint.note')}</dt>
            <dd>
              {finding.note}{' '}
              <span className="quiet">
                {finding.decidedBy} <DateText date={finding.decidedAt} />
              </span>
            </dd>
          </>
        ) : null}
      </dl>
      {mayWrite && !finding.isGone ? <Resolve finding={finding} at={at} {...typing} /> : null}
    </article>
  )
}

function Quotes({ quotes }: Pick<FindingView, 'quotes'>): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen ? quotes : quotes.slice(0, quotesAtOnce)
  return (
    <>
      <div className="lint-quotes">
        {shown.map((quote) => (
          <QuoteBlock
            key={`${quote.href} ${quote.title} ${quote.before} ${quote.quote}`}
            before={quote.before}
            quote={quote.quote}
            after={quote.after}
            document={quote.title}
            place={text(quote.isOwn ? 'plans.lint.own' : 'plans.lint.other')}
            to={quote.href}
          />
        ))}
      </div>
      {quotes.length > shown.length ? (
        <Button className="no-print" type="link" size="small" onClick={() => setOpen(true)}>
          {text('plans.lint.more', { count: quotes.length - shown.length })}
        </Button>
      ) : null}
    </>
  )
}

function Resolve({ finding, at, mayAsk, note, onNote }: Omit<Props, 'mayWrite'>): ReactNode {
  const text = useText()
  const [isAsking, setAsking] = useState(false)
  const act = useAct(resolveFinding, { done: text('plans.lint.resolved'), onDone: () => onNote('') })
  const decide = (state: 'open' | 'answered') =>
    void act.run({
      params: { ...at, findingId: finding.id },
      body: { state, note: note.trim() || (state === 'open' ? null : finding.note), revision: finding.revision },
    })
  if (finding.state === 'answered')
    return (
      <div className="lint-resolve no-print">
        <Button size="small" loading={act.isRunning} onClick={() => decide('open')}>
          {text('plans.lint.reopen')}
        </Button>
      </div>
    )
  return (
    <div className="lint-resolve no-print">
      <Input.TextArea
        aria-label={`${text('plans.lint.note')}：${finding.indicator}`}
        placeholder={text('plans.lint.note.hint')}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={500}
        value={note}
        onChange={(event) => onNote(event.target.value)}
      />
      <Button disabled={note.trim() === ''} loading={act.isRunning} onClick={() => decide('answered')}>
        {text('plans.lint.answer')}
      </Button>
      {finding.state === 'open' && mayAsk ? (
        <Button onClick={() => setAsking(true)}>{text('plans.lint.to-todo')}</Button>
      ) : null}
      {isAsking ? (
        <FindingTaskDialog finding={finding} at={at} words={note} onWords={onNote} onClose={() => setAsking(false)} />
      ) : null}
    </div>
  )
}
