import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

const Localized = z.object({ zh: z.string(), en: z.string() })

export const ParameterView = z
  .object({
    key: z.string(),
    title: Localized,
    unit: Localized,
    help: Localized.nullable(),
    min: z.number(),
    max: z.number(),
    isInteger: z.boolean(),
    /** What holds today, and since when; the day is null while the initial value of the declaration holds. */
    value: z.number(),
    since: z.iso.date().nullable(),
    initial: z.number(),
    history: z.array(
      z.object({
        value: z.number(),
        effectiveFrom: z.iso.date(),
        note: z.string(),
        setAt: z.iso.datetime(),
        setByName: z.string(),
      }),
    ),
  })
  .meta({ id: 'CityParameter' })
export type ParameterView = z.output<typeof ParameterView>

export const listParameters = endpoint({
  method: 'GET',
  path: '/api/parameters',
  summary: { zh: '本市设定的参数', en: 'Parameters that the city sets for itself' },
  response: z.object({ items: z.array(ParameterView), total: z.int() }),
})

export const NewValue = z.object({
  value: z.number().meta({ label: { zh: '数值', en: 'Value' } }),
  effectiveFrom: z.iso.date().meta({
    label: { zh: '生效日期', en: 'Holds from' },
    help: {
      zh: '今天或以后；此前已进入办理环节的事项按原值。',
      en: 'Today or later; what runs already keeps its value.',
    },
  }),
  note: z
    .string()
    .trim()
    .min(2)
    .max(300)
    .meta({ label: { zh: '依据或说明', en: 'Why' }, widget: 'textarea' }),
})

export const setParameter = endpoint({
  method: 'POST',
  path: '/api/parameters/{key}',
  summary: { zh: '设定参数', en: 'Set a parameter from a day on' },
  params: z.object({ key: z.string().max(100) }),
  body: NewValue,
  response: ParameterView,
})
