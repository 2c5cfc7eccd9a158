import type { ReactNode } from 'react'
import { getDiagnosis } from '#contract/recognition'
import { useCall } from '#ui/api'
import { usePathParam, useQueryState } from '#ui/link'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { Diagnosed } from './diagnosed.tsx'

/** What a company found when it diagnosed itself, for the offices. */
export default function CompanyDiagnosis(): ReactNode {
  const text = useText()
  const creditCode = usePathParam('creditCode')
  const [address] = useQueryState()
  const query = address.number ? { number: Number(address.number) } : {}
  const answer = useCall(getDiagnosis, { params: { creditCode }, query })
  return (
    <Page
      title={text('recognition.diagnosis')}
      subtitle={answer.data?.company.name}
      trail={[{ title: answer.data?.company.name ?? '', to: `/enterprises/${creditCode}` }]}
      answer={answer}
      isEmpty={({ shown }) => shown === null}
      empty={{ title: text('recognition.diagnosis.none'), hint: text('recognition.diagnosis.none.office') }}
    >
      {(diagnosis) => <Diagnosed diagnosis={diagnosis} />}
    </Page>
  )
}
