import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Id, RegionPath, UnitText } from './shapes.ts'

const Days = z.int().min(0).max(366)
const Steps = z.tuple([Days, Days, Days, Days])

export const SettingsInput = z.object({
  silenceDays: Steps,
  overdueDays: Steps,
  warnDays: z.array(z.int().min(1).max(366)).max(4),
  reportEveryDays: z.int().min(1).max(366).nullable(),
})

export const SettingsView = SettingsInput.extend({
  regionPath: RegionPath,
  regionName: z.string(),
  /** Name of the region that set them; null: the defaults. */
  setByRegion: z.string().nullable(),
  changedByName: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  revision: z.int(),
  mayChange: z.boolean(),
}).meta({ id: 'TaskSettings' })
export type SettingsView = z.output<typeof SettingsView>

export const getSettings = endpoint({
  method: 'GET',
  path: '/api/tasks/settings',
  summary: { zh: '督办设置', en: 'Settings of supervision' },
  response: SettingsView,
})

export const changeSettings = endpoint({
  method: 'PUT',
  path: '/api/tasks/settings',
  summary: { zh: '修改督办设置', en: 'Change the settings of supervision' },
  /** For the reader's own region. */
  body: SettingsInput.extend({ revision: z.int() }),
  response: SettingsView,
})

export const LeaderRow = z.object({
  unit: UnitText,
  name: z.string(),
  leader: z.object({ membershipId: Id, name: z.string() }).nullable(),
  /** People who work in the unit here. */
  people: z.array(z.object({ membershipId: Id, name: z.string() })),
})

export const listLeaders = endpoint({
  method: 'GET',
  path: '/api/tasks/leaders',
  summary: { zh: '单位分管领导', en: 'Leaders of units' },
  response: z.object({ items: z.array(LeaderRow), total: z.int() }),
})

export const setLeader = endpoint({
  method: 'PUT',
  path: '/api/tasks/leaders',
  summary: { zh: '设置分管领导', en: 'Say who leads a unit' },
  body: z.object({ unit: UnitText, membershipId: Id.nullable() }),
  response: z.object({ items: z.array(LeaderRow), total: z.int() }),
})
