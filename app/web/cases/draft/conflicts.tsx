import type { ReactNode } from 'react'
import { fieldAt, inWords } from '#engines/form'
import { say, useLocale, useText } from '#ui/text'
import type { Draft, DraftHandle } from './use-draft.ts'

/** Fields into which two people wrote at once: both are shown, the person decides, nothing is lost meanwhile. */
export function Conflicts({ handle, draft }: { handle: DraftHandle; draft: Draft }): ReactNode {
  const text = useText()
  const locale = useLocale()
  if (handle.conflicts.length === 0) return null
  return (
    <section className="notice-line notice-warn" role="alert">
      {handle.conflicts.map((conflict) => {
        const field = fieldAt(draft.form, conflict.name)
        const mine = field ? inWords(field, handle.answers[conflict.name], locale) : ''
        return (
          <div key={conflict.name} className="conflict">
            <p>
              <strong>{text('cases.conflict', { name: conflict.byName, field: say(conflict.label) })}</strong>
            </p>
            <dl className="left-overs">
              <div>
                <dt>{text('cases.conflict.mine')}</dt>
                <dd>{mine || text('ui.answers.empty')}</dd>
              </div>
              <div>
                <dt>{text('cases.conflict.theirs', { name: conflict.byName })}</dt>
                <dd>{conflict.theirWords || text('ui.answers.empty')}</dd>
              </div>
            </dl>
            <p className="button-row">
              <button type="button" className="button" onClick={() => handle.settle(conflict.name, 'mine')}>
                {text('cases.conflict.keep-mine')}
              </button>
              <button type="button" className="button" onClick={() => handle.settle(conflict.name, 'theirs')}>
                {text('cases.conflict.keep-theirs')}
              </button>
            </p>
          </div>
        )
      })}
    </section>
  )
}
