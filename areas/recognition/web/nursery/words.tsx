import './nursery.css'
import type { ReactNode } from 'react'
import type { NurseryBrief, NurseryMember, NurseryStage } from '#contract/recognition'
import { Go } from '#ui/link'
import { DateText } from '#ui/number'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'

const tones = {
  'no-plan': 'none',
  working: 'steady',
  'plan-done': 'steady',
  converted: 'good',
  'term-over': 'warn',
  dropped: 'none',
  moved: 'none',
} as const satisfies Record<NurseryStage, string>

export function StageTag({ stage }: { stage: NurseryStage }): ReactNode {
  const text = useText()
  return <StatusTag tone={tones[stage]} label={text(`recognition.nursery.stage.${stage}`)} />
}

/** How far the plan is, and whether something in it is late. */
export function PlanCell({ of }: { of: Pick<NurseryMember, 'milestones' | 'milestonesDone' | 'overdue'> }): ReactNode {
  const text = useText()
  if (of.milestones === 0) return <span className="quiet">{text('recognition.nursery.plan.none')}</span>
  return (
    <>
      <span className="figure">
        {of.milestonesDone}/{of.milestones}
      </span>{' '}
      {of.overdue > 0 ? (
        <StatusTag tone="bad" label={text('recognition.nursery.overdue.count', { count: of.overdue })} />
      ) : null}
    </>
  )
}

export function NextStep({ next }: Pick<NurseryMember, 'next'>): ReactNode {
  if (!next) return null
  return (
    <>
      {say(next.label)}{' '}
      <span className="quiet nursery-day">
        <DateText date={next.dueOn} />
      </span>
    </>
  )
}

export const stayPath = ({ creditCode, membershipId }: Pick<NurseryBrief, 'creditCode' | 'membershipId'>) =>
  `/recognition/nursery/${creditCode}/${membershipId}`

/** One stay of a company in a few lines, for its own page and for its file. */
export function BriefCard({ brief }: { brief: NurseryBrief }): ReactNode {
  const text = useText()
  return (
    <article className="nursery-brief">
      <h3>
        <Go to={stayPath(brief)}>{brief.poolName}</Go> <StageTag stage={brief.stage} />
      </h3>
      <dl className="facts-grid">
        <div>
          <dt>{text('recognition.nursery.entered-on')}</dt>
          <dd>
            <DateText date={brief.enteredOn} />
          </dd>
        </div>
        {brief.exitedOn ? (
          <div>
            <dt>{text('recognition.nursery.exited-on')}</dt>
            <dd>
              <DateText date={brief.exitedOn} />
            </dd>
          </div>
        ) : (
          <>
            <div>
              <dt>{text('recognition.nursery.tutor')}</dt>
              <dd>{brief.tutorName ?? text('recognition.nursery.tutor.none')}</dd>
            </div>
            <div>
              <dt>{text('recognition.nursery.plan')}</dt>
              <dd>
                <PlanCell of={brief} />
              </dd>
            </div>
            {brief.next ? (
              <div>
                <dt>{text('recognition.nursery.next')}</dt>
                <dd>
                  <NextStep next={brief.next} />
                </dd>
              </div>
            ) : null}
          </>
        )}
      </dl>
    </article>
  )
}
