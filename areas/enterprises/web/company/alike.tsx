import { Button } from 'antd'
import type { ReactNode } from 'react'
import { type Company, listAlike, mergeCompany, separateCompany } from '#contract/enterprises'
import { useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { Go, useGo } from '#ui/link'
import { Section } from '#ui/page'
import { useText } from '#ui/text'

/** Files that may be of the same company; whoever keeps them judges. */
export function Alike({ company }: { company: Company }): ReactNode {
  const text = useText()
  const go = useGo()
  const { creditCode, revision } = company
  const items = useCall(listAlike, { params: { creditCode } }).data?.items ?? []
  const merge = useAct(mergeCompany, { done: text('enterprises.merge.done') })
  if (items.length === 0) return null
  const ask = async (into: { creditCode: string; name: string }) => {
    const title = text('enterprises.merge', { name: into.name })
    const body = text('enterprises.merge.about')
    const reason = await confirm({ title, body, yes: text('enterprises.merge.yes'), needsReason: true })
    if (!reason) return
    const done = await merge.run({ params: { creditCode }, body: { into: into.creditCode, revision, reason } })
    if (done) go(`/enterprises/${into.creditCode}`)
  }
  return (
    <Section title={text('enterprises.alike')}>
      <ol className="company-entries">
        {items.map((alike) => (
          <li key={alike.creditCode}>
            <Go to={`/enterprises/${alike.creditCode}`}>{alike.name}</Go>{' '}
            <span className="figure">{alike.creditCode}</span>
            <p className="quiet">{alike.why.map((why) => text(`enterprises.alike.${why}`)).join('；')}</p>
            <Button size="small" className="no-print" loading={merge.isRunning} onClick={() => void ask(alike)}>
              {text('enterprises.merge.yes')}
            </Button>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** Undoes a merging. */
export function SeparateButton({ creditCode }: { creditCode: string }): ReactNode {
  const text = useText()
  const separate = useAct(separateCompany, { done: text('enterprises.separate.done') })
  const ask = async () => {
    const title = text('enterprises.separate')
    const reason = await confirm({ title, body: text('enterprises.separate.about'), yes: title, needsReason: true })
    if (reason) await separate.run({ params: { creditCode }, body: { reason } })
  }
  return (
    <Button className="no-print" loading={separate.isRunning} onClick={() => void ask()}>
      {text('enterprises.separate')}
    </Button>
  )
}
