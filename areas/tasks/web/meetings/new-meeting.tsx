import '../tasks.css'
import './meetings.css'
import type { ReactNode } from 'react'
import { planMeeting } from '#contract/tasks'
import { useAct } from '#ui/api'
import { useGo } from '#ui/link'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { MeetingForm } from './meeting-form.tsx'

/** A meeting with what is known of it; what it decides can be added when it was held. */
export default function NewMeeting(): ReactNode {
  const text = useText()
  const go = useGo()
  const plan = useAct(planMeeting, {
    done: text('tasks.meeting.saved'),
    onDone: (meeting) => go(`/tasks/meetings/${meeting.id}`),
  })
  return (
    <Page title={text('tasks.meeting.new')} trail={[{ title: text('tasks.meetings'), to: '/tasks/meetings' }]}>
      <MeetingForm
        draft="tasks.meeting.new"
        onSubmit={(body) => plan.submit({ body })}
        onCancel={() => go('/tasks/meetings')}
      />
    </Page>
  )
}
