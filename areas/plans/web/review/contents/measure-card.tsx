import { memo, type ReactNode } from 'react'
import type { MeasureView } from '#contract/plans'
import { sayAll, useText } from '#ui/text'
import { ContentButtons } from './content-buttons.tsx'
import { ContentNotes, ContentStateTag } from './content-notes.tsx'

/** One measure: its title and place, who answers for it, by when, and what a person made of that. */
export const MeasureCard = memo(function MeasureCard({
  measure,
  itemCount,
  isChosen,
  mayWrite,
  onShow,
  onEdit,
  onReject,
  onRestore,
}: {
  measure: MeasureView
  itemCount: number
  isChosen: boolean
  mayWrite: boolean
  onShow: (id: string, focus?: boolean) => void
  onEdit: (id: string) => void
  onReject: (measure: MeasureView) => void
  onRestore: (measure: MeasureView) => void
}): ReactNode {
  const text = useText()
  const { id, number, title, path, units, unitsOpen, dueBy, state, compiled } = measure
  const classes = ['measure-card', `content-${state}`, isChosen ? 'content-chosen' : '']
  return (
    <article
      className={classes.filter(Boolean).join(' ')}
      data-card={id}
      aria-label={title}
      aria-current={isChosen ? 'true' : undefined}
      tabIndex={isChosen ? 0 : -1}
      onFocus={() => (isChosen ? undefined : onShow(id, false))}
    >
      <header className="item-head">
        <button type="button" className="measure-title" onClick={() => onShow(id, false)}>
          {[number, title].filter(Boolean).join(' ')}
        </button>
        <ContentStateTag state={state} />
      </header>
      {path.length > 0 ? <p className="quiet">{path.join(' › ')}</p> : null}
      <p className="measure-units">
        {units.map((unit) => (
          <span key={`${unit.role} ${unit.resolved}`} className={`unit unit-${unit.role}`}>
            {text(`plans.unit.${unit.role}`)} {unit.departmentName ?? unit.resolved}
          </span>
        ))}
        {unitsOpen ? <span className="quiet">{text('plans.unit.open')}</span> : null}
        {units.length === 0 ? <span className="quiet">{text('plans.unit.none')}</span> : null}
      </p>
      <p className="quiet">
        {text('plans.measures.items', { count: itemCount })}
        {dueBy ? ` · ${text('plans.measures.due', { dueBy })}` : ''}
      </p>
      <ContentNotes
        was={
          compiled &&
          [compiled.title, sayAll(compiled.units.map(({ resolved }) => resolved)), compiled.dueBy]
            .filter(Boolean)
            .join(' · ')
        }
        reviewedBy={measure.reviewedBy}
        reviewedAt={measure.reviewedAt}
      />
      {mayWrite ? (
        <ContentButtons
          state={state}
          onEdit={() => onEdit(id)}
          onReject={() => onReject(measure)}
          onRestore={() => onRestore(measure)}
        />
      ) : null}
    </article>
  )
})
