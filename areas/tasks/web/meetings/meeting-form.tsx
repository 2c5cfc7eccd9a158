import { Input } from 'antd'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { MeetingFacts, type MeetingInput } from '#contract/tasks'
import { ApiProblem } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { Section } from '#ui/page'
import { useText } from '#ui/text'
import { UnitPicker } from '../unit-picker.tsx'
import { type DecisionDraft, DecisionRows } from './decision-rows.tsx'

/** The decisions are checked by the server, which names the place of what is wrong. */
const shape = MeetingFacts.extend({
  decisions: z
    .array(z.custom<DecisionDraft>())
    .default([])
    .meta({
      label: { zh: '议定事项', en: 'Decisions' },
      help: { zh: '下达纪要后，每一项成为一件任务。', en: 'Each becomes a task when the minutes are issued.' },
    }),
})

interface Props {
  initial?: z.input<typeof shape>
  draft?: string
  onSubmit: (input: z.input<typeof MeetingInput>) => Promise<ApiProblem | null>
  onCancel: () => void
}

/** Everything about a meeting on one page: a clerk writes along while it is held. */
export function MeetingForm({ initial, draft, onSubmit, onCancel }: Props): ReactNode {
  const text = useText()
  const numbered = (n: number, message: string) => text('tasks.meeting.decision.problem', { n, message })
  return (
    <Section title={text('tasks.meeting.about')}>
      <FormFromZod
        schema={shape}
        columns={2}
        {...(draft ? { draft } : {})}
        {...(initial ? { initial } : {})}
        submitLabel={text('tasks.save')}
        onCancel={onCancel}
        onSubmit={async ({ decisions, ...facts }) => {
          const unready = decisions.flatMap(({ title, lead }, index) =>
            title.trim().length < 4 || !lead ? [numbered(index + 1, text('tasks.meeting.decision.incomplete'))] : [],
          )
          if (unready.length > 0)
            return new ApiProblem(
              422,
              unready.map((message) => ({ code: 'field.missing', field: 'decisions', message })),
            )
          const sent = decisions.map(({ key: _, lead = '', ...one }) => ({ ...one, lead }))
          return whichDecision(await onSubmit({ ...facts, decisions: sent }), numbered)
        }}
        custom={{
          attendees: (field) => <UnitPicker {...field} many />,
          agenda: (field) => <AgendaLines {...field} />,
          decisions: (field) => <DecisionRows {...field} />,
        }}
      />
    </Section>
  )
}

/** A reason about one decision says which one it is. */
function whichDecision(
  refused: ApiProblem | null,
  numbered: (n: number, message: string) => string,
): ApiProblem | null {
  for (const error of refused?.errors ?? []) {
    const place = /^decisions\.(\d+)/.exec(error.field ?? '')?.[1]
    if (place !== undefined) error.message = numbered(Number(place) + 1, error.message)
  }
  return refused
}

/** One item a line. */
function AgendaLines({
  id,
  value,
  onChange,
}: {
  id: string
  value: unknown
  onChange: (value: unknown) => void
}): ReactNode {
  const text = useText()
  const lines = Array.isArray(value) ? (value as string[]) : []
  return (
    <Input.TextArea
      id={id}
      autoSize={{ minRows: 3, maxRows: 12 }}
      placeholder={text('tasks.meeting.agenda.hint')}
      value={lines.join('\n')}
      onChange={(event) => onChange(event.target.value.split('\n'))}
      onBlur={() => onChange(lines.map((line) => line.trim()).filter((line) => line !== ''))}
    />
  )
}
