import './top-list.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { decideTopListMethod, listTopListMethods, type TopListMethodLine } from '#contract/recognition'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { DateText } from '#ui/number'
import { Empty, Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { MethodForm } from './method-form.tsx'
import { MethodTable } from './method-table.tsx'

const tones = { proposed: 'warn', approved: 'good', refused: 'none' } as const

/** By which method the city ranks, what is proposed, and who puts it in force. */
export default function MethodsPage(): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const answer = useCall(listTopListMethods, {})
  return (
    <Page
      title={text('recognition.top.methods')}
      subtitle={text('recognition.top.methods.about')}
      trail={[{ title: text('recognition.top'), to: '/recognition/top-list' }]}
      action={
        answer.data?.mayPropose ? (
          <Button type="primary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {text('recognition.top.propose')}
          </Button>
        ) : null
      }
      answer={answer}
    >
      {(methods) => (
        <>
          {isOpen ? (
            <MethodForm
              methods={methods}
              onDone={() => {
                setOpen(false)
                void answer.refetch()
              }}
            />
          ) : null}
          {methods.items.length === 0 ? (
            <Empty title={text('recognition.top.methods.none')} hint={text('recognition.top.methods.none.hint')} />
          ) : (
            <Section title={text('recognition.rules.list')}>
              <ol className="top-list-rows">
                {methods.items.map((line) => (
                  <li key={line.id}>
                    <One
                      line={line}
                      isInForce={line.id === methods.inForceId}
                      onDecided={() => void answer.refetch()}
                    />
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

function One({
  line,
  isInForce,
  onDecided,
}: {
  line: TopListMethodLine
  isInForce: boolean
  onDecided: () => void
}): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(isInForce || line.state === 'proposed')
  const decide = useAct(decideTopListMethod, { done: text('recognition.rules.decided'), onDone: onDecided })
  const ask = async (isApproved: boolean) => {
    const word = isApproved ? 'approve' : 'refuse'
    const title = text(`recognition.rules.${word}`)
    const body = text(isApproved ? 'recognition.top.method.approve.about' : 'recognition.rules.refuse.about', {
      day: line.inForceFrom,
    })
    const note = await confirm({ title, body, yes: title, isDanger: !isApproved, needsReason: true })
    if (note) await decide.run({ params: { methodId: line.id }, body: { isApproved, note } })
  }
  return (
    <>
      <StatusTag
        tone={tones[line.state]}
        label={text(isInForce ? 'recognition.top.method.now' : `recognition.top.method.state.${line.state}`)}
      />{' '}
      <strong>{line.title}</strong> <span className="quiet">{line.number}</span>
      <p>
        {text('recognition.rules.from')} <DateText date={line.inForceFrom} /> · {text('recognition.top.set-by-city')}
      </p>
      <p className="quiet">
        {text('recognition.rules.proposed', { name: line.proposedByName })} <DateText date={line.proposedAt} />
        {line.decidedByName ? (
          <>
            {' · '}
            {text('recognition.rules.decided-by', { name: line.decidedByName, note: line.note ?? '' })}{' '}
            <DateText date={line.decidedAt} />
          </>
        ) : null}
      </p>
      <span className="acts">
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {text(isOpen ? 'recognition.rules.close' : 'recognition.rules.open')}
        </Button>
        {line.mayDecide ? (
          <>
            <Button size="small" type="primary" loading={decide.isRunning} onClick={() => void ask(true)}>
              {text('recognition.rules.approve')}
            </Button>
            <Button size="small" danger loading={decide.isRunning} onClick={() => void ask(false)}>
              {text('recognition.rules.refuse')}
            </Button>
          </>
        ) : null}
      </span>
      {isOpen ? (
        <>
          <MethodTable content={line.content} />
          <p className="quiet top-digest">SHA-256 {line.digest}</p>
        </>
      ) : null}
    </>
  )
}
