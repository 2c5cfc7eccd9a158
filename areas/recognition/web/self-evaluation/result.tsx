import type { ReactNode } from 'react'
import type { Answers, FormModel } from '#engines/form'
import { Section } from '#ui/page'
import { say, useText } from '#ui/text'
import type { Judgement } from './use-evaluation.ts'
import { pointsWords, shortOf, valueWords } from './words.ts'
import { Gates, Items, Missing, Verdict } from './working.tsx'

/** What was found, most important first: verdict, what would do, the way on, what is missing, items, conditions. */
export function Result({
  result,
  isRefused,
  isTrial,
  onTry,
  form,
  children,
}: {
  result: Judgement
  /** The figures contradict themselves: nothing can be said of them. */
  isRefused: boolean
  isTrial: boolean
  onTry: (changes: Answers) => void
  form: FormModel
  /** What one may do with it. */
  children: ReactNode
}): ReactNode {
  const text = useText()
  return (
    <>
      <section className="section self-verdict" aria-live="polite">
        <h2>{text(isTrial ? 'recognition.self.result.trial' : 'recognition.self.result')}</h2>
        {isRefused ? (
          <p className="self-refused">▼ {text('recognition.self.refused')}</p>
        ) : (
          <>
            <Verdict result={result} />
            <Ways result={result} form={form} onTry={onTry} />
          </>
        )}
      </section>
      {children}
      {isRefused ? null : <Working result={result} />}
    </>
  )
}

function Working({ result }: { result: Judgement }): ReactNode {
  const text = useText()
  return (
    <>
      {result.missing.length > 0 ? (
        <Section title={text('recognition.self.missing')}>
          <Missing missing={result.missing} />
        </Section>
      ) : null}
      {result.items.length > 0 ? (
        <Section title={text('recognition.self.items')}>
          <Items items={result.items} />
        </Section>
      ) : null}
      <Section title={text('recognition.self.gates')}>
        <Gates gates={result.gates} />
      </Section>
    </>
  )
}

/** The smallest changes that reach the title; each can be tried at once. */
function Ways({
  result,
  form,
  onTry,
}: {
  result: Judgement
  form: FormModel
  onTry: (changes: Answers) => void
}): ReactNode {
  const text = useText()
  const short = shortOf(result)
  if (result.pass !== false) return null
  return (
    <>
      <p className="self-short">
        {short === null
          ? text('recognition.self.short.gates')
          : text(result.passMark?.isAbove ? 'recognition.self.short.above' : 'recognition.self.short', {
              points: short,
            })}
        {result.ways.length > 0 ? text('recognition.self.any') : ''}
      </p>
      {result.ways.length > 0 ? (
        <ul className="self-ways">
          {result.ways.map(({ changes, total }) => (
            <li key={changes.map(({ field, to }) => `${field}${to}`).join()}>
              <span>
                {changes
                  .map(({ label, field, from, to }) =>
                    text('recognition.self.change', {
                      label: say(label),
                      from: valueWords(form, field, from, text),
                      to: valueWords(form, field, to, text),
                    }),
                  )
                  .join(text('recognition.self.and'))}
                {total === null ? '' : text('recognition.self.gives', { points: pointsWords(total, '') })}
              </span>
              <button
                type="button"
                className="button no-print"
                onClick={() => onTry(Object.fromEntries(changes.map(({ field, to }) => [field, to])))}
              >
                {text('recognition.self.try')}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">{text('recognition.self.no-way')}</p>
      )}
    </>
  )
}
