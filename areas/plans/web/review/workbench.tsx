import { Segmented } from 'antd'
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ItemView, MeasureView, MechanismView, Onlooker, VersionReview } from '#contract/plans'
import { useQueryState } from '#ui/link'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import { MeasuresTab } from './contents/measures-tab.tsx'
import { MechanismList } from './contents/mechanism-list.tsx'
import { useContentDesk } from './contents/use-content-desk.ts'
import { DocumentPane } from './document-pane.tsx'
import { FactsTab } from './facts-tab.tsx'
import { ItemsTab } from './items-tab.tsx'
import { ContentKeys, type ReviewKey, ReviewKeys, TabKeys } from './keys.tsx'
import { markedWords, useLinkedScroll } from './linked-scroll.ts'
import { Onlookers } from './live/onlookers.tsx'
import { useLive } from './live/use-live.ts'
import { marksFor, type Tab } from './marks.ts'
import './panes.css'
import type { Mark } from './segments.ts'
import { useContentSteps } from './steps/use-content-steps.ts'
import { useItemSteps } from './steps/use-item-steps.ts'
import { useStepLine } from './steps/use-step-line.ts'
import { TabBar } from './tab-bar.tsx'
import { useItemsDesk } from './use-items-desk.ts'

const tabOrder = ['items', 'measures', 'facts'] as const

