import { type TaskOfOrigin, tasksOfOrigins } from '#areas/tasks'
import type { Context } from '#platform/http/route'
import type { TargetTaskView } from '../../contract.ts'
import { isBehind } from '../../rules/headline.ts'
import type { Assessed, CockpitTarget } from '../../store/assessments.ts'
import { latestNotes } from '../../store/cockpit/latest-notes.ts'
import { newestPending, type PendingFigure } from '../../store/cockpit/newest-pending.ts'
import { assessmentKey } from '../../store/kept-assessments.ts'
import { seriesOfTarget } from '../../store/observations.ts'

/** What stands beside the figures: what nobody approved yet, the task that follows a target up, and what the office wrote about one that is behind. */
export async function besideTargets(
  ctx: Context,
  targets: readonly CockpitTarget[],
  assessed: ReadonlyMap<string, Assessed>,
  asOf: string,
): Promise<{
  tasks: Map<string, TargetTaskView>
  notes: Map<string, string>
  /** By series. */
  pending: Map<string, PendingFigure>
}> {
  const found = await tasksOfOrigins(
    ctx.db,
    ctx,
    targets.map(({ id }) => ({ kind: 'target', id })),
  )
  const behind = targets.filter((target) => isBehind(assessed.get(assessmentKey(target.id, asOf))?.status ?? 'no-data'))
  const notes = await latestNotes(ctx.db, behind, asOf)
  return {
    tasks: new Map(found.map((task) => [task.origin.id, taskView(task)])),
    notes: new Map(
      behind.flatMap((target) => {
        const note = notes.get(seriesOfTarget(target))
        return note ? [[target.id, note]] : []
      }),
    ),
    pending: await newestPending(ctx.db, targets, asOf),
  }
}

function taskView({ origin: _, title: __, ...task }: TaskOfOrigin): TargetTaskView {
  return { ...task, isOpen: task.state !== 'closed' && task.state !== 'cancelled' }
}
