import { Collapse } from 'antd'
import type { ReactNode } from 'react'
import { readStanding, type StandingView, titles } from '#contract/enterprises'
import { useCall } from '#ui/api'
import { Section, Skeleton } from '#ui/page'
import { StatusTag, type Tone } from '#ui/status'
import { say, sayAll, useText } from '#ui/text'

/** The ladder: each title with whether the company holds it, would reach it, and what stands between. */
export function Standing({ creditCode }: { creditCode: string }): ReactNode {
  const text = useText()
  const answer = useCall(readStanding, { params: { creditCode } })
  return (
    <Section title={text('enterprises.standing')}>
      {answer.data ? (
        <>
          <p className="quiet">{text('enterprises.standing.about', { on: answer.data.on })}</p>
          <Collapse
            items={answer.data.items.map((standing) => ({
              key: standing.title,
              label: <Rung standing={standing} />,
              children: <Working standing={standing} />,
            }))}
          />
        </>
      ) : (
        <Skeleton lines={4} />
      )}
    </Section>
  )
}

function verdictOf({ version, problems, pass, missing }: StandingView): { tone: Tone; key: string } {
  if (version === null) return { tone: 'none', key: 'no-rule' }
  if (problems.length > 0) return { tone: 'bad', key: 'contradiction' }
  if (pass === true) return { tone: 'good', key: 'reached' }
  if (pass === false) return { tone: 'warn', key: 'not-reached' }
  return { tone: 'none', key: missing.length > 0 ? 'missing' : 'experts' }
}

function Rung({ standing }: { standing: StandingView }): ReactNode {
  const text = useText()
  const { tone, key } = verdictOf(standing)
  return (
    <span className="company-rung">
      <strong>{say(titles[standing.title])}</strong>
      {standing.holds ? <StatusTag tone="good" label={text('enterprises.holds')} /> : null}
      <StatusTag tone={tone} label={text(`enterprises.verdict.${key}`, { count: standing.missing.length })} />
      {standing.total === null ? null : <span className="quiet">{pointsWords(standing.total, null, text)}</span>}
    </span>
  )
}

type Points = StandingView['total']
function pointsWords(points: Points, max: number | null, text: ReturnType<typeof useText>): string {
  if (points === null) return text('enterprises.points.unknown')
  const said = Array.isArray(points) ? points.join('–') : String(points)
  return max === null
    ? text('enterprises.points', { points: said })
    : text('enterprises.points.of', { points: said, max })
}

function Working({ standing }: { standing: StandingView }): ReactNode {
  const text = useText()
  const { gates, items, missing, plans, problems, notice, version } = standing
  if (version === null) return <p>{text('enterprises.no-rule')}</p>
  return (
    <>
      {notice ? <p className="quiet">{say(notice)}</p> : null}
      {problems.map((problem) => (
        <p key={problem.zh}>{say(problem)}</p>
      ))}
      <Plans plans={plans} />
      {items.length > 0 ? (
        <ul className="company-items">
          {items.map((item) => (
            <li key={item.id}>
              <span>
                <strong>{say(item.label)}</strong> <span className="quiet">{item.clause}</span>
              </span>
              <span className="figure">{pointsWords(item.points, item.max, text)}</span>
              <ShareBar points={item.points} max={item.max} />
              <span className="quiet company-working">{say(item.working)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <ul className="company-items">
        {gates.map((gate) => (
          <li key={gate.id}>
            <span>
              <strong>{say(gate.label)}</strong> <span className="quiet">{gate.clause}</span>
            </span>
            <StatusTag
              tone={gate.ok === null ? 'none' : gate.ok ? 'good' : 'bad'}
              label={text(`enterprises.gate.${gate.ok === null ? 'unknown' : gate.ok ? 'yes' : 'no'}`)}
            />
            <span className="quiet company-working">{say(gate.reason)}</span>
          </li>
        ))}
      </ul>
      {missing.length > 0 ? (
        <p>
          <strong>{text('enterprises.missing')}</strong>
          {sayAll(missing.map(({ label }) => say(label)))}
        </p>
      ) : null}
      <p className="quiet">{text('enterprises.rule-of', { version })}</p>
    </>
  )
}

/** The smallest sets of changes that reach the title. */
function Plans({ plans }: Pick<StandingView, 'plans'>): ReactNode {
  const text = useText()
  if (plans.length === 0) return null
  const change = ({ label, from, to }: StandingView['plans'][number][number]) =>
    text('enterprises.plan.change', { label: say(label), from: value(from, text), to: value(to, text) })
  return (
    <div className="company-plans">
      <strong>{text('enterprises.plans')}</strong>
      <ul>
        {plans.map((plan) => (
          <li key={plan.map(({ fact, to }) => `${fact}${to}`).join()}>
            {plan.map(change).join(text('enterprises.plan.and'))}
          </li>
        ))}
      </ul>
    </div>
  )
}

const value = (said: string, text: ReturnType<typeof useText>) =>
  said === 'true' ? text('enterprises.yes') : said === 'false' ? text('enterprises.no') : said

/** How much of the most that an item gives; what experts may still give is lighter. */
function ShareBar({ points, max }: { points: Points; max: number | null }): ReactNode {
  if (points === null || max === null || max <= 0) return null
  const [low, high] = Array.isArray(points) ? points : [points, points]
  const share = (part: number) => `${Math.min(100, (100 * part) / max)}%`
  return (
    <span className="company-bar" aria-hidden="true">
      <span className="company-bar-high" style={{ width: share(high) }} />
      <span className="company-bar-low" style={{ width: share(low) }} />
    </span>
  )
}
