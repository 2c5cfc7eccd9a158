import type { ReactNode } from 'react'
import type { Answers } from '#engines/form'
import type { ResponseOf } from '#platform/http/endpoint'
import { BeginApplication } from '#ui/begin-application'
import { Go } from '#ui/link'
import { useIsSignedIn } from '#ui/person'
import { sayAll, useText } from '#ui/text'
import type { readSelfEvaluation } from './endpoints.ts'

/** Printing, and the way on into an application that does not ask again for what was said here. */
export function GoOn({
  ruleSet,
  evaluation: { procedureId },
  answers,
}: {
  ruleSet: string
  evaluation: ResponseOf<typeof readSelfEvaluation>
  answers: Answers
}): ReactNode {
  const text = useText()
  const isSignedIn = useIsSignedIn()
  return (
    <>
      <p className="acts">
        {procedureId === null ? null : isSignedIn ? (
          <BeginApplication procedureId={procedureId} answers={answers} label={text('recognition.self.begin')} />
        ) : (
          <Go to="/sign-in" search={{ from: `/self-evaluation/${ruleSet}` }} className="button button-primary">
            {text('recognition.self.sign-in')}
          </Go>
        )}
        <button type="button" className="button" onClick={() => window.print()}>
          {text('recognition.self.print')}
        </button>
      </p>
      {procedureId === null ? <p className="quiet">{text('recognition.self.not-here')}</p> : null}
    </>
  )
}

/** By which rules it was judged, and that it binds nobody. */
export function Documents({ documents }: Pick<ResponseOf<typeof readSelfEvaluation>, 'documents'>): ReactNode {
  const text = useText()
  return (
    <p className="quiet">
      {text('recognition.self.not-binding')}{' '}
      {sayAll(documents.map(({ title, number }) => (number ? `《${title}》（${number}）` : `《${title}》`)))}
    </p>
  )
}
