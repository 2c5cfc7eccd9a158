import './cases.css'
import type { ReactNode } from 'react'
import { useCall } from '#ui/api'
import { Go } from '#ui/link'
import { Page } from '#ui/page'
import { say, useText } from '#ui/text'
import { listProcedures } from './endpoints.ts'

/** Everything that can be applied for: what it is, for whom, how long it takes. */
export default function Catalogue(): ReactNode {
  const text = useText()
  const answer = useCall(listProcedures, {})
  return (
    <Page
      title={text('cases.catalogue')}
      subtitle={text('cases.catalogue.about')}
      kind="public"
      answer={answer}
      isEmpty={({ items }) => items.length === 0}
      empty={{ title: text('cases.catalogue.none') }}
    >
      {({ items }) => (
        <ul className="procedure-list">
          {items.map((procedure) => (
            <li key={procedure.id}>
              <Go to={`/procedures/${procedure.id}`} className="procedure-card">
                <span className="procedure-title">{say(procedure.title)}</span>
                <span className="quiet">{say(procedure.summary)}</span>
                <span className="procedure-facts">
                  <span>
                    {text('cases.takes')} {say(procedure.takes)}
                  </span>
                  {procedure.startsOn ? <span>{text('cases.starts-on', { day: procedure.startsOn })}</span> : null}
                </span>
              </Go>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
