import { type Route, route } from '#platform/http/route'
import { answerTask } from './actions/answer-task.ts'
import { askTask, askTasks } from './actions/ask-task.ts'
import { changeTask } from './actions/change-task.ts'
import { decideTask } from './actions/decide-task.ts'
import { downloadMinutes } from './actions/download-minutes.ts'
import { downloadEvidence, uploadEvidence } from './actions/evidence.ts'
import { handOutPart } from './actions/hand-out-part.ts'
import { cancelMeeting, changeMeeting, issueMinutes, planMeeting } from './actions/hold-meeting.ts'
import { exportTasks, listTasks, readMyTasks } from './actions/list-tasks.ts'
import { readGantt } from './actions/read-gantt.ts'
import { listMeetings, readMeeting } from './actions/read-meeting.ts'
import { readTaskSheet, taskTemplate } from './actions/read-sheet.ts'
import { readSupervision } from './actions/read-supervision.ts'
import { readTask } from './actions/read-task.ts'
import { remarkTask } from './actions/remark-task.ts'
import { remindTask } from './actions/remind-task.ts'
import { changeSettings, listLeaders, readSettings, setLeader } from './actions/settings.ts'
import { listUnits } from './actions/units.ts'
import * as contract from './contract.ts'

const lists: Route[] = [
  route(contract.listTasks, { permission: 'tasks:read', run: (ctx, { query }) => listTasks(ctx, query) }),
  route(contract.exportTasks, { permission: 'tasks:read', run: (ctx, { query }) => exportTasks(ctx, query) }),
  route(contract.myTasks, { permission: 'tasks:read', run: (ctx) => readMyTasks(ctx) }),
  route(contract.getGantt, { permission: 'tasks:read', run: (ctx, { query }) => readGantt(ctx, query) }),
  route(contract.getSupervision, { permission: 'tasks:read', run: (ctx, { query }) => readSupervision(ctx, query) }),
  route(contract.getTask, { permission: 'tasks:read', run: (ctx, { params }) => readTask(ctx, params.taskId) }),
]

const asking: Route[] = [
  route(contract.askTask, {
    permission: 'tasks:ask',
    run: async (ctx, { body }) => readTask(ctx, await askTask(ctx, body)),
  }),
  route(contract.listUnits, { permission: 'tasks:ask', run: (ctx) => listUnits(ctx) }),
  route(contract.downloadTemplate, { permission: 'tasks:ask', run: async () => taskTemplate() }),
  route(contract.readSheet, {
    permission: 'tasks:ask',
    run: (ctx, { file, signal }) => readTaskSheet(ctx, file, signal),
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

const meetings: Route[] = [
  route(contract.listMeetings, { permission: 'tasks:read', run: (ctx, { query }) => listMeetings(ctx, query) }),
  route(contract.getMeeting, {
    permission: 'tasks:read',
    run: (ctx, { params }) => readMeeting(ctx, params.meetingId),
  }),
  route(contract.downloadMinutes, {
    permission: 'tasks:read',
    run: (ctx, { params }) => downloadMinutes(ctx, params.meetingId),
  }),
  route(contract.planMeeting, {
    permission: 'tasks:meet',
    run: async (ctx, { body }) => readMeeting(ctx, await planMeeting(ctx, body)),
  }),
  route(contract.changeMeeting, {
    permission: 'tasks:meet',
    run: async (ctx, { params, body }) => {
      await changeMeeting(ctx, params.meetingId, body)
      return readMeeting(ctx, params.meetingId)
    },
  }),
  route(contract.issueMinutes, {
    permission: 'tasks:meet',
    run: async (ctx, { params, body }) => {
      await issueMinutes(ctx, params.meetingId, body.revision)
      return readMeeting(ctx, params.meetingId)
    },
  }),
  route(contract.cancelMeeting, {
    permission: 'tasks:meet',
    run: async (ctx, { params, body }) => {
      await cancelMeeting(ctx, params.meetingId, body)
      return readMeeting(ctx, params.meetingId)
    },
  }),
]

const settings: Route[] = [
  route(contract.getSettings, { permission: 'tasks:read', run: (ctx) => readSettings(ctx) }),
  route(contract.changeSettings, {
    permission: 'tasks:set',
    run: async (ctx, { body }) => {
      await changeSettings(ctx, body)
      return readSettings(ctx)
    },
  }),
  route(contract.listLeaders, { permission: 'tasks:name-leaders', run: (ctx) => listLeaders(ctx) }),
  route(contract.setLeader, {
    permission: 'tasks:name-leaders',
    run: async (ctx, { body }) => {
      await setLeader(ctx, body)
      return listLeaders(ctx)
    },
  }),
]

export const routes: Route[] = [...lists, ...asking, ...acts, ...meetings, ...settings]
