import { Button, Input } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { confirmSplit, type readSplitSheet } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { useAct } from '#ui/api'
import { useGo } from '#ui/link'
import { formatPeriod, NumberText } from '#ui/number'
import { Arithmetic } from '#ui/pace'
import { Empty, Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { sayAll, useLocale, useText } from '#ui/text'
import { Held } from './held.tsx'
import { targetAt } from './paths.ts'
import { type Basis, type Over, SplitChoices } from './split-choices.tsx'
import {
  type Method,
  type PartDraft,
  type Proposal,
  partsOf,
  ruleFor,
  type SplitOnScreen,
  sent,
  unitKey,
} from './split-draft.ts'
import { SplitSheet } from './split-sheet.tsx'
import { SplitTable } from './split-table.tsx'
import { useSplit } from './use-split.ts'

type SheetPart = ResponseOf<typeof readSplitSheet>['parts'][number]

interface Props {
  at: { targetId: string; regionPath: string }
  begin: SplitOnScreen
  proposal: Proposal
  over: Over
  basis: Basis
  onOver: (over: Over) => void
  onBasis: (basis: Basis) => void
}

/** The split on screen: choices, one line a unit, what it comes to, and the press that makes targets of it. */
export function SplitDesk({ at, begin, proposal, over, basis, onOver, onBasis }: Props): ReactNode {
  const text = useText()
  const { target } = proposal
  const isChosen = basis.basisIndicatorId !== undefined
  const { split, tried, refused, isTrying, compute } = useSplit(at, begin)
  const turnTo = (method: Method) =>
    compute({
      ...split,
      method,
      rule: ruleFor(target, method, split.rule),
      parts: unitsAnew(split, partsOf(proposal, method, isChosen)),
    })

  // Other units or another basis: the figures of the server replace those on screen.
  const proposed = JSON.stringify([proposal.units, basis.basisIndicatorId])
  const shown = useRef(proposed)
  useEffect(() => {
    if (shown.current === proposed) return
    shown.current = proposed
    const { basisPeriod } = proposal
    void compute({ ...split, basisPeriod, parts: partsOf(proposal, split.method, isChosen) })
  }, [proposal, proposed, isChosen, split, compute])

  function setPart(place: number, change: Partial<PartDraft>) {
    void compute({ ...split, parts: split.parts.map((part, at) => (at === place ? { ...part, ...change } : part)) })
  }
  function setValue(place: number, value: string | null) {
    if (value === null) setPart(place, { value, isLocked: false })
    else void compute(split, { place, value })
  }
  function takeSheet(parts: SheetPart[]) {
    const read = parts.map(({ row: _, ...part }) => ({ ...part, isIn: true }))
    void compute({ ...split, method: 'table', rule: ruleFor(target, 'table', split.rule), parts: read })
  }

  return (
    <div className="target-detail">
      {proposal.whyNot ? <p className="quiet">{proposal.whyNot}</p> : null}
      <SplitChoices
        proposal={proposal}
        split={split}
        over={over}
        basis={basis}
        onOver={onOver}
        onMethod={(method) => void turnTo(method)}
        onRule={(rule) => void compute({ ...split, rule })}
        onStep={(step) => void compute({ ...split, step })}
        onBasis={onBasis}
      />
      {split.parts.length === 0 ? (
        <Empty title={text('indicators.split.no-units')} hint={text('indicators.split.no-units.hint')} />
      ) : (
        <SplitTable split={split} tried={tried} unit={target.unit} onPart={setPart} onValue={setValue} />
      )}
      <BasisSource split={split} proposal={proposal} basis={basis} />
      <div className="split-sum" aria-live="polite" aria-busy={isTrying}>
        <span>
          {text('indicators.split.whole')} <NumberText value={target.value} unit={target.unit} />
        </span>
        {tried ? <Held held={tried.reconciliation} unit={target.unit} /> : null}
      </div>
      {tried?.working ? <Arithmetic>{tried.working}</Arithmetic> : null}
      <ProblemList problems={tried?.problems ?? []} />
      <ProblemList problems={refused?.errors.map((each) => each.message) ?? []} />
      <Confirmation
        at={at}
        split={split}
        replaces={proposal.activeSplit}
        isShort={tried?.reconciliation.verdict === 'short'}
        isReady={!isTrying && refused === null && tried !== null && tried.problems.length === 0 && isWhole(split)}
      />
      <Section title={text('indicators.split.sheet')}>
        <SplitSheet at={at} onRead={takeSheet} />
      </Section>
    </div>
  )
}

/** Where the figures come from that the parts are proportional to, and for whom there is none. */
function BasisSource({
  split,
  proposal,
  basis,
}: {
  split: SplitOnScreen
  proposal: Proposal
  basis: Basis
}): ReactNode {
  const text = useText()
  const locale = useLocale()
  const { method, parts } = split
  if (method !== 'capacity' && method !== 'history') return null
  const indicatorId = basis.basisIndicatorId ?? (method === 'history' ? proposal.target.indicatorId : undefined)
  const name = proposal.indicators.find((one) => one.id === indicatorId)?.name
  const silent = parts.filter((part) => part.isIn && part.basis === null).map((part) => part.name)
  const what = text(`indicators.split.basis.${method}`)
  return (
    <p className="quiet">
      {name
        ? text('indicators.split.basis.from', { what, name, period: formatPeriod(proposal.basisPeriod, locale) })
        : text('indicators.split.basis.typed', { what })}
      {name && silent.length > 0 ? text('indicators.split.basis.silent', { units: sayAll(silent) }) : null}
    </p>
  )
}

function isWhole(split: SplitOnScreen): boolean {
  return split.parts.every((part) => !part.isIn || part.value !== null)
}

/** Another method, other figures to go by; which units are in and what is kept stays. */
function unitsAnew(split: SplitOnScreen, fresh: readonly PartDraft[]): PartDraft[] {
  const proposed = new Map(fresh.map((part) => [unitKey(part), part]))
  return split.parts.map((part) => {
    const now = proposed.get(unitKey(part))
    return now ? { ...part, basis: now.basis, denominator: now.denominator, current: now.current } : part
  })
}

function Confirmation({
  at,
  split,
  replaces,
  isShort,
  isReady,
}: {
  at: Props['at']
  split: SplitOnScreen
  replaces: Proposal['activeSplit']
  isShort: boolean
  isReady: boolean
}): ReactNode {
  const text = useText()
  const go = useGo()
  const noteId = useId()
  const [note, setNote] = useState('')
  const act = useAct(confirmSplit, {
    done: ({ parts }) => text('indicators.split.done', { count: parts }),
    onDone: () => {
      const { to, search } = targetAt(at)
      go(to, search)
    },
    quiet: true,
  })
  const confirmed = () =>
    act.run({
      body: {
        ...sent(at, split).body,
        note: note.trim() || null,
        replaces: replaces && { splitId: replaces.id, revision: replaces.revision },
      },
    })
  return (
    <div className="split-confirm">
      <label htmlFor={noteId}>{text(isShort ? 'indicators.split.note.short' : 'indicators.split.note')}</label>
      <Input.TextArea
        id={noteId}
        value={note}
        rows={2}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
      <ProblemList problems={act.problem?.errors.map((each) => each.message) ?? []} />
      <span className="page-tools">
        <Button
          type="primary"
          loading={act.isRunning}
          disabled={!isReady || (isShort && note.trim() === '')}
          onClick={() => void confirmed()}
        >
          {text(replaces ? 'indicators.split.confirm.again' : 'indicators.split.confirm')}
        </Button>
        {replaces ? <span className="quiet">{text('indicators.split.replaces')}</span> : null}
      </span>
    </div>
  )
}
