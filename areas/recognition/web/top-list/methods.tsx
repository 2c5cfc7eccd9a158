import './top-list.css'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { decideTopListMethod, listTopListMethods, type TopListMethodLine } from '#contract/recognition'
import { useAct, useCall } from '#ui/api'
import { DateText } from '#ui/number'
import { Empty, Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { Decision, proposalTones } from '../proposals/decision.tsx'
import { MethodForm } from './method-form.tsx'
import { MethodTable } from './method-table.tsx'

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
  return (
    <>
      <StatusTag
        tone={proposalTones[line.state]}
        label={text(isInForce ? 'recognition.top.method.now' : `recognition.top.method.state.${line.state}`)}
      />{' '}
      <strong>{line.title}</strong> <span className="quiet">{line.number}</span>
      <p>
        {text('recognition.rules.from')} <DateText date={line.inForceFrom} /> · {text('recognition.top.set-by-city')}
      </p>
      <Decision
        line={line}
        isOpen={isOpen}
        onToggle={() => setOpen(!isOpen)}
        approving={text('recognition.top.method.approve.about', { day: line.inForceFrom })}
        isRunning={decide.isRunning}
        onDecide={(body) => decide.run({ params: { methodId: line.id }, body })}
      />
      {isOpen ? (
        <>
          <MethodTable content={line.content} />
          <p className="quiet top-digest">SHA-256 {line.digest}</p>
        </>
      ) : null}
    </>
  )
}
