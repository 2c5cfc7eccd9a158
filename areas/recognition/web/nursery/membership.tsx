import './nursery.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { getNurseryMembership, type NurseryMembership } from '#contract/recognition'
import { useCall } from '#ui/api'
import { Go, usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { say, useText } from '#ui/text'
import { Figure } from '../awards/words.tsx'
import { LeaveDialog } from './leave.tsx'
import { TutorDialog } from './members.tsx'
import { Plan } from './plan.tsx'
import { Progress } from './progress.tsx'
import { ServiceLog } from './services.tsx'
import { StageTag } from './words.tsx'

/** A company in a pool: what is next, the plan, what has moved, what was done for it, and its whole way in words. */
export default function MembershipPage(): ReactNode {
  const text = useText()
  const params = { creditCode: usePathParam('creditCode'), membershipId: usePathParam('membershipId') }
  const answer = useCall(getNurseryMembership, { params })
  const whole = answer.data
  return (
    <Page
      title={whole?.name ?? text('recognition.nursery.company')}
      subtitle={
        whole ? (
          <>
            {whole.may.openPool ? (
              <Go to={`/recognition/nursery/pools/${whole.pool.id}`}>{whole.pool.name}</Go>
            ) : (
              whole.pool.name
            )}{' '}
            · {whole.regionName} <StageTag stage={whole.stage} />
          </>
        ) : null
      }
      action={whole?.may.keep ? <Acts whole={whole} /> : null}
      answer={answer}
    >
      {(found) => (
        <>
          <Head whole={found} />
          <Plan whole={found} />
          <Progress whole={found} />
          <ServiceLog whole={found} />
          <Section title={text('recognition.nursery.timeline')}>
            <ol className="nursery-list">
              {found.timeline.map((event) => (
                <li key={`${event.at} ${event.kind} ${event.what.zh}`}>
                  <DateText date={event.on} /> {event.byName ? <span className="quiet">{event.byName}</span> : null}
                  <p>{say(event.what)}</p>
                </li>
              ))}
            </ol>
          </Section>
        </>
      )}
    </Page>
  )
}

function Acts({ whole }: { whole: NurseryMembership }): ReactNode {
  const text = useText()
  const [asked, setAsked] = useState<'tutor' | 'leave' | null>(null)
  return (
    <span className="acts">
      <Button onClick={() => setAsked('tutor')}>
        {text(whole.tutor ? 'recognition.nursery.tutor.change' : 'recognition.nursery.tutor.assign')}
      </Button>
      <Button onClick={() => setAsked('leave')}>{text('recognition.nursery.leave')}</Button>
      {asked === 'tutor' ? (
        <TutorDialog poolId={whole.pool.id} members={[whole]} onClose={() => setAsked(null)} />
      ) : null}
      {asked === 'leave' ? <LeaveDialog whole={whole} onClose={() => setAsked(null)} /> : null}
    </span>
  )
}

function Head({ whole }: { whole: NurseryMembership }): ReactNode {
  const text = useText()
  const { exit, tutor } = whole
  return (
    <dl className="facts-grid">
      <Figure label={text('recognition.nursery.goal')}>{say(whole.pool.titleName)}</Figure>
      <Figure label={text('recognition.nursery.tutor')}>
        {tutor ? (
          <>
            {tutor.name}{' '}
            <span className="quiet">
              {text('recognition.nursery.since')} <DateText date={tutor.since} />
            </span>
          </>
        ) : (
          text('recognition.nursery.tutor.none')
        )}
      </Figure>
      <Figure label={text('recognition.nursery.entered-on')}>
        <DateText date={whole.enteredOn} />{' '}
        <span className="quiet">{text(`recognition.nursery.way.${whole.way}`)}</span>
      </Figure>
      {exit ? (
        <Figure label={text('recognition.nursery.exited-on')}>
          <DateText date={exit.on} />{' '}
          <span className="quiet">
            {exit.certificateNumber ?? exit.reason} {text('recognition.nursery.recorded', { on: exit.recordedOn })}
          </span>
        </Figure>
      ) : (
        <Figure label={text('recognition.nursery.stay-until')}>
          <DateText date={whole.stayUntil} />
        </Figure>
      )}
      <Figure label={text('recognition.nursery.by-conditions')}>
        {text(`recognition.nursery.outcome.${whole.outcome}`)}{' '}
        <span className="quiet">
          {text('recognition.nursery.by-version', { from: whole.versionFrom, rule: whole.ruleVersion })}{' '}
          {text(whole.isSame ? 'recognition.nursery.same' : 'recognition.nursery.different')}
        </span>
      </Figure>
      {whole.reason ? <Figure label={text('recognition.nursery.reason')}>{whole.reason}</Figure> : null}
      <Figure label={text('recognition.nursery.file')}>
        {whole.may.openFile ? <Go to={`/enterprises/${whole.creditCode}`}>{whole.creditCode}</Go> : whole.creditCode}
      </Figure>
    </dl>
  )
}
