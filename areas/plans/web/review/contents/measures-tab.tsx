import { Button } from 'antd'
import { type ReactNode, type RefObject, useCallback, useRef } from 'react'
import type { MeasureView, Onlooker, VersionReview } from '#contract/plans'
import { listDepartments } from '#contract/regions'
import { useCall } from '#ui/api'
import { Empty } from '#ui/page'
import { useText } from '#ui/text'
import { OnCard } from '../live/onlookers.tsx'
import type { ContentSteps } from '../steps/use-content-steps.ts'
import './contents.css'
import { MeasureCard } from './measure-card.tsx'
import { MeasureForm, measureFieldsOf } from './measure-form.tsx'
import type { DepartmentChoice } from './units-field.tsx'
import { UnmatchedUnits } from './unmatched-units.tsx'
import type { ContentDesk } from './use-content-desk.ts'

const nobody: readonly Onlooker[] = []

/** Measures with their units: corrected, rejected and added like items; units are matched for the whole document. */
export function MeasuresTab({
  review,
  desk,
  steps,
  itemCounts,
  onCard,
  mayWrite,
  canUndo,
  onUndo,
  paneRef,
}: {
  review: VersionReview
  desk: ContentDesk
  steps: ContentSteps
  /** Items by measure. */
  itemCounts: ReadonlyMap<string | null, number>
  /** Who else looks at a measure, by measure. */
  onCard: ReadonlyMap<string, readonly Onlooker[]>
  mayWrite: boolean
  canUndo: boolean
  onUndo: () => void
  paneRef: RefObject<HTMLDivElement | null>
}): ReactNode {
  const text = useText()
  const { measures } = review
  const departments = useDepartments(review.plan.regionPath)
  const doing = useRef({ steps, desk })
  doing.current = { steps, desk }
  // The same functions at every drawing: a plan has two thousand measures.
  const show = useCallback((id: string, focus?: boolean) => doing.current.desk.show(id, focus), [])
  const edit = useCallback((id: string) => doing.current.desk.edit(id), [])
  const reject = useCallback((measure: MeasureView) => void doing.current.steps.decideMeasure(measure, 'reject'), [])
  const restore = useCallback((measure: MeasureView) => void doing.current.steps.decideMeasure(measure, 'restore'), [])

  return (
    <>
      {mayWrite ? (
        <div className="review-tools">
          <Button
            size="small"
            onMouseDown={(event) => event.preventDefault()}
            onClick={desk.startAdding}
            aria-keyshortcuts="a"
          >
            {text('plans.review.add')} <kbd>A</kbd>
          </Button>
          <Button size="small" disabled={!canUndo} onClick={onUndo} aria-keyshortcuts="u">
            {text('ui.undo')} <kbd>U</kbd>
          </Button>
        </div>
      ) : null}
      <div className="review-list" ref={paneRef}>
        {desk.adding ? <AddMeasure desk={desk} adding={desk.adding} departments={departments} steps={steps} /> : null}
        <UnmatchedUnits
          measures={measures}
          departments={departments}
          mayWrite={mayWrite}
          onAssign={(resolved, departmentId) => steps.assign(resolved, departmentId)}
        />
        {measures.length === 0 ? (
          <Empty title={text('plans.measures.none')} hint={text('plans.measures.none.hint')} />
        ) : null}
        <ol className="measure-list">
          {measures.map((measure) => (
            <li key={measure.id} className="item-slot">
              {onCard.has(measure.id) ? <OnCard people={onCard.get(measure.id) ?? nobody} /> : null}
              {measure.id === desk.editingId ? (
                <div className="measure-card content-chosen" data-card={measure.id}>
                  <MeasureForm
                    initial={measureFieldsOf(measure)}
                    departments={departments}
                    submitLabel={text('plans.review.save')}
                    onCancel={() => {
                      desk.edit(null)
                      desk.show(measure.id)
                    }}
                    onSubmit={async (fields) => {
                      if (!(await steps.decideMeasure(measure, 'correct', fields))) return
                      desk.edit(null)
                      desk.show(measure.id)
                    }}
                  />
                </div>
              ) : (
                <MeasureCard
                  measure={measure}
                  itemCount={itemCounts.get(measure.id) ?? 0}
                  isChosen={measure.id === desk.chosenId}
                  mayWrite={mayWrite}
                  onShow={show}
                  onEdit={edit}
                  onReject={reject}
                  onRestore={restore}
                />
              )}
            </li>
          ))}
        </ol>
      </div>
    </>
  )
}

function AddMeasure({
  desk,
  adding,
  departments,
  steps,
}: {
  desk: ContentDesk
  adding: NonNullable<ContentDesk['adding']>
  departments: readonly DepartmentChoice[]
  steps: ContentSteps
}): ReactNode {
  const text = useText()
  return (
    <div className="measure-card content-chosen">
      <h3>{text('plans.content.add.measure')}</h3>
      <blockquote className="item-quote">“{adding.quote}”</blockquote>
      <MeasureForm
        initial={{ title: firstSentence(adding.quote), dueBy: null, units: [] }}
        departments={departments}
        submitLabel={text('plans.review.add.save')}
        onCancel={desk.stopAdding}
        onSubmit={async (fields) => {
          const id = await steps.newMeasure(fields, adding)
          if (id === null) return
          desk.stopAdding()
          desk.show(id)
        }}
      />
    </div>
  )
}

/** Example: firstSentence('1. 培育企业。到2027年…') → '培育企业' */
function firstSentence(words: string): string {
  const [first = words] = words.split(/[。\n]/)
  return first.replace(/^\s*(?:\d+[.、．]|[（(]?[一二三四五六七八九十]+[)）]?[、.]?)\s*/, '').slice(0, 300)
}

function useDepartments(regionPath: string): DepartmentChoice[] {
  const city = `${regionPath.split('/')[0]}/`
  const found = useCall(listDepartments, { query: { under: city, pageSize: 200 } })
  return (found.data?.items ?? []).map((department) => ({
    value: department.id,
    label: `${department.name}（${department.regionName}）`,
  }))
}
