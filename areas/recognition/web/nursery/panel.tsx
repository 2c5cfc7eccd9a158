import type { ReactNode } from 'react'
import { listCompanyNursery } from '#contract/recognition'
import { useCall } from '#ui/api'
import { Go } from '#ui/link'
import { Section } from '#ui/page'
import { useText } from '#ui/text'
import { BriefCard } from './words.tsx'

/** In a company’s file: the pools that it is or was in. */
export default function NurseryPanel({ creditCode }: { creditCode: string }): ReactNode {
  const text = useText()
  const { data } = useCall(listCompanyNursery, { params: { creditCode } })
  if (!data || (data.items.length === 0 && !data.isOwn)) return null
  return (
    <Section title={text('recognition.nursery.panel')}>
      {data.items.map((brief) => (
        <BriefCard key={brief.membershipId} brief={brief} />
      ))}
      {data.isOwn ? <Go to="/recognition/nursery/own">{text('recognition.nursery.own')}</Go> : null}
    </Section>
  )
}
