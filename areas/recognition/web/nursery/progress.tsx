import { Button } from 'antd'
import type { ReactNode } from 'react'
import { evaluateNursery, type NurseryMembership } from '#contract/recognition'
import { useAct } from '#ui/api'
import { Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { say, sayAll, useText } from '#ui/text'

const marks = { true: ['good', 'met'], false: ['bad', 'failed'], null: ['none', 'open'] } as const

/** What has moved since the last evaluation, and how every condition of the title stands today. */
export function Progress({ whole }: { whole: NurseryMembership }): ReactNode {
  const text = useText()
  const { progress } = whole
  const evaluate = useAct(evaluateNursery, { done: text('recognition.nursery.evaluated') })
  const params = { creditCode: whole.creditCode, membershipId: whole.membershipId }
  const order = (ok: boolean | null) => (ok === false ? 0 : ok === null ? 1 : 2)
  const moved = [
    ['closed', progress.closed],
    ['opened', progress.opened],
    ['known', progress.known],
  ] as const
  const isStill = moved.every(([, items]) => items.length === 0)
  return (
    <Section
      title={text('recognition.nursery.progress')}
      extra={
        whole.may.tend ? (
          <span className="acts">
            <Button loading={evaluate.isRunning} onClick={() => void evaluate.run({ params })}>
              {text('recognition.nursery.evaluate')}
            </Button>
          </span>
        ) : null
      }
    >
      {isStill ? (
        <p className="quiet">{text('recognition.nursery.progress.still', { since: progress.since })}</p>
      ) : (
        <>
          <p>{text('recognition.nursery.progress.since', { since: progress.since })}</p>
          <div className="nursery-moved">
            {moved.map(([kind, items]) =>
              items.length > 0 ? (
                <div key={kind}>
                  <h3>{text(`recognition.nursery.progress.${kind}`, { count: items.length })}</h3>
                  <ul>
                    {items.map((label) => (
                      <li key={label.zh}>{say(label)}</li>
                    ))}
                  </ul>
                </div>
              ) : null,
            )}
          </div>
        </>
      )}
      <ul className="nursery-list">
        {progress.gates
          .toSorted((a, b) => order(a.ok) - order(b.ok))
          .map(({ id, label, clause, ok, reason }) => {
            const [tone, word] = marks[`${ok}`]
            return (
              <li key={id}>
                <StatusTag tone={tone} label={text(`recognition.screening.${word}`)} /> {say(label)}{' '}
                <span className="quiet">
                  {say(reason)} {clause}
                </span>
              </li>
            )
          })}
      </ul>
      {progress.missing.length > 0 ? (
        <p className="quiet">
          {text('recognition.nursery.progress.missing', { facts: sayAll(progress.missing.map(say)) })}
        </p>
      ) : null}
    </Section>
  )
}
