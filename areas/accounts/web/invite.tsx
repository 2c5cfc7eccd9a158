import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { invitePerson } from '#contract/accounts'
import { useAct } from '#ui/api'
import { useGo } from '#ui/link'
import { Page, Section } from '#ui/page'
import { useText } from '#ui/text'
import { MembershipForm } from './membership-form.tsx'
import { Once } from './once.tsx'

const person = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .meta({ label: { zh: '姓名', en: 'Name' }, section: { zh: '人员', en: 'Person' } }),
  username: z
    .string()
    .trim()
    .regex(/^[a-z0-9_.]{3,30}$/)
    .meta({
      label: { zh: '用户名', en: 'User name' },
      help: {
        zh: '登录用，3 到 30 个小写字母、数字、点或下划线。',
        en: 'For signing in: 3 to 30 lower-case letters, digits, dots or underscores.',
      },
      problem: {
        zh: '只能用小写字母、数字、点或下划线，3 到 30 个。',
        en: 'Lower-case letters, digits, dots or underscores, 3 to 30.',
      },
    }),
  phone: z
    .string()
    .regex(/^[0-9+-]{5,20}$/)
    .optional()
    .meta({ label: { zh: '电话', en: 'Telephone' }, problem: { zh: '填 5 到 20 位数字。', en: '5 to 20 digits.' } }),
}
const Person = z.object(person)

/** 开通账号: who it is, and in what role; the password is shown once at the end. */
export default function Invite(): ReactNode {
  const text = useText()
  const go = useGo()
  const [made, setMade] = useState<{ userId: string; password: string } | null>(null)
  const invite = useAct(invitePerson, {
    onDone: ({ person, initialPassword }) => setMade({ userId: person.userId, password: initialPassword }),
  })
  return (
    <Page title={text('accounts.invite')} trail={[{ title: text('accounts.people'), to: '/accounts/people' }]}>
      <Section title={text('accounts.invite.form')}>
        <MembershipForm
          fields={person}
          submitLabel={text('accounts.invite')}
          onCancel={() => go('/accounts/people')}
          onSubmit={(membership, values) => {
            const { name, username, phone } = Person.parse(values)
            return invite.submit({ body: { name, username, phone: phone ?? null, membership } })
          }}
        />
      </Section>
      {made ? (
        <Once
          title={text('accounts.password.once')}
          about={text('accounts.password.once.about')}
          secret={made.password}
          onClose={() => go(`/accounts/people/${made.userId}`)}
        />
      ) : null}
    </Page>
  )
}
