import type { ReactNode } from 'react'
import { say, useText } from '#ui/text'
import type { Draft } from './use-draft.ts'

/** What a changed form has no place for: shown, copied by hand where it is still wanted, then dismissed. */
export function LeftOvers({ draft, onDismiss }: { draft: Draft; onDismiss: () => void }): ReactNode {
  const text = useText()
  if (draft.leftOver.length === 0) return null
  return (
    <section className="notice-line notice-warn" aria-label={text('cases.left-over')}>
      <p>
        <strong>{text('cases.left-over')}</strong>
      </p>
      <dl className="left-overs">
        {draft.leftOver.map((item) => (
          <div key={item.name}>
            <dt>{say(item.label)}</dt>
            <dd>{item.words}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button" onClick={onDismiss}>
        {text('cases.left-over.dismiss')}
      </button>
    </section>
  )
}
