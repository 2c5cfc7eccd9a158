import { type Route, route } from '#platform/http/route'
import { answerTask } from './actions/answer-task.ts'
import { askTask, askTasks } from './actions/ask-task.ts'
import { changeTask } from './actions/change-task.ts'
import { decideTask } from './actions/decide-task.ts'
import { downloadEvidence, uploadEvidence } from './actions/evidence.ts'
import { handOutPart } from './actions/hand-out-part.ts'
import { exportTasks, listTasks, readMyTasks } from './actions/list-tasks.ts'
import { readTask } from './actions/read-task.ts'
import { remarkTask } from './actions/remark-task.ts'
import { remindTask } from './actions/remind-task.ts'
import * as contract from './contract.ts'

const lists: Route[] = [
  route(contract.listTasks, { permission: 'tasks:read', run: (ctx, { query }) => listTasks(ctx, query) }),
  route(contract.exportTasks, { permission: 'tasks:read', run: (ctx, { query }) => exportTasks(ctx, query) }),
  route(contract.myTasks, { permission: 'tasks:read', run: (ctx) => readMyTasks(ctx) }),
  route(contract.getTask, { permission: 'tasks:read', run: (ctx, { params }) => readTask(ctx, params.taskId) }),
]

const asking: Route[] = [
  route(contract.askTask, {
    permission: 'tasks:ask',
    run: async (ctx, { body }) => readTask(ctx, await askTask(ctx, body)),
  }),
  route(contract.askTasks, { permission: 'tasks:ask', run: (ctx, { body }) => askTasks(ctx, body) }),
  route(contract.handOutPart, {
    permission: 'tasks:ask',
    run: async (ctx, { params, body }) => {
      await handOutPart(ctx, params.taskId, body)
      return readTask(ctx, params.taskId)
    },
  }),
  route(contract.changeTask, {
    permission: 'tasks:ask',
    run: async (ctx, { params, body }) => {
      await changeTask(ctx, params.taskId, body)
      return readTask(ctx, params.taskId)
    },
  }),
]

const acts: Route[] = [
  route(contract.answerTask, {
    permission: 'tasks:answer',
    run: async (ctx, { params, body }) => {
      await answerTask(ctx, params.taskId, body)
      return readTask(ctx, params.taskId)
    },
  }),
  route(contract.decideTask, {
    permission: 'tasks:ask',
    run: async (ctx, { params, body }) => {
      await decideTask(ctx, params.taskId, body)
      return readTask(ctx, params.taskId)
    },
  }),
  route(contract.remarkTask, {
    permission: 'tasks:remark',
    run: async (ctx, { params, body }) => {
      await remarkTask(ctx, params.taskId, body)
      return readTask(ctx, params.taskId)
    },
  }),
  route(contract.remindTask, {
    permission: 'tasks:remark',
    run: async (ctx, { params }) => {
      await remindTask(ctx, params.taskId)
      return readTask(ctx, params.taskId)
    },
  }),
  route(contract.uploadEvidence, {
    permission: 'tasks:remark',
    run: (ctx, { params, file }) => uploadEvidence(ctx, params.taskId, file),
  }),
  route(contract.downloadEvidence, {
    permission: 'tasks:read',
    run: (ctx, { params }) => downloadEvidence(ctx, params.taskId, params.evidenceId),
  }),
]

export const routes: Route[] = [...lists, ...asking, ...acts]
