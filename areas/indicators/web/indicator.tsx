import './indicators.css'
import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import {
  addCard,
  CardFields,
  changeAliases,
  getIndicator,
  type IndicatorDetailView,
  IndicatorFields,
  listIndicators,
  publishIndicator,
  updateIndicator,
} from '#contract/indicators'
import { listDepartments } from '#contract/regions'
import { useAct, useCall } from '#ui/api'
import { DefinitionBody } from '#ui/definition-card'
import { FormFromZod } from '#ui/form'
import { usePathParam } from '#ui/link'
import { Empty, Page, Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { ComputedFrom } from './computed-from.tsx'
import { AliasEditor, DepartmentSelect } from './indicator-parts.tsx'
import { definitionOf } from './words.tsx'

type Editing = 'indicator' | 'card' | null

/** One indicator: its card in force, the versions before, its other names; and the forms that change them. */
export default function IndicatorPage(): ReactNode {
  const text = useText()
  const indicatorId = usePathParam('indicatorId')
  const answer = useCall(getIndicator, { params: { indicatorId } })
  const rights = useCall(listIndicators, { query: { pageSize: 1 } })
  const [editing, setEditing] = useState<Editing>(null)
  const mayDefine = rights.data?.mayDefine ?? false
  return (
    <Page
      title={answer.data?.name ?? text('indicators.indicator')}
      subtitle={answer.data ? <Facts indicator={answer.data} /> : null}
      trail={[{ title: text('indicators.catalogue'), to: '/indicators/catalogue' }]}
      action={answer.data && mayDefine ? <Actions indicator={answer.data} onEdit={setEditing} /> : null}
      answer={answer}
    >
      {(indicator) => (
        <>
          <Cards indicator={indicator} mayDefine={mayDefine} onWrite={() => setEditing('card')} />
          <ComputedFrom key={indicator.version} indicator={indicator} mayDefine={mayDefine} />
          <Section title={text('indicators.aliases')}>
            <Aliases indicator={indicator} mayDefine={mayDefine} />
          </Section>
          <EditDrawer
            key={`${editing} ${indicator.version}`}
            indicator={indicator}
            editing={editing}
            onClose={() => setEditing(null)}
          />
        </>
      )}
    </Page>
  )
}

function Facts({ indicator }: { indicator: IndicatorDetailView }): ReactNode {
  const text = useText()
  const { unit, mode, direction, counting, measure } = indicator
  const facts = [
    unit,
    text(`indicators.mode.${mode}`),
    text(`indicators.direction.${direction}`),
    ...(counting ? [text(`indicators.counting.${counting}`)] : []),
    ...(measure ? [text('indicators.computed')] : []),
  ]
  return (
    <span>
      {facts.join(' · ')}{' '}
      {indicator.isPublished ? <StatusTag tone="good" label={text('indicators.published')} /> : null}
      {indicator.isRetired ? <StatusTag tone="none" label={text('indicators.retired')} /> : null}
    </span>
  )
}

function Actions({
  indicator,
  onEdit,
}: {
  indicator: IndicatorDetailView
  onEdit: (what: Editing) => void
}): ReactNode {
  const text = useText()
  const publish = useAct(publishIndicator, {
    done: (answer) => text(answer.isPublished ? 'indicators.published.done' : 'indicators.unpublished.done'),
  })
  const { id, isPublished } = indicator
  return (
    <span className="page-tools no-print">
      <Button onClick={() => onEdit('indicator')}>{text('indicators.edit')}</Button>
      <Button onClick={() => onEdit('card')}>{text('indicators.card.new')}</Button>
      <Button
        type="primary"
        loading={publish.isRunning}
        onClick={() => void publish.run({ params: { indicatorId: id }, body: { isPublished: !isPublished } })}
      >
        {text(isPublished ? 'indicators.unpublish' : 'indicators.publish')}
      </Button>
    </span>
  )
}

function Cards({
  indicator,
  mayDefine,
  onWrite,
}: {
  indicator: IndicatorDetailView
  mayDefine: boolean
  onWrite: () => void
}): ReactNode {
  const text = useText()
  const [newest, ...earlier] = indicator.cards
  if (!newest) {
    const action = mayDefine ? <Button onClick={onWrite}>{text('indicators.card.write')}</Button> : undefined
    return <Empty title={text('indicators.card.none')} hint={text('indicators.card.none.hint')} action={action} />
  }
  return (
    <>
      <Section title={text('indicators.card')}>
        <DefinitionBody definition={definitionOf(text, indicator, newest, indicator.usedBy)} />
        {newest.changeNote ? <p className="quiet">{newest.changeNote}</p> : null}
      </Section>
      {earlier.map((card) => (
        <details key={card.version} className="card-version">
          <summary>
            {text('indicators.card.version', { version: card.version })} · {card.effectiveFrom} – {card.effectiveTo}
          </summary>
          <DefinitionBody definition={definitionOf(text, indicator, card, [])} />
        </details>
      ))}
    </>
  )
}

function Aliases({ indicator, mayDefine }: { indicator: IndicatorDetailView; mayDefine: boolean }): ReactNode {
  const text = useText()
  const change = useAct(changeAliases, { done: text('indicators.aliases.done') })
  const params = { indicatorId: indicator.id }
  return (
    <AliasEditor
      aliases={indicator.aliases.map((one) => one.alias)}
      isEditable={mayDefine}
      isBusy={change.isRunning}
      onAdd={(alias) => change.run({ params, body: { add: [alias], remove: [] } })}
      onRemove={(alias) => change.run({ params, body: { add: [], remove: [alias] } })}
    />
  )
}

function EditDrawer({
  indicator,
  editing,
  onClose,
}: {
  indicator: IndicatorDetailView
  editing: Editing
  onClose: () => void
}): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  return (
    <Drawer
      title={text(editing === 'card' ? 'indicators.card.new' : 'indicators.edit')}
      open={editing !== null}
      onClose={onClose}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '90%' : 560}
      destroyOnHidden
    >
      {editing === 'card' ? <CardForm indicator={indicator} onClose={onClose} /> : null}
      {editing === 'indicator' ? <IndicatorForm indicator={indicator} onClose={onClose} /> : null}
    </Drawer>
  )
}

function IndicatorForm({ indicator, onClose }: { indicator: IndicatorDetailView; onClose: () => void }): ReactNode {
  const text = useText()
  const update = useAct(updateIndicator, { done: text('indicators.saved'), onDone: onClose, quiet: true })
  const { version, isRetired } = indicator
  return (
    <FormFromZod
      schema={IndicatorFields}
      initial={indicator}
      onSubmit={(body) =>
        update.submit({ params: { indicatorId: indicator.id }, body: { ...body, version, isRetired } })
      }
      onCancel={onClose}
    />
  )
}

function CardForm({ indicator, onClose }: { indicator: IndicatorDetailView; onClose: () => void }): ReactNode {
  const text = useText()
  const add = useAct(addCard, { done: text('indicators.card.added'), onDone: onClose, quiet: true })
  const departments = useCall(listDepartments, { query: {} })
  const newest = indicator.cards[0]
  const initial = newest
    ? { ...newest, effectiveFrom: undefined, changeNote: null }
    : { cadence: 'month' as const, dueDays: 10 }
  return (
    <FormFromZod
      schema={CardFields}
      initial={initial}
      onSubmit={(body) => add.submit({ params: { indicatorId: indicator.id }, body })}
      onCancel={onClose}
      custom={{
        ownerDepartmentId: (field) => <DepartmentSelect {...field} departments={departments.data?.items ?? []} />,
      }}
    />
  )
}
