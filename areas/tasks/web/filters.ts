import { originKinds, priorities, taskStates } from '#contract/tasks'
import type { Filter } from '#ui/table'
import { useText } from '#ui/text'

/** The filters of the list and of the board. */
export function useTaskFilters(): Filter[] {
  const text = useText()
  const states = ['open', 'overdue', 'ended', ...taskStates] as const
  return [
    { key: 'q', label: text('tasks.filter.q'), kind: 'search' },
    {
      key: 'state',
      label: text('tasks.column.state'),
      kind: 'select',
      options: states.map((value) => ({ value, label: text(`tasks.state.${value}`) })),
    },
    {
      key: 'mine',
      label: text('tasks.filter.mine'),
      kind: 'select',
      options: (['lead', 'asker', 'support'] as const).map((value) => ({
        value,
        label: text(`tasks.mine.as.${value}`),
      })),
    },
    { key: 'regionPath', label: text('tasks.filter.region'), kind: 'region' },
    {
      key: 'origin',
      label: text('tasks.column.origin'),
      kind: 'select',
      options: originKinds.map((value) => ({ value, label: text(`tasks.origin.${value}`) })),
    },
    {
      key: 'priority',
      label: text('tasks.column.priority'),
      kind: 'select',
      options: priorities.map((value) => ({ value, label: text(`tasks.priority.${value}`) })),
    },
    { key: 'dueTo', label: text('tasks.filter.due-to'), kind: 'date' },
  ]
}
