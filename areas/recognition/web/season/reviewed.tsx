import '../self-evaluation/self-evaluation.css'
import './season.css'
import type { ReactNode } from 'react'
import type { getSeasonCase, ReviewRound } from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { TrendChart } from '#ui/chart'
import { Go } from '#ui/link'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import { Gates, Items, Missing, Verdict } from '../self-evaluation/working.tsx'
import { AssignRound, EndRound } from './assign.tsx'
import { rangeWords, VerdictTag } from './words.tsx'

export type SeasonCase = ResponseOf<typeof getSeasonCase>

/** Rounds of review, the latest first, with what may be done; below what the rules say of what is declared. */
export function Reviewed({ read }: { read: SeasonCase }): ReactNode {
  const text = useText()
  const { judgement, rounds } = read
  const open = rounds.find(({ state }) => state === 'open')
  return (
    <>
      <Section title={text('recognition.season.review')}>
        {rounds.length === 0 ? <p className="quiet">{text('recognition.season.rounds.none')}</p> : null}
        <History read={read} />
        {read.mayAssign ? (
          open ? (
            <EndRound caseId={read.caseId} number={open.number} />
          ) : (
            <>
              {rounds.length > 0 ? <p>{text('recognition.season.round.then')}</p> : null}
              <AssignRound caseId={read.caseId} number={(rounds.at(-1)?.number ?? 0) + 1} />
            </>
          )
        ) : null}
      </Section>
      {rounds.toReversed().map((round, index) => (
        <Round key={round.number} round={round} isOpen={index === 0} />
      ))}
      <details className="section" open={rounds.length === 0}>
        <summary>{text('recognition.season.by-rules')}</summary>
        <Verdict result={judgement} />
        {judgement.missing.length > 0 ? <Missing missing={judgement.missing} /> : null}
        <Items items={judgement.items} />
        <Gates gates={judgement.gates} />
        {read.mayAssign ? (
          <p>
            <Go to={`/recognition/diagnoses/${read.company.creditCode}`}>{text('recognition.diagnosis.of-company')}</Go>
          </p>
        ) : null}
      </details>
    </>
  )
}

/** The predicted total over the rounds; a line once there are two. */
function History({ read: { rounds, passMark } }: { read: SeasonCase }): ReactNode {
  const text = useText()
  const over = rounds.filter(({ state, low }) => state === 'closed' && low !== null)
  if (over.length < 2) return null
  const series = (name: 'low' | 'high') => ({
    name: text(`recognition.season.${name}`),
    points: over.map((round) => ({
      period: text('recognition.season.round', { number: round.number }),
      value: round[name],
    })),
  })
  return (
    <TrendChart
      title={text('recognition.season.history')}
      unit={text('recognition.season.points')}
      series={[series('low'), series('high')]}
      target={passMark ? { value: passMark.points, label: text('recognition.season.mark') } : null}
      height={200}
    />
  )
}

export function Round({ round, isOpen }: { round: ReviewRound; isOpen: boolean }): ReactNode {
  const text = useText()
  const range = rangeWords(round)
  return (
    <details className="section" open={isOpen}>
      <summary>
        {text('recognition.season.round', { number: round.number })} ·{' '}
        {round.state === 'closed' && range
          ? text('recognition.season.predicted.words', { range })
          : text(`recognition.season.round.${round.state}`)}
      </summary>
      <p>
        {round.state === 'closed' ? <VerdictTag verdict={round.verdict} /> : null}{' '}
        <span className="quiet">
          {text('recognition.season.due')} <DateText date={round.dueOn} />
        </span>
      </p>
      <Experts round={round} />
      {round.items.length > 0 ? <ScoredItems items={round.items} /> : null}
    </details>
  )
}

const expertTones = { open: 'warn', handed: 'good', dropped: 'none' } as const

function Experts({ round: { experts } }: { round: ReviewRound }): ReactNode {
  const text = useText()
  return (
    <ul className="season-lines">
      {experts.map((expert) => (
        <li key={expert.number}>
          <strong>{expert.name ?? text('recognition.season.expert', { number: expert.number })}</strong>{' '}
          <StatusTag tone={expertTones[expert.state]} label={text(`recognition.season.expert.${expert.state}`)} />{' '}
          {rangeWords(expert) ? text('recognition.season.predicted.words', { range: rangeWords(expert) ?? '' }) : null}
          {expert.comment ? <p>{expert.comment}</p> : null}
        </li>
      ))}
    </ul>
  )
}

/** Mean and spread of each item, with every comment. */
function ScoredItems({ items }: { items: ReviewRound['items'] }): ReactNode {
  const text = useText()
  return (
    <ul className="season-lines">
      {items.map((item) => (
        <li key={item.id}>
          <strong>{say(item.label)}</strong> <span className="quiet">{item.clause}</span>
          <p className="figure">
            {text('recognition.season.item', {
              mean: item.mean,
              lowest: item.lowest,
              highest: item.highest,
              least: item.least,
              most: item.most,
            })}
          </p>
          {item.comments.map(({ number, name, points, text: words }) => (
            <p key={number} className="quiet">
              {name ?? text('recognition.season.expert', { number })}
              {text('recognition.season.gave', { points })}
              {words}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
