import './cases.css'
import './draft.css'
import { type ReactNode, useMemo } from 'react'
import { sectionsOf } from '#engines/form'
import { ErrorPanel } from '#ui/error-page'
import { Go, usePathParam, useQueryState } from '#ui/link'
import { Page, Skeleton } from '#ui/page'
import { say, useText } from '#ui/text'
import { CheckPage } from './draft/check-page.tsx'
import { Conflicts } from './draft/conflicts.tsx'
import { LeftOvers } from './draft/left-overs.tsx'
import { SaveLine } from './draft/save-line.tsx'
import { SectionPage } from './draft/section-page.tsx'
import { useDraft } from './draft/use-draft.ts'

/** One topic per page, then everything to check; saved while it is typed. */
export default function DraftPage(): ReactNode {
  const text = useText()
  const id = usePathParam('draftId')
  const handle = useDraft(id)
  const [query] = useQueryState()
  const { draft, problem } = handle
  const sections = useMemo(() => (draft ? sectionsOf(draft.form) : []), [draft])
  const titles = sections.map(({ title }, index) =>
    title ? say(title) : text('cases.draft.part', { number: index + 1 }),
  )
  const isChecking = query.at === 'check'
  const at = Math.min(Math.max(0, Number(query.at ?? 0) || 0), Math.max(0, sections.length - 1))

  if (!draft)
    return (
      <Page title={text('cases.draft')} kind="public">
        {problem ? <ErrorPanel error={problem} /> : <Skeleton lines={8} />}
      </Page>
    )
  if (draft.filedCaseId)
    return (
      <Page title={say(draft.procedureTitle)} kind="public">
        <p className="notice-line">
          {text('cases.draft.filed')} <Go to={`/my-cases/${draft.filedCaseId}`}>{text('cases.draft.filed.go')}</Go>
        </p>
      </Page>
    )
  return (
    <Page
      title={say(draft.procedureTitle)}
      subtitle={draft.partyName}
      kind="public"
      trail={[
        { title: text('cases.mine'), to: '/my-cases' },
        draft.caseId
          ? { title: text('cases.case'), to: `/my-cases/${draft.caseId}` }
          : { title: text('cases.guide'), to: `/procedures/${draft.procedureId}` },
      ]}
    >
      <Steps titles={titles} at={isChecking ? titles.length : at} />
      <SaveLine handle={handle} />
      <LeftOvers draft={draft} onDismiss={handle.dismissLeftOver} />
      <Conflicts handle={handle} draft={draft} />
      {isChecking ? (
        <CheckPage handle={handle} draft={draft} sections={sections} titles={titles} />
      ) : (
        <SectionPage key={at} handle={handle} draft={draft} sections={sections} at={at} title={titles[at] ?? ''} />
      )}
    </Page>
  )
}

/** Where one is: a line on a phone, all names on a desk. */
function Steps({ titles, at }: { titles: string[]; at: number }): ReactNode {
  const text = useText()
  const all = [...titles, text('cases.draft.check')]
  return (
    <nav className="steps" aria-label={text('cases.draft.steps')}>
      <p className="steps-here">
        {text('cases.draft.step', { number: at + 1, count: all.length, name: all[at] ?? '' })}
      </p>
      <ol>
        {all.map((title, index) => (
          <li key={title} className={index === at ? 'step-here' : index < at ? 'step-done' : undefined}>
            <Go to="." search={{ at: index === titles.length ? 'check' : String(index) }}>
              <span className="step-number">{index + 1}</span> {title}
            </Go>
          </li>
        ))}
      </ol>
    </nav>
  )
}
