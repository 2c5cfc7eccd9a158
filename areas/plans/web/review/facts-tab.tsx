import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, type RefObject, useState } from 'react'
import { editPlanFacts, PlanFacts, type VersionReview } from '#contract/plans'
import { type ApiProblem, asProblem, call } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { formatBytes } from '#ui/number'
import { say, useText } from '#ui/text'
import { notify } from '#ui/toast'

/** What the document says of itself, what the reader noticed, and below that the mechanisms that it names. */
export function FactsTab({
  review,
  mayWrite,
  paneRef,
  children,
}: {
  review: VersionReview
  mayWrite: boolean
  paneRef: RefObject<HTMLDivElement | null>
  children: ReactNode
}): ReactNode {
  const text = useText()
  const { plan, version } = review
  const [isEditing, setEditing] = useState(false)
  const queries = useQueryClient()

  async function save(body: PlanFacts & { revision: number }): Promise<ApiProblem | null> {
    try {
      await call(editPlanFacts, { params: { planId: plan.id }, body })
      notify('done', text('plans.facts.saved'))
      return null
    } catch (error) {
      return asProblem(error)
    } finally {
      await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/plans') })
    }
  }

  const facts = PlanFacts.parse(plan)
  return (
    <div className="review-list" ref={paneRef}>
      <section className="fact-box">
        {isEditing ? (
          <FormFromZod
            schema={PlanFacts}
            initial={facts}
            columns={2}
            submitLabel={text('ui.save')}
            onCancel={() => setEditing(false)}
            onSubmit={async (body) => {
              const refused = await save({ ...body, revision: plan.revision })
              if (refused === null) setEditing(false)
              return refused
            }}
          />
        ) : (
          <>
            <dl className="fact-list">
              {Object.entries(words(facts, text)).map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value ?? <span className="quiet">{text('plans.facts.unsaid')}</span>}</dd>
                </div>
              ))}
              <div>
                <dt>{text('plans.facts.file')}</dt>
                <dd>
                  {version.fileName} · {formatBytes(version.sizeBytes)} ·{' '}
                  {text('plans.facts.length', { count: version.textLength ?? 0 })}
                </dd>
              </div>
            </dl>
            {mayWrite ? <Button onClick={() => setEditing(true)}>{text('plans.facts.edit')}</Button> : null}
          </>
        )}
      </section>
      {version.warnings.length > 0 ? (
        <ul className="fact-warnings">
          {version.warnings.map((warning) => (
            <li key={warning.zh}>▼ {say(warning)}</li>
          ))}
        </ul>
      ) : null}
      {children}
    </div>
  )
}

function words(facts: PlanFacts, text: (key: string) => string): Record<string, string | null> {
  const period = [facts.periodFrom, facts.periodTo].filter(Boolean).join('–')
  return {
    [text('plans.facts.title')]: facts.title,
    [text('plans.facts.issuer')]: facts.issuer,
    [text('plans.facts.number')]: facts.number,
    [text('plans.facts.issued')]: facts.issued,
    [text('plans.facts.status')]: facts.status && text(`plans.status.${facts.status}`),
    [text('plans.facts.kind')]: text(`plans.document.${facts.kind}`),
    [text('plans.facts.period')]: period || null,
  }
}
