import type { ProcedureModel } from '#engines/procedure'
import type { Permission, Permissions } from '#platform/auth/permission'
import type { Procedure } from '../registered.ts'

type Grants = Permission['grants']

/** Verbs that permissions of every procedure may have beside its actions. */
export type GeneratedPermission =
  | 'apply'
  | 'read'
  | 'desk'
  | 'precheck'
  | 'countersign'
  | 'recall'
  | 'trial'
  | 'decide-objections'
  | 'calls'

/** Whoever acts for the party: an organisation's members for it, a person for themselves. */
export function partyGrants(models: readonly ProcedureModel[]): Grants {
  const kinds = new Set(models.flatMap((model) => model.start.by))
  return {
    ...(kinds.has('organisation') ? { 'organisation-member': 'organisation' } : {}),
    ...(kinds.has('person') ? { 'signed-in': 'self' } : {}),
  }
}

/** Staff of a region reach the cases of that region and all below it. */
const staffGrants = (roles: Iterable<string>): Grants =>
  Object.fromEntries([...roles].filter((role) => role !== 'applicant').map((role) => [role, 'region' as const]))

/** Those who answer for the office see its cases without acting on them. */
const onlookers: Grants = { administrator: 'region', 'city-leader': 'region', supervisor: 'region' }

/** Those who look after the rules of a procedure. */
const keepers: Grants = { administrator: 'region', 'city-officer': 'region' }

export const givesNotice = (models: readonly ProcedureModel[]) =>
  models.some((model) => model.states.some((state) => state.isPublicNotice))

export const isInCalls = (models: readonly ProcedureModel[]) => models.some((model) => model.start.inCalls)

/** Whether a case can come back to the applicant to be changed. */
export const takesCorrections = (models: readonly ProcedureModel[]) =>
  models.some((model) => model.states.some((state) => state.edits))

/** Machines hand in no files: where the form always demands one, there is nothing for them to file. */
export const mayFileDirectly = (models: readonly ProcedureModel[]) =>
  models.some(({ form }) => !form.fields.some((field) => field.widget === 'attachment' && field.isRequired))

const noticeOwners = (models: readonly ProcedureModel[]) =>
  models.flatMap((model) => model.states.flatMap((state) => (state.isPublicNotice ? state.owner : [])))

function grantsOf(models: readonly ProcedureModel[], who: readonly string[]): Grants {
  return { ...(who.includes('applicant') ? partyGrants(models) : {}), ...staffGrants(who) }
}

/** Who acts on cases of these versions, or countersigns. */
export function rolesIn(models: readonly ProcedureModel[]): string[] {
  const states = models.flatMap((model) => model.states)
  const actions = states.flatMap((state) => state.actions)
  const named = [
    ...states.flatMap((state) => state.owner),
    ...actions.flatMap((action) => [...action.by, ...(action.countersign?.by ?? [])]),
  ]
  return [...new Set(named.filter((who) => who !== 'applicant'))]
}

/** Staff who have to do with cases of these versions: they act on them, or answer for the office. */
export function readersOf(models: readonly ProcedureModel[]): string[] {
  return [...new Set([...Object.keys(onlookers), ...rolesIn(models)])]
}

/** Who may propose what others must countersign. */
export function proposersIn(models: readonly ProcedureModel[]): string[] {
  const actions = models.flatMap((model) => model.states).flatMap((state) => state.actions)
  return [...new Set(actions.flatMap((action) => (action.countersign ? action.by : [])))]
}

/** Every action of some versions under its address, with all who may take it in any state of any version. */
export function actionsByPath(models: readonly ProcedureModel[]) {
  const actions = models.flatMap((model) => model.states).flatMap((state) => state.actions)
  return [...Map.groupBy(actions, (action) => action.path)].map(([path, same]) => {
    const [first] = same
    if (!first) throw new Error(`no action is called ${path}`)
    return {
      path,
      first,
      by: [...new Set(same.flatMap((action) => action.by))],
      isBulk: same.some((each) => each.bulk),
    }
  })
}

/** Permissions that follow from the procedures of an area: `ID:apply`, `ID:read`, `ID:ACTION` and so on. */
export function permissionsOf(procedures: readonly Procedure[]): Permissions {
  const byId = Map.groupBy(
    procedures.map(({ model }) => model),
    (model) => model.id,
  )
  return Object.assign({}, ...[...byId.values()].map(permissionsOfOne)) as Permissions
}

function permissionsOfOne(models: readonly ProcedureModel[]): Permissions {
  const [newest] = models.toSorted((a, b) => (a.version < b.version ? 1 : -1))
  if (!newest) return {}
  const { id, title } = newest
  const named = (zh: string, en: string) => ({ zh: `${title.zh}：${zh}`, en: `${title.en}: ${en}` })
  const signers = models.flatMap((model) =>
    model.states.flatMap((state) => state.actions.flatMap((action) => action.countersign?.by ?? [])),
  )
  return {
    [`${id}:apply`]: { title: named('申请', 'apply'), grants: partyGrants(models) },
    [`${id}:read`]: {
      title: named('查看办件', 'see cases'),
      grants: { ...staffGrants(readersOf(models)), ...partyGrants(models) },
    },
    [`${id}:desk`]: {
      title: named('办件台与统计', 'desk and statistics'),
      grants: staffGrants(readersOf(models)),
    },
    [`${id}:trial`]: { title: named('试办新版本', 'try a version'), grants: keepers },
    ...(givesNotice(models)
      ? {
          [`${id}:decide-objections`]: {
            title: named('处理异议', 'decide objections'),
            grants: staffGrants(noticeOwners(models)),
          },
        }
      : {}),
    ...(isInCalls(models) ? { [`${id}:calls`]: { title: named('管理批次', 'manage calls'), grants: keepers } } : {}),
    ...(models.some((model) => model.start.hasPrecheck)
      ? { [`${id}:precheck`]: { title: named('预检', 'preview'), grants: { anyone: 'public', 'signed-in': 'public' } } }
      : {}),
    ...(signers.length > 0
      ? {
          [`${id}:countersign`]: { title: named('会签', 'countersign'), grants: staffGrants(signers) },
          [`${id}:recall`]: {
            title: named('撤回提议', 'take a proposal back'),
            grants: staffGrants(proposersIn(models)),
          },
        }
      : {}),
    ...Object.fromEntries(
      actionsByPath(models).map(({ path, first, by }) => [
        `${id}:${path}`,
        { title: named(first.label.zh, first.label.en), grants: grantsOf(models, by) },
      ]),
    ),
  } as Permissions
}
