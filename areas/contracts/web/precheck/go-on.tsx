import type { ReactNode } from 'react'
import type { Answers } from '#engines/form'
import { BeginApplication } from '#ui/begin-application'
import { Go } from '#ui/link'
import { useIsSignedIn } from '#ui/person'
import { useText } from '#ui/text'
import { toDraft } from './to-draft.ts'

/** Printing, and the way on into an application that does not ask again for what was said here. */
export function GoOn({ answers, mayGoOn }: { answers: Answers; mayGoOn: boolean }): ReactNode {
  const text = useText()
  const isSignedIn = useIsSignedIn()
  return (
    <div className="acts">
      <button type="button" className="button" onClick={() => window.print()}>
        {text('contracts.precheck.print')}
      </button>
      {mayGoOn ? (
        isSignedIn ? (
          <BeginApplication
            procedureId="contract-registration"
            answers={toDraft(answers)}
            label={text('contracts.precheck.begin')}
          />
        ) : (
          <Go to="/sign-in" search={{ from: '/contracts/precheck' }} className="button button-primary">
            {text('contracts.precheck.sign-in')}
          </Go>
        )
      ) : null}
    </div>
  )
}