/** Document left, cards right, linked both ways, with whoever else is there. */
export function Workbench({ review, docText }: { review: VersionReview; docText: string }): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const [address] = useQueryState()
  const { plan, version, items } = review
  const at = { planId: plan.id, versionId: version.id }
  const isOpen = version.state === 'review'
  const mayWrite = plan.may.write && isOpen
  const documentPane = useRef<HTMLDivElement>(null)
  const cardsPane = useRef<HTMLDivElement>(null)
  const listPane = useRef<HTMLDivElement>(null)
  const [tab, setTab] = useState<Tab>(tabOrder.find((each) => each === address.tab) ?? 'items')
  const [pane, setPane] = useState<'cards' | 'document'>('cards')
  const line = useStepLine(at)
  const steps = useItemSteps(at, line)
  const contentSteps = useContentSteps(at, line)
  const stopLeading = useRef(() => {})
  const desk = useItemsDesk({
    review,
    docText,
    panes: { document: documentPane, cards: cardsPane },
    line,
    steps,
    askedId: address.item ?? null,
    askedAgainst: address.against === 'differs' ? 'differs' : 'all',
    mayWrite,
    stopLeading: useCallback(() => stopLeading.current(), []),
  })
  const contents = { docText, documentPane, listPane, mayWrite }
  const measuresDesk = useContentDesk<MeasureView>({
    ...contents,
    things: review.measures,
    onReject: (measure) => void contentSteps.decideMeasure(measure, 'reject'),
  })
  const mechanismsDesk = useContentDesk<MechanismView>({
    ...contents,
    things: review.mechanisms,
    onReject: (mechanism) => void contentSteps.decideMechanism(mechanism, 'reject'),
  })
  const isStill = desk.draft === null && desk.editingId === null && desk.compose.composing === null
  const isInOrder = tab === 'items' && desk.filter.order === 'document'
  stopLeading.current = useLinkedScroll(documentPane, cardsPane, isInOrder && !isPhone && isStill)

  const place = {
    items: { id: desk.chosenId, isEditing: desk.editingId !== null || desk.compose.composing !== null },
    measures: { id: measuresDesk.chosenId, isEditing: measuresDesk.editingId !== null },
    facts: { id: mechanismsDesk.chosenId, isEditing: mechanismsDesk.editingId !== null },
  }[tab]
  const people = useLive({
    at,
    seq: review.seq,
    isOn: isOpen,
    place,
    hear: (event) => line.hear(event, desk.editingId ?? desk.chosenId),
  })
  const onCard = useMemo(() => byPlace(people), [people])

  const marks = useMemo(() => marksFor(tab, review, docText), [tab, review, docText])
  const itemCounts = useMemo(() => countsByMeasure(items), [items])
  const standingCount = useMemo(() => items.filter(({ state }) => state !== 'replaced').length, [items])
  useActiveMarks(documentPane, place.id, marks)

  /** Shows a thing wherever it stands: from the document, from somebody else's place, from an undone step. */
  function go(id: string) {
    const to = tabOf(id)
    setTab(to)
    setPane('cards')
    const show = { items: desk.show, measures: measuresDesk.show, facts: mechanismsDesk.show }[to]
    // After the tab has been drawn.
    requestAnimationFrame(() => show(id))
  }

  // The same function at every drawing, so that a key does not draw a thousand paragraphs.
  const going = useRef(go)
  going.current = go
  const goSteady = useCallback((id: string) => going.current(id), [])

  async function undo() {
    const id = await line.undo()
    if (id) go(id)
  }

  function add() {
    if (!desk.startAdding()) return
    setTab('items')
    setPane('cards')
  }

  function pressed(key: ReviewKey) {
    if (key === 'undo') return mayWrite ? void undo() : undefined
    if (key === 'add' && tab === 'items') return mayWrite ? add() : undefined
    const { pressed: press } = { items: desk, measures: measuresDesk, facts: mechanismsDesk }[tab]
    press(key)
  }

  const tabs = [
    {
      key: 'items' as const,
      label: text('plans.tab.items', { count: standingCount }),
      content: (
        <ItemsTab
          review={review}
          desk={desk}
          line={line}
          steps={steps}
          onCard={onCard}
          onAdd={add}
          onUndo={() => void undo()}
          paneRef={cardsPane}
        />
      ),
    },
    {
      key: 'measures' as const,
      label: text('plans.tab.measures', { count: review.measures.filter(({ state }) => state !== 'rejected').length }),
      content: (
        <MeasuresTab
          review={review}
          desk={measuresDesk}
          steps={contentSteps}
          itemCounts={itemCounts}
          onCard={onCard}
          mayWrite={mayWrite}
          canUndo={line.canUndo}
          onUndo={() => void undo()}
          paneRef={listPane}
        />
      ),
    },
    {
      key: 'facts' as const,
      label: (
        <>
          {text('plans.tab.facts')}{' '}
          {version.warnings.length > 0 ? (
            <StatusTag tone="warn" label={text('plans.tab.warnings', { count: version.warnings.length })} />
          ) : null}
        </>
      ),
      content: (
        <FactsTab review={review} mayWrite={plan.may.write} paneRef={listPane}>
          <MechanismList
            mechanisms={review.mechanisms}
            desk={mechanismsDesk}
            steps={contentSteps}
            mayWrite={mayWrite}
          />
        </FactsTab>
      ),
    },
  ]

  return (
    <div className={`review review-shows-${pane}`}>
      {isPhone ? (
        <Segmented
          block
          value={pane}
          onChange={setPane}
          options={[
            { value: 'cards', label: text('plans.review.cards') },
            { value: 'document', label: text('plans.review.document') },
          ]}
        />
      ) : null}
      <div className="review-panes">
        <DocumentPane text={docText} outline={review.outline} marks={marks} onMark={goSteady} paneRef={documentPane} />
        <div className="review-side">
          <TabBar
            tabs={tabs}
            active={tab}
            onChange={setTab}
            label={text('plans.review')}
            aside={<Onlookers people={people} onGo={goSteady} />}
          />
        </div>
      </div>
      <TabKeys
        tabs={[text('plans.keys.items'), text('plans.keys.measures'), text('plans.keys.facts')]}
        onChange={(nth) => setTab(tabOrder[nth] ?? 'items')}
      />
      {tab === 'items' ? (
        <ReviewKeys run={pressed} mayWrite={mayWrite} isSecond={desk.against.ordinal !== null} />
      ) : (
        <ContentKeys key={tab} run={pressed} mayWrite={mayWrite} />
      )}
    </div>
  )
}

/** The tab in which a thing stands; its kind is told by its identifier. */
function tabOf(id: string): Tab {
  if (id.startsWith('plm_')) return 'measures'
  return id.startsWith('plk_') ? 'facts' : 'items'
}

function byPlace(people: readonly Onlooker[]): Map<string, Onlooker[]> {
  return Map.groupBy(
    people.filter(({ placeId }) => placeId !== null),
    ({ placeId }) => placeId ?? '',
  )
}

/** The words of what is chosen stand out in the document, also when they have just been drawn anew. */
function useActiveMarks(documentPane: RefObject<HTMLElement | null>, id: string | null, drawn: readonly Mark[]) {
  useEffect(() => {
    const marks = drawn.filter((mark) => mark.id === id).flatMap((mark) => markedWords(documentPane.current, mark))
    for (const mark of marks) mark.classList.add('mark-active')
    return () => {
      for (const mark of marks) mark.classList.remove('mark-active')
    }
  }, [documentPane, id, drawn])
}

function countsByMeasure(items: readonly ItemView[]): Map<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const { measureId, state } of items)
    if (state !== 'replaced') counts.set(measureId, (counts.get(measureId) ?? 0) + 1)
  return counts
}
