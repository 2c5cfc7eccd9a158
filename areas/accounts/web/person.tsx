import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import {
  changePerson,
  deactivatePerson,
  endOneMembership,
  grantMembership,
  type HeldMembership,
  type Person,
  reactivatePerson,
  readPerson,
  removePersonFactor,
  resetPersonPassword,
  revealPhone,
} from '#contract/accounts'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { FormFromZod } from '#ui/form'
import { usePathParam } from '#ui/link'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { MembershipForm } from './membership-form.tsx'
import { Once } from './once.tsx'
import { PersonState } from './people.tsx'

const Edited = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .meta({ label: { zh: '姓名', en: 'Name' } }),
  phone: z
    .string()
    .regex(/^[0-9+-]{5,20}$/)
    .optional()
    .meta({
      label: { zh: '新电话', en: 'New telephone' },
      help: { zh: '不填则不改。', en: 'Leave empty to keep the present one.' },
      problem: { zh: '填 5 到 20 位数字。', en: '5 to 20 digits.' },
    }),
})
const End = z.object({
  lastDay: z.iso.date().meta({
    label: { zh: '最后一日', en: 'Last day' },
    help: { zh: '到这一日为止有效；填昨天即刻收回。', en: 'Valid until then; yesterday takes it back at once.' },
  }),
})

function Phone({ person }: { person: Person }): ReactNode {
  const text = useText()
  const [whole, setWhole] = useState<string | null>(null)
  const reveal = useAct(revealPhone, { onDone: ({ phone }) => setWhole(phone), refreshes: [] })
  if (person.phone === null) return <span className="quiet">{text('accounts.phone.none')}</span>
  return (
    <span>
      <span className="figure">{whole ?? person.phone}</span>{' '}
      {whole === null && person.mayManage ? (
        <Button
          size="small"
          type="link"
          loading={reveal.isRunning}
          onClick={() => void reveal.run({ params: { userId: person.userId } })}
        >
          {text('accounts.phone.reveal')}
        </Button>
      ) : null}
    </span>
  )
}

function Facts({ person }: { person: Person }): ReactNode {
  const text = useText()
  const [isEditing, setEditing] = useState(false)
  const change = useAct(changePerson, { done: text('accounts.edited'), onDone: () => setEditing(false) })
  const edit = person.mayManage ? <Button onClick={() => setEditing(true)}>{text('accounts.edit')}</Button> : null
  return (
    <Section title={text('accounts.column.phone')} extra={edit}>
      <Phone person={person} />
      <Modal
        open={isEditing}
        title={text('accounts.edit')}
        footer={null}
        onCancel={() => setEditing(false)}
        destroyOnHidden
      >
        <FormFromZod
          schema={Edited}
          initial={{ name: person.name }}
          onSubmit={({ name, phone }) =>
            change.submit({ params: { userId: person.userId }, body: { name, ...(phone ? { phone } : {}) } })
          }
        />
      </Modal>
    </Section>
  )
}

function Account({ person }: { person: Person }): ReactNode {
  const text = useText()
  const params = { userId: person.userId }
  const [password, setPassword] = useState<string | null>(null)
  const reset = useAct(resetPersonPassword, { onDone: ({ initialPassword }) => setPassword(initialPassword) })
  const removeFactor = useAct(removePersonFactor, { done: text('accounts.second.removed') })
  const stop = useAct(deactivatePerson, { done: text('accounts.stopped') })
  const start = useAct(reactivatePerson, { done: text('accounts.started') })

  async function after(question: string, isDanger: boolean, run: () => Promise<unknown>) {
    const answer = await confirm({
      title: text(question),
      body: text(`${question}.about`),
      yes: text(`${question}.yes`),
      isDanger,
    })
    if (answer !== null) await run()
  }

  if (!person.mayManage) return <ProblemList problems={[text('accounts.acts-elsewhere')]} />
  return (
    <div className="page-action">
      <Button
        loading={reset.isRunning}
        onClick={() => void after('accounts.reset', false, () => reset.run({ params }))}
      >
        {text('accounts.reset')}
      </Button>
      {person.hasSecondFactor ? (
        <Button
          loading={removeFactor.isRunning}
          onClick={() => void after('accounts.second.remove', true, () => removeFactor.run({ params }))}
        >
          {text('accounts.second.remove')}
        </Button>
      ) : null}
      {person.isActive ? (
        <Button
          danger
          loading={stop.isRunning}
          onClick={() => void after('accounts.stop', true, () => stop.run({ params }))}
        >
          {text('accounts.stop')}
        </Button>
      ) : (
        <Button loading={start.isRunning} onClick={() => void start.run({ params })}>
          {text('accounts.start')}
        </Button>
      )}
      {password !== null ? (
        <Once
          title={text('accounts.password.once')}
          about={text('accounts.password.once.about')}
          secret={password}
          onClose={() => setPassword(null)}
        />
      ) : null}
    </div>
  )
}

