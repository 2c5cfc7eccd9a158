import './cases.css'
import './desk.css'
import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { cancelStandIn, nameStandIn, readStandIns } from '#platform/cases/contract'
import { useAct, useCall } from '#ui/api'
import { DatePick } from '#ui/form'
import { Page, Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { useText } from '#ui/text'

/** Who does my work while I am away, and whose work I do. */
export default function StandIns(): ReactNode {
  const text = useText()
  const answer = useCall(readStandIns, {})
  const cancel = useAct(cancelStandIn, { done: text('cases.stand-ins.cancelled'), refreshes: [readStandIns] })
  return (
    <Page title={text('cases.stand-ins')} subtitle={text('cases.stand-ins.about')} answer={answer}>
      {({ items, colleagues }) => (
        <>
          <Section title={text('cases.stand-ins.now')}>
            {items.length === 0 ? <p className="quiet">{text('cases.stand-ins.none')}</p> : null}
            <ul className="plain-list">
              {items.map((item) => (
                <li key={item.id}>
                  {text(item.isMine ? 'cases.stand-ins.mine' : 'cases.stand-ins.theirs', {
                    name: item.isMine ? item.standInName : item.userName,
                    from: item.fromDay,
                    to: item.toDay,
                  })}{' '}
                  {item.isMine ? (
                    <button
                      type="button"
                      className="link-button"
                      disabled={cancel.isRunning}
                      onClick={() => void cancel.run({ params: { id: item.id } })}
                    >
                      {text('cases.stand-ins.cancel')}
                    </button>
                  ) : null}
                </li>
              ))}
            </ul>
          </Section>
          <Section title={text('cases.stand-ins.new')}>
            {colleagues.length === 0 ? (
              <p className="quiet">{text('cases.stand-ins.nobody')}</p>
            ) : (
              <NewStandIn colleagues={colleagues} />
            )}
          </Section>
        </>
      )}
    </Page>
  )
}

function NewStandIn({ colleagues }: { colleagues: { membershipId: string; name: string }[] }): ReactNode {
  const text = useText()
  const [membershipId, setMembershipId] = useState<string>()
  const [fromDay, setFromDay] = useState<string>()
  const [toDay, setToDay] = useState<string>()
  const act = useAct(nameStandIn, { done: text('cases.stand-ins.named'), refreshes: [readStandIns], quiet: true })
  const isWhole = membershipId !== undefined && fromDay !== undefined && toDay !== undefined
  return (
    <form
      className="stand-in-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) void act.run({ body: { membershipId, fromDay, toDay } })
      }}
    >
      <ProblemList problems={act.problem?.errors.map((each) => each.message) ?? []} />
      <Select
        aria-label={text('cases.stand-ins.who')}
        placeholder={text('cases.stand-ins.who')}
        options={colleagues.map((each) => ({ value: each.membershipId, label: each.name }))}
        value={membershipId}
        onChange={setMembershipId}
        style={{ minWidth: 200 }}
      />
      <DatePick value={fromDay} onChange={setFromDay} label={text('cases.stand-ins.from')} />
      <DatePick value={toDay} onChange={setToDay} label={text('cases.stand-ins.to')} />
      <button type="submit" className="button button-primary" disabled={!isWhole || act.isRunning}>
        {text('cases.stand-ins.name')}
      </button>
    </form>
  )
}
