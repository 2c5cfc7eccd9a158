import './nursery.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { changeNurseryPool, getNurseryPool, type NurseryPoolWhole } from '#contract/recognition'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { usePathParam, useQueryState } from '#ui/link'
import { DateText, formatNumber } from '#ui/number'
import { Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import { Figure } from '../awards/words.tsx'
import { ChangeConditions } from './change-conditions.tsx'
import { Conversion } from './conversion.tsx'
import { EnterDialog } from './enter.tsx'
import { Members, nothingAsked } from './members.tsx'

/** A pool: its conditions by date, its companies, and how many of each year were recognised. */
export default function PoolPage(): ReactNode {
  const text = useText()
  const poolId = usePathParam('poolId')
  const answer = useCall(getNurseryPool, { params: { poolId } })
  const pool = answer.data
  return (
    <Page
      title={pool?.name ?? text('recognition.nursery.pool')}
      trail={[{ title: text('recognition.nursery'), to: '/recognition/nursery' }]}
      subtitle={pool ? `${say(pool.titleName)} · ${pool.regionName}` : null}
      action={pool ? <Acts pool={pool} /> : null}
      answer={answer}
    >
      {(whole) => (
        <>
          <Head pool={whole} />
          <Section title={text('recognition.nursery.members')}>
            <Members pool={whole} />
          </Section>
          <Conversion pool={whole} />
          <Versions pool={whole} />
        </>
      )}
    </Page>
  )
}

function Acts({ pool }: { pool: NurseryPoolWhole }): ReactNode {
  const text = useText()
  const [asked, setAsked] = useState<'enter' | 'conditions' | null>(null)
  const change = useAct(changeNurseryPool, { done: text('recognition.nursery.changed') })
  const close = async () => {
    const isClosed = pool.closedOn === null
    const yes = text(isClosed ? 'recognition.nursery.close' : 'recognition.nursery.reopen')
    const body = text(isClosed ? 'recognition.nursery.close.about' : 'recognition.nursery.reopen.about')
    if ((await confirm({ title: yes, body, yes, isDanger: isClosed })) === null) return
    await change.run({ params: { poolId: pool.id }, body: { isClosed } })
  }
  return (
    <span className="acts">
      {pool.mayKeep ? (
        <>
          <Button onClick={() => setAsked('conditions')}>{text('recognition.nursery.conditions.change')}</Button>
          <Button onClick={() => void close()}>
            {text(pool.closedOn === null ? 'recognition.nursery.close' : 'recognition.nursery.reopen')}
          </Button>
        </>
      ) : null}
      {pool.mayEnter ? (
        <Button type="primary" onClick={() => setAsked('enter')}>
          {text('recognition.nursery.enter')}
        </Button>
      ) : null}
      {asked === 'enter' ? <EnterDialog pool={pool} onClose={() => setAsked(null)} /> : null}
      {asked === 'conditions' ? <ChangeConditions pool={pool} onClose={() => setAsked(null)} /> : null}
    </span>
  )
}

function Head({ pool }: { pool: NurseryPoolWhole }): ReactNode {
  const text = useText()
  const [, setAddress] = useQueryState()
  const door = (count: number, filter: Record<string, string>) => (
    <button
      type="button"
      className="link-button figure"
      onClick={() => {
        setAddress({ ...nothingAsked, ...filter })
        document.getElementById('nursery-members')?.scrollIntoView({ behavior: 'smooth' })
      }}
    >
      {formatNumber(count)}
    </button>
  )
  return (
    <dl className="facts-grid">
      <Figure label={text('recognition.nursery.in-pool')}>
        {door(pool.inPool, { stage: 'in' })}
        {pool.capacity === null ? null : ` / ${formatNumber(pool.capacity)}`}
      </Figure>
      <Figure label={text('recognition.nursery.converted')}>{door(pool.converted, { stage: 'converted' })}</Figure>
      <Figure label={text('recognition.nursery.left')}>{formatNumber(pool.left)}</Figure>
      <Figure label={text('recognition.nursery.overdue')}>{door(pool.overdue, { overdue: 'yes' })}</Figure>
      <Figure label={text('recognition.nursery.stay.short')}>
        {text('recognition.nursery.months', { months: pool.stayMonths })}
      </Figure>
      <Figure label={text('recognition.awards.column.state')}>
        {pool.closedOn ? (
          <>
            <StatusTag tone="none" label={text('recognition.nursery.closed')} /> <DateText date={pool.closedOn} />
          </>
        ) : (
          <StatusTag tone="steady" label={text('recognition.nursery.is-open')} />
        )}
      </Figure>
    </dl>
  )
}

/** Every version of the conditions, the latest first, each with the day from which it holds. */
function Versions({ pool }: { pool: NurseryPoolWhole }): ReactNode {
  const text = useText()
  const inForce = pool.versions.find(({ effectiveFrom }) => effectiveFrom <= pool.today)
  return (
    <Section title={text('recognition.nursery.conditions')}>
      {pool.versions.map((version) => (
        <article key={version.effectiveFrom} className="nursery-brief">
          <h3>
            {text('recognition.nursery.version', { from: version.effectiveFrom })}{' '}
            {version === inForce ? <StatusTag tone="good" label={text('recognition.nursery.in-force')} /> : null}
            {version.effectiveFrom > pool.today ? (
              <StatusTag tone="none" label={text('recognition.nursery.to-come')} />
            ) : null}
          </h3>
          <ul>
            {version.conditions.map(({ id, label, clause }) => (
              <li key={id}>
                {say(label)} <span className="quiet">{clause}</span>
              </li>
            ))}
            {version.atLeast === null ? null : (
              <li>{text('recognition.screening.total', { points: version.atLeast })}</li>
            )}
          </ul>
          <p className="quiet">
            {text('recognition.nursery.version.about', {
              count: version.mostFailed,
              note: version.note,
              name: version.madeByName,
            })}
          </p>
        </article>
      ))}
    </Section>
  )
}
