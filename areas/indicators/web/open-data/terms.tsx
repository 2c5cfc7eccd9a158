import type { ReactNode } from 'react'
import { getOpenDataTerms, OpenDataTerms, setOpenDataTerms } from '#contract/indicators'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { Page, Section } from '#ui/page'
import { useText } from '#ui/text'

/** Who publishes the city's figures, and under which terms anybody may use them. */
export default function OpenDataTermsPage(): ReactNode {
  const text = useText()
  const answer = useCall(getOpenDataTerms, {}, { isFresh: true })
  const set = useAct(setOpenDataTerms, { done: text('indicators.saved'), quiet: true })
  return (
    <Page
      title={text('indicators.open.terms')}
      subtitle={text('indicators.open.terms.about')}
      trail={[{ title: text('indicators.catalogue'), to: '/indicators/catalogue' }]}
      answer={answer}
    >
      {({ revision, ...terms }) => (
        <Section title={text('indicators.open.terms')}>
          <FormFromZod
            key={revision}
            schema={OpenDataTerms}
            initial={terms}
            onSubmit={(body) => set.submit({ body: { ...body, revision } })}
          />
        </Section>
      )}
    </Page>
  )
}
