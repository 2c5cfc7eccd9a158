import type { ReactNode } from 'react'
import type { CaseView } from '#platform/cases/contract'
import { Go } from '#ui/link'
import { say } from '#ui/text'

/** What effects have shown about a case, as terms of a list: number, amounts, the working of an award. */
export function ShownFacts({ shown }: { shown: CaseView['shown'] }): ReactNode {
  return shown.map(({ label, value, valueEn, link }) => {
    const words = say({ zh: value, en: valueEn ?? value })
    return (
      <div key={`${label.zh}${value}`}>
        <dt>{say(label)}</dt>
        <dd>{link ? <Go to={link}>{words}</Go> : words}</dd>
      </div>
    )
  })
}
