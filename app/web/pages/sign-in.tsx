import '../sign-in.css'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { asProblem } from '#ui/api'
import { useGo, useQueryState } from '#ui/link'
import { Page } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { say, useText } from '#ui/text'
import { signIn, signInBy, verifyBackupCode, verifyCode } from '../auth.ts'
import { fetchMe, useForgetEverything } from '../session.tsx'
import { useSignInOptions } from '../site.ts'

/** Only an address of this site may be returned to. */
function ownAddress(from: string | undefined): string {
  return from && /^\/(?![/\\])/.test(from) && !from.startsWith('/sign-in') ? from : '/'
}

interface Step {
  busy: boolean
  attempt: (work: () => Promise<void>) => Promise<void>
}

function PasswordStep({ busy, attempt, onDone }: Step & { onDone: (next: string | null) => Promise<void> }): ReactNode {
  const text = useText()
  const id = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void attempt(async () => {
      const { next } = await signIn(String(form.get('username')).trim(), String(form.get('password')))
      await onDone(next)
    })
  }
  return (
    <form className="plain-form" onSubmit={submit}>
      <label htmlFor={`${id}-name`}>{text('web.sign-in.username')}</label>
      <input id={`${id}-name`} name="username" autoComplete="username" required maxLength={64} autoCapitalize="none" />
      <label htmlFor={`${id}-password`}>{text('web.sign-in.password')}</label>
      <input
        id={`${id}-password`}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={128}
      />
      <button type="submit" className="button button-primary" disabled={busy}>
        {text('ui.sign-in')}
      </button>
    </form>
  )
}

function CodeStep({ busy, attempt, onDone }: Step & { onDone: () => Promise<void> }): ReactNode {
  const text = useText()
  const id = useId()
  const [isBackup, setBackup] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code')).trim()
    void attempt(async () => {
      await (isBackup ? verifyBackupCode(code) : verifyCode(code))
      await onDone()
    })
  }
  return (
    <form className="plain-form" onSubmit={submit}>
      <label htmlFor={id}>{text(isBackup ? 'web.sign-in.backup' : 'web.sign-in.code')}</label>
      <input
        ref={field}
        id={id}
        name="code"
        autoComplete="one-time-code"
        inputMode={isBackup ? 'text' : 'numeric'}
        pattern={isBackup ? undefined : '[0-9]{6}'}
        maxLength={isBackup ? 40 : 6}
        required
      />
      <button type="submit" className="button button-primary" disabled={busy}>
        {text('web.sign-in.verify')}
      </button>
      <button type="button" className="button button-text" onClick={() => setBackup(!isBackup)}>
        {text(isBackup ? 'web.sign-in.use-code' : 'web.sign-in.use-backup')}
      </button>
    </form>
  )
}

/** Password, then the second factor where there is one; the government identity; in a demo, one press per account. */
export default function SignInPage(): ReactNode {
  const text = useText()
  const go = useGo()
  const [query] = useQueryState()
  const options = useSignInOptions()
  const forget = useForgetEverything()
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [problems, setProblems] = useState<string[]>(query.error ? [text('web.sign-in.provider-failed')] : [])
  const [busy, setBusy] = useState(false)

  async function attempt(work: () => Promise<void>) {
    setBusy(true)
    setProblems([])
    try {
      await work()
    } catch (error) {
      setProblems(asProblem(error).errors.map((each) => each.message))
    } finally {
      setBusy(false)
    }
  }

  async function enter() {
    const me = await fetchMe()
    await forget()
    window.scrollTo(0, 0)
    const target = me.mustFirst ? '/me' : ownAddress(query.from)
    const [path = '/', search = ''] = target.split('?')
    go(path, Object.fromEntries(new URLSearchParams(search)), { replace: true })
  }

  const afterPassword = async (next: string | null) => {
    if (next === 'second-factor') setStep('code')
    else await enter()
  }
  const demo = options.data?.demoAccounts ?? []

  return (
    <Page title={text(step === 'code' ? 'web.sign-in.second' : 'ui.sign-in')} kind="public">
      <div className="sign-in">
        <section className="section">
          <ProblemList problems={problems} />
          {step === 'code' ? (
            <CodeStep busy={busy} attempt={attempt} onDone={enter} />
          ) : (
            <PasswordStep busy={busy} attempt={attempt} onDone={afterPassword} />
          )}
          {options.data?.providers.map((provider) => (
            <button
              key={provider.id}
              type="button"
              className="button sign-in-provider"
              disabled={busy}
              onClick={() =>
                void attempt(async () => {
                  const { url } = await signInBy(provider.id, ownAddress(query.from))
                  window.location.assign(url)
                })
              }
            >
              {text('web.sign-in.by', { name: provider.name })}
            </button>
          ))}
        </section>
        {demo.length > 0 && step === 'password' ? (
          <section className="section">
            <h2>{text('web.sign-in.demo')}</h2>
            <p className="quiet">{text('web.sign-in.demo.about')}</p>
            <ul className="demo-accounts">
              {demo.map((account) => (
                <li key={account.username}>
                  <button
                    type="button"
                    className="button"
                    disabled={busy}
                    onClick={() =>
                      void attempt(async () => afterPassword((await signIn(account.username, account.password)).next))
                    }
                  >
                    <span>{say(account.label)}</span>
                    <span className="quiet">{account.username}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Page>
  )
}
