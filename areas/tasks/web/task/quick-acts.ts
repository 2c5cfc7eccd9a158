import { answerTask, decideTask, type TaskDetail } from '#contract/tasks'
import { useAct } from '#ui/api'
import { useText } from '#ui/text'

/** Acts that need no words: one press. */
export function useQuickActs(task: TaskDetail): {
  answer: (act: 'accept' | 'retract') => void
  decide: (act: 'grant-extension') => void
  isRunning: boolean
} {
  const text = useText()
  const answered = useAct(answerTask, { done: (after) => text(`tasks.done.${after.history.at(-1)?.kind ?? 'act'}`) })
  const decided = useAct(decideTask, { done: (after) => text(`tasks.done.${after.history.at(-1)?.kind ?? 'act'}`) })
  const params = { taskId: task.id }
  const { revision } = task
  return {
    answer: (act) => void answered.run({ params, body: { act, revision } }),
    decide: (act) => void decided.run({ params, body: { act, revision } }),
    isRunning: answered.isRunning || decided.isRunning,
  }
}
