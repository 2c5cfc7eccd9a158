import { type ReactNode, useId, useState } from 'react'
import { useGo, usePathParam, useQueryState } from './link.tsx'
import { Page } from './page.tsx'

interface Words {
  title: string
  about: string
  number: string
  code: string
  codeHelp: string
  /** The button. */
  ask: string
}

interface Props {
  words: Words
  /** Where this page lies, before the number: `/verify`. */
  path: string
  /** The number has digits only: phones show them at once. */
  isNumeric?: boolean
  /** What is known of a number and its code. */
  answer: (asked: { number: string; code: string }) => ReactNode
}

/**
 * Where anybody who holds a paper checks it by its number and code: at `PATH/$number?code=…`, as its QR code opens it;
 * `PATH/-` asks for both. Drawn without antd, so that it is there at once on a phone.
 */
export function VerifyPage({ words, path, isNumeric = false, answer }: Props): ReactNode {
  const number = usePathParam('number')
  const [query] = useQueryState()
  const code = query.code ?? ''
  return (
    <Page title={words.title} subtitle={words.about} kind="public">
      {code ? answer({ number, code }) : null}
      <Ask words={words} path={path} isNumeric={isNumeric} given={{ number: number === '-' ? '' : number, code }} />
    </Page>
  )
}

function Ask({
  words,
  path,
  isNumeric,
  given,
}: Omit<Required<Props>, 'answer'> & { given: { number: string; code: string } }): ReactNode {
  const go = useGo()
  const id = useId()
  const [number, setNumber] = useState(given.number)
  const [code, setCode] = useState(given.code)
  return (
    <form
      className="section answers"
      onSubmit={(event) => {
        event.preventDefault()
        if (number.trim() && code.trim()) go(`${path}/${encodeURIComponent(number.trim())}`, { code: code.trim() })
      }}
    >
      <div className="answer">
        <label htmlFor={`${id}number`}>{words.number}</label>
        <input
          id={`${id}number`}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
          autoComplete="off"
          inputMode={isNumeric ? 'numeric' : 'text'}
        />
      </div>
      <div className="answer">
        <label htmlFor={`${id}code`}>{words.code}</label>
        <p className="answer-help">{words.codeHelp}</p>
        <input id={`${id}code`} value={code} onChange={(event) => setCode(event.target.value)} autoComplete="off" />
      </div>
      <p>
        <button type="submit" className="button button-primary button-large">
          {words.ask}
        </button>
      </p>
    </form>
  )
}

/** The verdict: true in green, anything else in red. */
export function Verdict({
  isTrue,
  word,
  children,
}: {
  isTrue: boolean
  word: string
  children?: ReactNode
}): ReactNode {
  return (
    <p className={isTrue ? 'verdict verdict-true' : 'verdict'} role={isTrue ? undefined : 'alert'}>
      <strong>
        {isTrue ? '▲' : '■'} {word}
      </strong>{' '}
      {children}
    </p>
  )
}
