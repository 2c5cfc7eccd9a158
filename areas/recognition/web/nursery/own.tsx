import { type ReactNode, useId } from 'react'
import { getOwnNursery } from '#contract/recognition'
import { useCall } from '#ui/api'
import { BeginApplication } from '#ui/begin-application'
import { Go } from '#ui/link'
import { Empty, Page, Section } from '#ui/page'
import { say, useText } from '#ui/text'
import { BriefCard } from './words.tsx'

/** A company’s own way through nursery pools: where it is, who helps, what is next, and how to get in. */
export default function OwnNursery(): ReactNode {
  const text = useText()
  const id = useId()
  const answer = useCall(getOwnNursery, {})
  return (
    <Page title={text('recognition.nursery.own')} subtitle={text('recognition.nursery.own.about')} answer={answer}>
      {({ name, items, open }) => {
        const isIn = items.some(({ exitedOn }) => exitedOn === null)
        return (
          <>
            {items.length === 0 ? (
              <Empty
                title={text('recognition.nursery.own.none', { name })}
                hint={text(open.length > 0 ? 'recognition.nursery.own.none.hint' : 'recognition.nursery.own.no-pool')}
              />
            ) : (
              items.map((brief) => <BriefCard key={brief.membershipId} brief={brief} />)
            )}
            {open.length > 0 && !isIn ? (
              <Section title={text('recognition.nursery.apply')}>
                {open.map((pool) => (
                  <section key={pool.level} className="nursery-brief" aria-labelledby={`${id}-${pool.level}`}>
                    <h3 id={`${id}-${pool.level}`}>{pool.name}</h3>
                    <p>{text('recognition.nursery.apply.conditions')}</p>
                    <ul>
                      {pool.conditions.map((label) => (
                        <li key={label.zh}>{say(label)}</li>
                      ))}
                    </ul>
                    <BeginApplication
                      procedureId="high-tech-nursery-entry"
                      answers={{ level: pool.level }}
                      label={text('recognition.nursery.apply.begin', { pool: pool.name })}
                    />
                  </section>
                ))}
              </Section>
            ) : null}
            <p className="acts">
              <Go to="/recognition/diagnosis">{text('recognition.nursery.own.diagnose')}</Go>
              <Go to="/self-evaluation/high-tech-enterprise">{text('recognition.nursery.own.evaluate')}</Go>
              <Go to="/enterprises/own">{text('recognition.nursery.own.file')}</Go>
            </p>
          </>
        )
      }}
    </Page>
  )
}
