import './tasks.css'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { changeSettings, getSettings, listLeaders, type SettingsView, setLeader } from '#contract/tasks'
import type { ResponseOf } from '#platform/http/endpoint'
import { type ApiProblem, useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { DateText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { RowsTable } from '#ui/table'
import { useText } from '#ui/text'

/** How patient the region is, and who leads each unit. */
export default function SettingsPage(): ReactNode {
  const text = useText()
  const settings = useCall(getSettings, {})
  return (
    <Page
      title={text('tasks.settings')}
      subtitle={settings.data ? <From settings={settings.data} /> : null}
      trail={[{ title: text('tasks.supervision'), to: '/tasks/supervision' }]}
      answer={settings}
    >
      {(loaded: SettingsView) => (
        <>
          <Section title={text('tasks.settings.schedule')}>
            <p className="quiet">{text('tasks.settings.schedule.about')}</p>
            <Schedule key={loaded.revision} settings={loaded} />
          </Section>
          <Leaders />
        </>
      )}
    </Page>
  )
}

function From({ settings }: { settings: SettingsView }): ReactNode {
  const text = useText()
  if (settings.setByRegion === null) return text('tasks.settings.defaults')
  return (
    <>
      {text('tasks.settings.set-by', { region: settings.setByRegion, name: settings.changedByName ?? '' })}{' '}
      <DateText date={settings.changedAt} />
    </>
  )
}

const step = (n: number, zh: string, en: string, section?: { zh: string; en: string }) =>
  z
    .int()
    .min(0)
    .max(366)
    .meta({
      label: { zh: `第 ${n} 步：${zh}`, en: `Step ${n}: ${en}` },
      unit: { zh: '天', en: 'days' },
      ...(section ? { section } : {}),
    })
const reach = [
  ['提醒单位', 'the unit'],
  ['再次提醒单位', 'the unit again'],
  ['并告分管领导', 'and its leader'],
  ['并告督查', 'and the supervisors'],
] as const
const ladder = (name: string, section: { zh: string; en: string }) =>
  Object.fromEntries(
    reach.map(([zh, en], index) => [`${name}${index}`, step(index + 1, zh, en, index === 0 ? section : undefined)]),
  )
const days = z.int().min(1).max(366).nullable().default(null)

/** The steps as single fields, the way a person reads them. */
const shape = z.object({
  ...ladder('silence', { zh: '没有答复之后', en: 'After silence' }),
  ...ladder('overdue', { zh: '超过期限之后', en: 'After the deadline' }),
  warn0: days.meta({
    section: { zh: '期限之前', en: 'Before the deadline' },
    label: { zh: '首次预警', en: 'First warning' },
    unit: { zh: '天', en: 'days' },
  }),
  warn1: days.meta({ label: { zh: '再次预警', en: 'Second warning' }, unit: { zh: '天', en: 'days' } }),
  reportEveryDays: days.meta({
    section: { zh: '报送进展', en: 'Progress reports' },
    label: { zh: '默认每隔多少天报一次', en: 'By default every' },
    unit: { zh: '天', en: 'days' },
    help: { zh: '不填为不要求，只看期限', en: 'Empty: none are asked, only the deadline counts' },
  }),
})

type Values = Record<string, number | null | undefined>

function Schedule({ settings }: { settings: SettingsView }): ReactNode {
  const text = useText()
  const change = useAct(changeSettings, { done: text('tasks.settings.saved') })
  const { silenceDays, overdueDays, warnDays, reportEveryDays } = settings
  const initial: Values = { warn0: warnDays[0] ?? null, warn1: warnDays[1] ?? null, reportEveryDays }
  for (let index = 0; index < 4; index++) {
    initial[`silence${index}`] = silenceDays[index]
    initial[`overdue${index}`] = overdueDays[index]
  }
  const send = async (values: Values) => {
    const steps = (name: string): [number, number, number, number] => [
      values[`${name}0`] ?? 0,
      values[`${name}1`] ?? 0,
      values[`${name}2`] ?? 0,
      values[`${name}3`] ?? 0,
    ]
    const refused = await change.submit({
      body: {
        silenceDays: steps('silence'),
        overdueDays: steps('overdue'),
        warnDays: [values.warn0, values.warn1].flatMap((one) => one ?? []),
        reportEveryDays: values.reportEveryDays ?? null,
        revision: settings.revision,
      },
    })
    return besideFields(refused)
  }
  return (
    <FormFromZod
      schema={shape}
      columns={2}
      initial={initial}
      disabled={!settings.mayChange}
      submitLabel={text('tasks.save')}
      onSubmit={(values) => send(values as Values)}
    />
  )
}

/** A reason about all steps stands beside the second one, which follows too closely. */
function besideFields(refused: ApiProblem | null): ApiProblem | null {
  const names: Record<string, string> = { silenceDays: 'silence1', overdueDays: 'overdue1', warnDays: 'warn1' }
  for (const error of refused?.errors ?? []) if (error.field) error.field = names[error.field] ?? error.field
  return refused
}

type LeaderRow = ResponseOf<typeof listLeaders>['items'][number]

/** Shown to those who may see who works where. */
function Leaders(): ReactNode {
  const text = useText()
  const leaders = useCall(listLeaders, {})
  const set = useAct(setLeader, { done: text('tasks.settings.leader.saved') })
  if (leaders.isError || !leaders.data) return null
  return (
    <Section title={text('tasks.settings.leaders')}>
      <p className="quiet">{text('tasks.settings.leaders.about')}</p>
      <RowsTable
        id="tasks.leaders"
        label={text('tasks.settings.leaders')}
        rows={leaders.data.items}
        rowKey={(row: LeaderRow) => row.unit}
        columns={[
          { key: 'name', title: text('tasks.settings.unit'), isTitle: true, width: 220 },
          {
            key: 'leader',
            title: text('tasks.settings.leader'),
            width: 280,
            value: (row) => row.leader?.name ?? null,
            render: (row) => (
              <Select
                aria-label={`${text('tasks.settings.leader')} ${row.name}`}
                value={row.leader?.membershipId}
                placeholder={text('tasks.settings.leader.none')}
                allowClear
                style={{ width: '100%' }}
                options={row.people.map(({ membershipId, name }) => ({ value: membershipId, label: name }))}
                onChange={(membershipId?: string) =>
                  void set.run({ body: { unit: row.unit, membershipId: membershipId ?? null } })
                }
              />
            ),
          },
        ]}
        empty={{ title: text('tasks.settings.leaders.none') }}
      />
    </Section>
  )
}
