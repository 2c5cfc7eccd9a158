import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { MechanismFields, type MechanismView } from '#contract/plans'
import { FormFromZod } from '#ui/form'
import { useText } from '#ui/text'
import type { ContentSteps } from '../steps/use-content-steps.ts'
import { ContentButtons } from './content-buttons.tsx'
import { ContentNotes, ContentStateTag } from './content-notes.tsx'
import './contents.css'
import type { ContentDesk } from './use-content-desk.ts'

/** Named mechanisms, programmes, platforms: corrected, rejected and added like items. */
export function MechanismList({
  mechanisms,
  desk,
  steps,
  mayWrite,
}: {
  mechanisms: readonly MechanismView[]
  desk: ContentDesk
  steps: ContentSteps
  mayWrite: boolean
}): ReactNode {
  const text = useText()
  const standing = mechanisms.filter(({ state }) => state !== 'rejected').length
  const { adding } = desk
  return (
    <>
      <div className="content-head">
        <h3>{text('plans.mechanisms', { count: standing })}</h3>
        {mayWrite ? (
          <Button
            size="small"
            onMouseDown={(event) => event.preventDefault()}
            onClick={desk.startAdding}
            aria-keyshortcuts="a"
          >
            {text('plans.review.add')} <kbd>A</kbd>
          </Button>
        ) : null}
      </div>
      {adding ? (
        <div className="measure-card content-chosen">
          <blockquote className="item-quote">“{adding.quote}”</blockquote>
          <MechanismForm
            initial={{ name: adding.quote.replace(/[“”"《》]/g, '').slice(0, 120), type: 'mechanism' }}
            submitLabel={text('plans.review.add.save')}
            onCancel={desk.stopAdding}
            onSubmit={async (fields) => {
              const id = await steps.newMechanism(fields, adding)
              if (id === null) return
              desk.stopAdding()
              desk.show(id)
            }}
          />
        </div>
      ) : null}
      <ol className="mechanism-list">
        {mechanisms.map((mechanism) => (
          <li key={mechanism.id}>
            <Mechanism mechanism={mechanism} desk={desk} steps={steps} mayWrite={mayWrite} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Mechanism({
  mechanism,
  desk,
  steps,
  mayWrite,
}: {
  mechanism: MechanismView
  desk: ContentDesk
  steps: ContentSteps
  mayWrite: boolean
}): ReactNode {
  const text = useText()
  const { id, name, type, state, compiled } = mechanism
  const isChosen = id === desk.chosenId
  const classes = ['measure-card', `content-${state}`, isChosen ? 'content-chosen' : '']
  if (id === desk.editingId)
    return (
      <div className="measure-card content-chosen" data-card={id}>
        <MechanismForm
          initial={{ name, type }}
          submitLabel={text('plans.review.save')}
          onCancel={() => {
            desk.edit(null)
            desk.show(id)
          }}
          onSubmit={async (fields) => {
            if (!(await steps.decideMechanism(mechanism, 'correct', fields))) return
            desk.edit(null)
            desk.show(id)
          }}
        />
      </div>
    )
  return (
    <article
      className={classes.filter(Boolean).join(' ')}
      data-card={id}
      aria-label={name}
      aria-current={isChosen ? 'true' : undefined}
      tabIndex={isChosen ? 0 : -1}
      onFocus={() => (isChosen ? undefined : desk.show(id, false))}
    >
      <header className="item-head">
        <span>
          <button type="button" className="measure-title" onClick={() => desk.show(id, false)}>
            {name}
          </button>{' '}
          <span className="quiet">{text(`plans.mechanism.${type}`)}</span>
        </span>
        <ContentStateTag state={state} />
      </header>
      <ContentNotes
        was={compiled && `${compiled.name} · ${text(`plans.mechanism.${compiled.type}`)}`}
        reviewedBy={mechanism.reviewedBy}
        reviewedAt={mechanism.reviewedAt}
      />
      {mayWrite && (isChosen || state === 'rejected') ? (
        <ContentButtons
          state={state}
          onEdit={() => desk.edit(id)}
          onReject={() => void steps.decideMechanism(mechanism, 'reject')}
          onRestore={() => void steps.decideMechanism(mechanism, 'restore')}
        />
      ) : null}
    </article>
  )
}

function MechanismForm({
  initial,
  submitLabel,
  onSubmit,
  onCancel,
}: {
  initial: MechanismFields
  submitLabel: string
  onSubmit: (fields: MechanismFields) => Promise<void>
  onCancel: () => void
}): ReactNode {
  const box = useRef<HTMLFieldSetElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true }), [])
  const shown = useRef(initial)
  return (
    <fieldset
      ref={box}
      className="item-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onCancel()
      }}
    >
      <FormFromZod
        schema={MechanismFields}
        initial={shown.current}
        columns={2}
        submitLabel={submitLabel}
        onCancel={onCancel}
        onSubmit={async (fields) => {
          await onSubmit(fields)
          return null
        }}
      />
    </fieldset>
  )
}
