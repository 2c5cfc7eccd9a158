import '../me.css'
import { Button, QRCode } from 'antd'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { actAs } from '#platform/http/contract'
import { type ApiProblem, asProblem, useAct } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { Go } from '#ui/link'
import { Page, Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { StatusTag } from '#ui/status'
import { say, setLocale, useLocale, useText } from '#ui/text'
import { type LookChoice, setLook, useLook } from '#ui/theme'
import { notify } from '#ui/toast'
import { beginSecondFactor, changePassword, endSecondFactor, verifyCode } from '../auth.ts'
import { useForgetEverything, useMe } from '../session.tsx'

const NewPassword = z.object({
  currentPassword: z
    .string()
    .min(1)
    .max(128)
    .meta({ widget: 'password', label: { zh: '现在的密码', en: 'Present password' } }),
  newPassword: z
    .string()
    .min(10)
    .max(128)
    .meta({
      widget: 'password',
      label: { zh: '新密码', en: 'New password' },
      help: {
        zh: '至少 10 位，不含用户名，不是连续或重复的字符。',
        en: 'At least 10 characters, without the user name, no runs or repeats.',
      },
    }),
})

const Password = z.object({
  password: z
    .string()
    .min(1)
    .max(128)
    .meta({ widget: 'password', label: { zh: '密码', en: 'Password' } }),
})

const Code = z.object({
  code: z
    .string()
    .regex(/^\d{6}$/)
    .meta({
      label: { zh: '验证码', en: 'Code' },
      problem: { zh: '填 6 位数字', en: 'Six digits' },
    }),
})

/** Runs a step; answers the refusal for the form to show, or null. */
async function refusal(work: () => Promise<unknown>): Promise<ApiProblem | null> {
  try {
    await work()
    return null
  } catch (error) {
    return asProblem(error)
  }
}

function Choices<T extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string
  value: T
  choices: { value: T; label: string }[]
  onChoose: (value: T) => void
}): ReactNode {
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="radio" name={label} checked={choice.value === value} onChange={() => onChoose(choice.value)} />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}

function Look(): ReactNode {
  const text = useText()
  const locale = useLocale()
  const { choice } = useLook()
  const looks: LookChoice[] = ['system', 'light', 'dark']
  return (
    <Section title={text('web.me.look')}>
      <Choices
        label={text('web.me.language')}
        value={locale}
        choices={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChoose={(next) => void setLocale(next)}
      />
      <Choices
        label={text('web.me.theme')}
        value={choice}
        choices={looks.map((value) => ({ value, label: text(`web.me.theme.${value}`) }))}
        onChoose={setLook}
      />
    </Section>
  )
}

function Memberships(): ReactNode {
  const text = useText()
  const me = useMe()
  const forget = useForgetEverything()
  const act = useAct(actAs, { done: text('web.me.switched'), onDone: () => void forget() })
  if (me.memberships.length === 0) return <p className="quiet">{text('web.me.memberships.none')}</p>
  return (
    <ul className="me-memberships">
      {me.memberships.map((membership) => (
        <li key={membership.id}>
          <span>{say(membership.label)}</span>
          {membership.id === me.membershipId ? (
            <StatusTag tone="steady" label={text('web.me.acting')} />
          ) : (
            <Button
              size="small"
              loading={act.isRunning}
              onClick={() => void act.run({ body: { membershipId: membership.id } })}
            >
              {text('web.me.act')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function SecondFactor(): ReactNode {
  const text = useText()
  const me = useMe()
  const forget = useForgetEverything()
  const [begun, setBegun] = useState<{ totpUri: string; backupCodes: string[] } | null>(null)

  if (begun)
    return (
      <div className="second-factor">
        <p>{text('web.me.second.scan')}</p>
        <QRCode value={begun.totpUri} type="svg" bordered={false} color="#000000" bgColor="#ffffff" />
        <p className="quiet">{new URL(begun.totpUri).searchParams.get('secret')}</p>
        <p>{text('web.me.second.backup')}</p>
        <pre>{begun.backupCodes.join('\n')}</pre>
        <FormFromZod
          schema={Code}
          submitLabel={text('web.me.second.finish')}
          onSubmit={({ code }) =>
            refusal(async () => {
              await verifyCode(code)
              setBegun(null)
              notify('done', text('web.me.second.on'))
              await forget()
            })
          }
        />
      </div>
    )
  return (
    <>
      <p>
        {me.hasSecondFactor ? (
          <StatusTag tone="good" label={text('web.me.second.is-on')} />
        ) : (
          <StatusTag tone="none" label={text('web.me.second.is-off')} />
        )}
      </p>
      <p className="quiet">{text(me.hasSecondFactor ? 'web.me.second.end.about' : 'web.me.second.about')}</p>
      <FormFromZod
        key={String(me.hasSecondFactor)}
        schema={Password}
        submitLabel={text(me.hasSecondFactor ? 'web.me.second.end' : 'web.me.second.begin')}
        onSubmit={({ password }) =>
          refusal(async () => {
            if (me.hasSecondFactor) {
              await endSecondFactor(password)
              notify('done', text('web.me.second.off'))
              await forget()
            } else setBegun(await beginSecondFactor(password))
          })
        }
      />
    </>
  )
}

function PasswordChange(): ReactNode {
  const text = useText()
  const forget = useForgetEverything()
  const [round, setRound] = useState(0)
  return (
    <FormFromZod
      key={round}
      schema={NewPassword}
      submitLabel={text('web.me.password.change')}
      onSubmit={({ currentPassword, newPassword }) =>
        refusal(async () => {
          await changePassword(currentPassword, newPassword)
          notify('done', text('web.me.password.changed'))
          setRound(round + 1)
          await forget()
        })
      }
    />
  )
}

/** 我的: who I am here, through which membership, in which language and look, and how I sign in. */
export default function MePage(): ReactNode {
  const text = useText()
  const me = useMe()
  if (me.kind !== 'person')
    return (
      <Page title={text('ui.tab.me')}>
        <p>
          <Go to="/sign-in" search={{ from: '/me' }} className="button button-primary">
            {text('ui.sign-in')}
          </Go>
        </p>
        <Look />
      </Page>
    )
  return (
    <Page title={me.name} subtitle={me.username}>
      {me.mustFirst ? <ProblemList problems={[text(`web.me.first.${me.mustFirst}`)]} /> : null}
      <Section title={text('web.me.memberships')}>
        <Memberships />
      </Section>
      <Look />
      {me.hasPassword ? (
        <>
          <Section title={text('web.me.password')}>
            <PasswordChange />
          </Section>
          <Section title={text('web.me.second')}>
            <SecondFactor />
          </Section>
        </>
      ) : null}
    </Page>
  )
}
