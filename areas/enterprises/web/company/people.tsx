import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  type Company,
  duties,
  enterPerson,
  listPeople,
  PersonForm,
  type PersonView,
  uncoverPerson,
  withdrawConsent,
} from '#contract/enterprises'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { FormFromZod } from '#ui/form'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { colon, say, useText } from '#ui/text'
import { useIsPhone } from '#ui/width'

/** People of the company, each with consent: the company keeps them, an office uncovers one for a stated purpose. */
export function People({ company: { creditCode } }: { company: Company }): ReactNode {
  const text = useText()
  const [isEntering, setEntering] = useState(false)
  const answer = useCall(listPeople, { params: { creditCode } }).data
  if (!answer) return null
  const { items, mayChange } = answer
  if (items.length === 0 && !mayChange) return null
  return (
    <Section
      title={text('enterprises.people')}
      extra={
        mayChange ? (
          <Button className="no-print" onClick={() => setEntering(true)}>
            {text('enterprises.person.enter')}
          </Button>
        ) : null
      }
    >
      {items.length === 0 ? <p className="quiet">{text('enterprises.people.none')}</p> : null}
      <ul className="company-entries">
        {items.map((person) => (
          <li key={person.id}>
            <One creditCode={creditCode} person={person} mayChange={mayChange} />
          </li>
        ))}
      </ul>
      <EnterDrawer creditCode={creditCode} isOpen={isEntering} onClose={() => setEntering(false)} />
    </Section>
  )
}

function One(props: { creditCode: string; person: PersonView; mayChange: boolean }): ReactNode {
  const text = useText()
  const { creditCode, person, mayChange } = props
  const params = { creditCode, personId: person.id }
  const [seen, setSeen] = useState<{ name: string; phone: string } | null>(null)
  const uncover = useAct(uncoverPerson)
  const withdraw = useAct(withdrawConsent, { done: text('enterprises.person.withdrawn') })
  const shown = seen ?? person
  const askToSee = async () => {
    const purpose = await confirm({
      title: text('enterprises.person.uncover'),
      body: text('enterprises.person.uncover.about'),
      yes: text('enterprises.person.uncover'),
      needsReason: true,
    })
    if (purpose) setSeen((await uncover.run({ params, body: { purpose } })) ?? null)
  }
  const askToWithdraw = async () => {
    const title = text('enterprises.person.withdraw')
    const isSure = await confirm({ title, body: text('enterprises.person.withdraw.about'), yes: title, isDanger: true })
    if (isSure) await withdraw.run({ params, body: {} })
  }
  return (
    <>
      <span className="quiet">{say(duties[person.duty])}</span> <strong>{shown.name}</strong>{' '}
      <span className="figure">{shown.phone}</span>{' '}
      <span className="quiet">
        {text('enterprises.person.until')} <DateText date={person.consentUntil} />
      </span>
      {person.looks.length > 0 ? (
        <details>
          <summary>{text('enterprises.person.looks', { count: person.looks.length })}</summary>
          <ul>
            {person.looks.map((look) => (
              <li key={look.at}>
                {look.name} {look.unit} <DateText date={look.at} />
                {colon() + look.purpose}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <p className="acts">
        {person.isCovered && !seen ? (
          <Button size="small" loading={uncover.isRunning} onClick={() => void askToSee()}>
            {text('enterprises.person.uncover')}
          </Button>
        ) : null}
        {mayChange ? (
          <Button size="small" danger loading={withdraw.isRunning} onClick={() => void askToWithdraw()}>
            {text('enterprises.person.withdraw')}
          </Button>
        ) : null}
      </p>
    </>
  )
}

function EnterDrawer(props: { creditCode: string; isOpen: boolean; onClose: () => void }): ReactNode {
  const text = useText()
  const { creditCode, isOpen, onClose } = props
  const enter = useAct(enterPerson, { done: text('enterprises.person.entered'), onDone: onClose, quiet: true })
  return (
    <Drawer
      title={text('enterprises.person.enter')}
      open={isOpen}
      onClose={onClose}
      size={useIsPhone() ? '100%' : 520}
      destroyOnHidden
    >
      <p className="quiet">{text('enterprises.people.about')}</p>
      <FormFromZod
        schema={PersonForm}
        submitLabel={text('enterprises.person.enter')}
        onSubmit={(body) => enter.submit({ params: { creditCode }, body })}
        onCancel={onClose}
      />
    </Drawer>
  )
}
