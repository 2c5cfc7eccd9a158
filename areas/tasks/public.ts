export { answerTask } from './actions/answer-task.ts'
export { decideTask } from './actions/decide-task.ts'
export { handOutPart } from './actions/hand-out-part.ts'
export { issueMinutes, planMeeting } from './actions/hold-meeting.ts'
export type { NamedUnit } from './actions/known-units.ts'
export {
  type OpenedTask,
  openTask,
  openTasks,
  type TaskContext,
  type TaskOrigin,
  type TaskToOpen,
} from './actions/open-tasks.ts'
export { readMeeting } from './actions/read-meeting.ts'
export { remarkTask } from './actions/remark-task.ts'
export { sendReminders } from './actions/send-reminders.ts'
export { type TaskOfOrigin, tasksOfOrigins } from './actions/tasks-of-origins.ts'
export { carryOverTasks, withdrawTasks } from './actions/withdraw-tasks.ts'
export type { TaskState } from './rules/transitions.ts'
export type { OriginKey } from './store/origins.ts'
