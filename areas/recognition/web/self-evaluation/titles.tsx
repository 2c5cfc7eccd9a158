import './self-evaluation.css'
import type { ReactNode } from 'react'
import { useCall } from '#ui/api'
import { Go } from '#ui/link'
import { Page } from '#ui/page'
import { say, useText } from '#ui/text'
import { listEvaluable } from './endpoints.ts'

/** 资质自评: which title somebody wants to hold a company against. For anybody, without an account. */
export default function Titles(): ReactNode {
  const text = useText()
  const answer = useCall(listEvaluable, {}, { isLasting: true })
  return (
    <Page title={text('recognition.self')} subtitle={text('recognition.self.about')} kind="public" answer={answer}>
      {({ items }) => (
        <ol className="self-titles">
          {items.map((item) => (
            <li key={item.id}>
              <Go to={`/self-evaluation/${item.id}`} className="home-door">
                <span>
                  {say(item.title)}
                  <span className="home-door-hint">
                    {text(item.version ? `recognition.self.status.${item.status}` : 'recognition.self.no-rule')}
                    {item.procedureId ? ` · ${text('recognition.self.can-apply')}` : ''}
                  </span>
                </span>
              </Go>
            </li>
          ))}
        </ol>
      )}
    </Page>
  )
}