function Memberships({ person }: { person: Person }): ReactNode {
  const text = useText()
  const [isGranting, setGranting] = useState(false)
  const [ending, setEnding] = useState<HeldMembership | null>(null)
  const grant = useAct(grantMembership, { done: text('accounts.granted'), onDone: () => setGranting(false) })
  const end = useAct(endOneMembership, { done: text('accounts.ended'), onDone: () => setEnding(null) })
  const { username } = person
  const open = username === null ? null : <Button onClick={() => setGranting(true)}>{text('accounts.grant')}</Button>
  return (
    <Section title={text('accounts.memberships')} extra={open}>
      <RowsTable
        id="accounts.memberships"
        label={text('accounts.memberships')}
        rows={person.memberships}
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'label',
            title: text('accounts.column.role'),
            isTitle: true,
            width: 320,
            value: (one) => say(one.label),
          },
          {
            key: 'validFrom',
            title: text('accounts.column.from'),
            width: 130,
            render: (one) => <DateText date={one.validFrom} />,
          },
          {
            key: 'validTo',
            title: text('accounts.column.to'),
            width: 130,
            render: (one) => <DateText date={one.validTo} reason={text('accounts.to.open')} />,
          },
          {
            key: 'isInForce',
            title: text('accounts.column.state'),
            width: 110,
            render: (one) =>
              one.isInForce ? (
                <StatusTag tone="good" label={text('accounts.membership.in-force')} />
              ) : (
                <StatusTag tone="none" label={text('accounts.membership.over')} />
              ),
          },
          {
            key: 'end',
            title: text('accounts.column.act'),
            width: 100,
            value: () => null,
            render: (one) =>
              one.isInForce ? (
                <Button size="small" onClick={() => setEnding(one)}>
                  {text('accounts.end')}
                </Button>
              ) : null,
          },
        ]}
        empty={{ title: text('accounts.memberships.none'), hint: text('accounts.memberships.none.hint') }}
      />
      <Modal
        open={isGranting}
        title={text('accounts.grant')}
        footer={null}
        width={720}
        onCancel={() => setGranting(false)}
        destroyOnHidden
      >
        <MembershipForm
          submitLabel={text('accounts.grant')}
          onSubmit={(membership) => grant.submit({ body: { username: username ?? '', ...membership } })}
        />
      </Modal>
      <Modal
        open={ending !== null}
        title={text('accounts.end.title', { label: ending ? say(ending.label) : '' })}
        footer={null}
        onCancel={() => setEnding(null)}
        destroyOnHidden
      >
        <FormFromZod
          schema={End}
          submitLabel={text('accounts.end')}
          onSubmit={(body) => end.submit({ params: { id: ending?.id ?? '' }, body })}
        />
      </Modal>
    </Section>
  )
}

/** One person: the account, and the memberships within the region of who looks. */
export default function PersonPage(): ReactNode {
  const text = useText()
  const answer = useCall(readPerson, { params: { userId: usePathParam('userId') } })
  const person = answer.data
  return (
    <Page
      title={person?.name ?? text('accounts.person')}
      subtitle={
        person ? (
          <>
            {person.username} · <PersonState person={person} />
          </>
        ) : null
      }
      trail={[{ title: text('accounts.people'), to: '/accounts/people' }]}
      answer={answer}
    >
      {(found) => (
        <>
          <Facts person={found} />
          <Memberships person={found} />
          <Section title={text('accounts.account')}>
            <Account person={found} />
          </Section>
        </>
      )}
    </Page>
  )
}
