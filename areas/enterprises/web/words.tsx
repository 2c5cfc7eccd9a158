import type { ReactNode } from 'react'
import { type CompanyLine, type FactName, factKinds, industrySections, statuses, titles } from '#contract/enterprises'
import { formatNumber } from '#ui/number'
import { StatusTag } from '#ui/status'
import { say, sayAll, type useText } from '#ui/text'

const tones = { active: 'good', revoked: 'bad', dissolved: 'none', 'moved-away': 'none', merged: 'none' } as const

/** Whether a company goes on, in words and colour. */
export function CompanyState({ line }: { line: Pick<CompanyLine, 'status'> }): ReactNode {
  return <StatusTag tone={tones[line.status]} label={say(statuses[line.status])} />
}

/** `C2641 制造业`, or nothing where it is unknown. */
export function industryWords(line: Pick<CompanyLine, 'industry' | 'industrySection'>): string | null {
  if (!line.industry || !line.industrySection) return null
  return `${line.industry} ${say(industrySections[line.industrySection])}`
}

export const titleWords = (held: CompanyLine['titles']) => sayAll(held.map((title) => say(titles[title])))

/** The value of a fact as people read it: 是 instead of `yes`. */
export function valueWords(fact: FactName, value: string, text: ReturnType<typeof useText>): string {
  const { type } = factKinds[fact]
  if (type === 'yes-no') return text(`enterprises.${value}`)
  return type === 'text' ? value : formatNumber(value)
}

export function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
