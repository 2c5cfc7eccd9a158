import type { ReactNode } from 'react'
import { getPublishedPlan, type PublishedPlanDetail, type PublishedTarget } from '#contract/plans'
import { useCall } from '#ui/api'
import { usePathParam } from '#ui/link'
import { DateText, NumberText, PeriodText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import './plans.css'
import './review/cards.css'
import { usePlanWords, valueWords } from './words.tsx'

/** A published plan as anybody sees it: each measure with who answers for it, its targets, and how they stand. */
export default function PublishedPlanPage(): ReactNode {
  const text = useText()
  const plan = useCall(getPublishedPlan, { params: { planId: usePathParam('planId') } })
  return (
    <Page
      title={plan.data?.title ?? text('plans.published')}
      subtitle={plan.data ? <Facts plan={plan.data} /> : null}
      trail={[{ title: text('plans.published'), to: '/public/plans' }]}
      kind="public"
      answer={plan}
    >
      {(loaded: PublishedPlanDetail) => (
        <>
          <Standing plan={loaded} />
          {loaded.measures.map((measure) => (
            <Section key={measure.id ?? 'outside'} title={measure.title || text('plans.published.outside')}>
              {measure.path.length > 0 ? <p className="quiet">{measure.path.join(' › ')}</p> : null}
              {measure.units.length > 0 ? (
                <p className="measure-units">
                  {measure.units.map((unit) => (
                    <span key={`${unit.role} ${unit.name}`} className={`unit unit-${unit.role}`}>
                      {text(`plans.unit.${unit.role}`)} {unit.name}
                    </span>
                  ))}
                </p>
              ) : null}
              <ol className="published-targets">
                {measure.targets.map((target) => (
                  <Target key={target.itemId} target={target} />
                ))}
              </ol>
            </Section>
          ))}
        </>
      )}
    </Page>
  )
}

function Facts({ plan }: { plan: PublishedPlanDetail }): ReactNode {
  const text = useText()
  const words = usePlanWords()
  return (
    <>
      {[plan.regionName, plan.issuer, words(plan)].filter(Boolean).join(' · ')} · {text('plans.versions.published')}{' '}
      <DateText date={plan.publishedAt} />
    </>
  )
}

/** The first line says how the plan stands, in words. */
function Standing({ plan }: { plan: PublishedPlanDetail }): ReactNode {
  const text = useText()
  const standing = plan.measures
    .flatMap((measure) => measure.targets)
    .flatMap(({ current }) => (current ? [current.status] : []))
  const count = (...statuses: string[]) => standing.filter((status) => statuses.includes(status)).length
  return (
    <p className="published-standing">
      {text('plans.published.standing', {
        date: plan.asOf,
        total: standing.length,
        good: count('ahead', 'on-pace', 'met'),
        behind: count('behind', 'missed'),
        missing: count('no-data'),
      })}
    </p>
  )
}

function Target({ target }: { target: PublishedTarget }): ReactNode {
  const text = useText()
  return (
    <li className="published-target">
      <div className="item-head">
        <h3 className="item-name">
          {target.indicator}
          {target.subject ? <span className="item-subject"> · {target.subject}</span> : null}
        </h3>
        {target.current ? (
          <StatusTag status={target.current.status} />
        ) : (
          <StatusTag tone="none" label={text(`plans.kind.${target.kind}`)} />
        )}
      </div>
      <p className="item-says">
        <strong className="item-value">{valueWords(target)}</strong>
        <span>{text(`plans.mode.${target.mode}`)}</span>
        <PeriodText period={target.deadline} />
        {target.current ? (
          <span>
            {text('plans.published.now')}{' '}
            <NumberText
              value={target.current.value}
              unit={target.unit ?? undefined}
              reason={text('plans.published.no-data')}
            />
            {target.current.value !== null && target.current.period ? (
              <>
                {' '}
                （<PeriodText period={target.current.period} />）
              </>
            ) : null}
          </span>
        ) : null}
      </p>
      <blockquote className="item-quote">“{target.quote}”</blockquote>
    </li>
  )
}
