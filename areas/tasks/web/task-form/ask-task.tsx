import { type ReactNode, useMemo } from 'react'
import { askTask, NewTask, PageOrigin } from '#contract/tasks'
import { useAct } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { useGo, useQueryState } from '#ui/link'
import { Page, Section } from '#ui/page'
import { QuoteBlock } from '#ui/quote'
import { useText } from '#ui/text'
import { MilestoneRows } from '../milestone-rows.tsx'
import { UnitPicker } from '../unit-picker.tsx'

/** A task asked by hand; a page that led here (a target that is behind) brings its origin in the address. */
export function AskTask(): ReactNode {
  const text = useText()
  const go = useGo()
  const [address] = useQueryState()
  const origin = useMemo(() => originOf(address), [address])
  const ask = useAct(askTask, { done: text('tasks.done.open'), onDone: (task) => go(`/tasks/${task.id}`) })
  return (
    <Page title={text('tasks.new')} trail={[{ title: text('tasks.mine'), to: '/tasks' }]}>
      {origin ? (
        <Section title={text('tasks.new.origin')}>
          {origin.quote ? (
            <QuoteBlock quote={origin.quote} document={origin.title} {...(origin.href ? { to: origin.href } : {})} />
          ) : (
            <p>{origin.title}</p>
          )}
        </Section>
      ) : null}
      <Section title={text('tasks.new.what')}>
        <FormFromZod
          schema={NewTask}
          columns={2}
          draft={origin ? `tasks.new.${origin.id}` : 'tasks.new'}
          initial={address.title ? { title: address.title } : {}}
          submitLabel={text('tasks.ask')}
          onCancel={() => go('/tasks')}
          onSubmit={(body) => ask.submit({ body: { ...body, origin } })}
          custom={{
            lead: (field) => <UnitPicker {...field} />,
            support: (field) => <UnitPicker {...field} many />,
            milestones: (field) => <MilestoneRows {...field} />,
          }}
        />
      </Section>
    </Page>
  )
}

function originOf(address: Record<string, string>): ReturnType<typeof PageOrigin.parse> | null {
  const { originKind: kind, originId: id, originTitle: title, quote, href } = address
  if (!kind || !id || !title) return null
  const read = PageOrigin.safeParse({ kind, id, title, ...(quote ? { quote } : {}), ...(href ? { href } : {}) })
  return read.success ? read.data : null
}
