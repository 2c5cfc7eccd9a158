import '../indicators.css'
import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { AdjustmentForm, getTarget, listAdjustments, proposeAdjustment } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { today } from '#platform/ui/today'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { usePathParam, useQueryState } from '#ui/link'
import { DateText, NumberText, PeriodText } from '#ui/number'
import { Arithmetic } from '#ui/pace'
import { Page, Section } from '#ui/page'
import { QuoteBlock } from '#ui/quote'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { MethodNote } from '../method-note.tsx'
import { TargetParts } from '../targets/target-parts.tsx'
import { GoalText, nameOf } from '../words.tsx'
import { AdjustmentTable } from './adjustment-table.tsx'
import { type Wanted, WhatIf } from './what-if.tsx'

type Target = ResponseOf<typeof getTarget>

/** One target: what it asks for, what it asked for before, and the adjustments proposed and decided. */
export default function TargetPage(): ReactNode {
  const text = useText()
  const targetId = usePathParam('targetId')
  const [address] = useQueryState()
  const regionPath = address.regionPath ?? ''
  /** What is proposed, to begin with. */
  const [proposed, setProposed] = useState<Wanted | null>(null)
  const answer = useCall(getTarget, { params: { targetId }, query: { regionPath } })
  const rights = useCall(listAdjustments, { query: { targetId, pageSize: 1 } })
  return (
    <Page
      title={answer.data ? nameOf(answer.data.row) : text('indicators.target')}
      subtitle={answer.data?.row.planTitle ?? undefined}
      trail={[
        { title: text('indicators.cockpit'), to: '/cockpit' },
        { title: text('indicators.tree'), to: '/indicators/targets' },
      ]}
      action={
        answer.data && rights.data?.mayPropose ? (
          <Button type="primary" className="no-print" onClick={() => setProposed({})}>
            {text('indicators.adjust.propose')}
          </Button>
        ) : null
      }
      answer={answer}
    >
      {(target) => (
        <div className="target-detail">
          <Standing target={target} />
          <WhatIf
            at={{ targetId, regionPath }}
            standing={target.row}
            onPropose={rights.data?.mayPropose ? setProposed : undefined}
          />
          <TargetParts targetId={targetId} regionPath={regionPath} />
          <Section title={text('indicators.adjustments')}>
            <AdjustmentTable targetId={targetId} mayDecide={rights.data?.mayDecide ?? false} />
          </Section>
          <Proposal target={target} wanted={proposed} onClose={() => setProposed(null)} />
        </div>
      )}
    </Page>
  )
}

function Standing({ target }: { target: Target }): ReactNode {
  const text = useText()
  const { row } = target
  return (
    <>
      <p className="target-top">
        <StatusTag status={row.status} />
        <strong>
          <GoalText row={row} />
        </strong>
        <PeriodText period={row.deadline} />
        <span className="quiet">{text('indicators.adjust.as-of', { day: target.asOf })}</span>
        {target.baseline ? (
          <span className="quiet">
            {text('indicators.adjust.baseline', { value: target.baseline.value, period: target.baseline.period })}
          </span>
        ) : null}
      </p>
      <Arithmetic source={row.dataThrough ? text('indicators.through', { day: row.dataThrough }) : undefined}>
        {row.working}
      </Arithmetic>
      <MethodNote method={row.method} />
      {target.quote && row.planTitle ? (
        <QuoteBlock quote={target.quote} document={row.planTitle} to={target.href ?? undefined} />
      ) : null}
      {target.earlier.length > 0 ? (
        <Section title={text('indicators.adjust.earlier')}>
          <ul className="reason-list">
            {target.earlier.map((one) => (
              <li key={`${one.until} ${one.value}`}>
                <NumberText value={one.value} unit={row.unit} />
                {one.valueMax ? (
                  <>
                    –<NumberText value={one.valueMax} unit={row.unit} />
                  </>
                ) : null}{' '}
                <PeriodText period={one.deadline} />
                {'，'}
                {text('indicators.adjust.until')} <DateText date={one.until} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

function Proposal({
  target,
  wanted,
  onClose,
}: {
  target: Target
  wanted: Wanted | null
  onClose: () => void
}): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const propose = useAct(proposeAdjustment, {
    done: text('indicators.adjust.proposed-done'),
    onDone: onClose,
    quiet: true,
  })
  const { row, version, baseline } = target
  return (
    <Drawer
      title={text('indicators.adjust.propose')}
      open={wanted !== null}
      onClose={onClose}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '90%' : 520}
      destroyOnHidden
    >
      <p className="quiet">{text('indicators.adjust.propose.hint')}</p>
      <FormFromZod
        schema={AdjustmentForm}
        initial={{
          value: wanted?.value ?? row.value,
          valueMax: wanted?.valueMax ?? row.valueMax,
          deadline: wanted?.deadline ?? row.deadline,
          baselineValue: baseline?.value ?? null,
          baselinePeriod: baseline?.period ?? null,
          effectiveFrom: today(),
        }}
        submitLabel={text('indicators.adjust.submit')}
        onSubmit={({ baselineValue, baselinePeriod, ...asked }) =>
          propose.submit({
            params: { targetId: row.targetId },
            body: {
              ...asked,
              baseline: baselineValue && baselinePeriod ? { value: baselineValue, period: baselinePeriod } : null,
              regionPath: row.regionPath,
              version,
            },
          })
        }
      />
    </Drawer>
  )
}
