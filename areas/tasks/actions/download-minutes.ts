import { businessDate } from '#kernel/clock'
import type { Context, Download } from '#platform/http/route'
import type { TaskSummary } from '../contract/shapes.ts'
import { minutesDocument } from '../rules/minutes.ts'
import { stateLabels } from '../rules/transitions.ts'
import { readMeeting } from './read-meeting.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * The minutes as offices file them, with how what was decided before went.
 *
 * Permission: tasks:read.
 * Errors:     tasks.meeting-not-found.
 */
export async function downloadMinutes(ctx: Context, meetingId: string): Promise<Download> {
  const meeting = await readMeeting(ctx, meetingId)
  const { previous, tasks } = meeting.followUp
  const body = await minutesDocument({
    title: meeting.title,
    host: meeting.host.name,
    heldOn: meeting.heldOn,
    issuedOn: meeting.issuedAt === null ? null : businessDate(new Date(meeting.issuedAt)),
    place: meeting.place,
    chair: meeting.chair,
    attendees: meeting.attendees.map(({ name }) => name),
    attendeesNote: meeting.attendeesNote,
    agenda: meeting.agenda,
    decisions: meeting.decisions.map(({ title, words, lead, support, dueOn }) => ({
      title,
      words,
      lead: lead.name,
      support: support.map(({ name }) => name),
      dueOn,
    })),
    followUp: previous === null ? null : { previousTitle: previous.title, tasks: tasks.map(lineOf) },
  })
  return { fileName: `会议纪要-${meeting.title.slice(0, 60)}-${meeting.heldOn}.docx`, contentType: docx, body }
}

function lineOf(task: TaskSummary) {
  const state = stateLabels[task.state].zh
  return {
    title: task.title,
    lead: task.lead.name,
    dueOn: task.dueOn,
    state: task.isOverdue ? `${state}（已超期）` : state,
    lastWords: task.lastWords,
  }
}
