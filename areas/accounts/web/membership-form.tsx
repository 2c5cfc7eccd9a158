import { Select } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { z } from 'zod'
import { type HeldMembership, listOrganisations } from '#contract/accounts'
import { listDepartments } from '#contract/regions'
import { type ApiProblem, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { say } from '#ui/text'
import { roleWords } from './words.ts'

type Role = HeldMembership['role']

const roleNames = Object.keys(roleWords) as [Role, ...Role[]]
const role = z
  .enum(roleNames)
  .meta({ label: { zh: '角色', en: 'Role' }, options: roleWords, section: { zh: '身份', en: 'Membership' } })
const validTo = z.iso
  .date()
  .optional()
  .meta({
    label: { zh: '有效至', en: 'Valid until' },
    help: { zh: '不填为长期有效。', en: 'Leave empty for an open end.' },
  })
const regionPath = z.string().meta({ widget: 'region', label: { zh: '区划', en: 'Region' } })
const department = z.string().meta({ label: { zh: '部门', en: 'Department' } })
const organisation = z.string().meta({ label: { zh: '单位', en: 'Organisation' } })

/** A department or an organisation brings its own region with it, so only one place is asked for. */
function placeOf(chosen: Role | null): z.ZodRawShape {
  if (chosen === null) return {}
  if (chosen === 'department-officer') return { department, validTo }
  return chosen === 'organisation-member' ? { organisation, validTo } : { regionPath, validTo }
}

/** What was filled in, as the server wants it. */
function membershipOf(values: Record<string, unknown>) {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
  const [departmentRegion, departmentId = null] = text('department')?.split('|') ?? []
  const [organisationRegion, organisationId = null] = text('organisation')?.split('|') ?? []
  return {
    role: role.parse(values.role),
    regionPath: departmentRegion ?? organisationRegion ?? text('regionPath') ?? '',
    departmentId,
    organisationId,
    validTo: text('validTo'),
  }
}
export type MembershipValues = ReturnType<typeof membershipOf>

interface Control {
  value: unknown
  onChange: (value: unknown) => void
  id: string
}

function Picker({
  id,
  value,
  onChange,
  options,
  onSearch,
}: Control & { options: { value: string; label: string }[]; onSearch?: (words: string) => void }): ReactNode {
  return (
    <Select
      id={id}
      value={typeof value === 'string' ? value : undefined}
      onChange={(next: string | undefined) => onChange(next)}
      options={options}
      allowClear
      {...(onSearch ? { showSearch: { filterOption: false, onSearch } } : {})}
      style={{ width: '100%' }}
    />
  )
}

function DepartmentPicker(control: Control): ReactNode {
  const [q, setQ] = useState('')
  const found = useCall(listDepartments, { query: { ...(q ? { q } : {}), pageSize: 50 } })
  const options = (found.data?.items ?? []).map((one) => ({
    value: `${one.regionPath}|${one.id}`,
    label: `${one.regionName} · ${one.name}`,
  }))
  return <Picker {...control} options={options} onSearch={setQ} />
}

function OrganisationPicker(control: Control): ReactNode {
  const [q, setQ] = useState('')
  const found = useCall(listOrganisations, { query: { ...(q ? { q } : {}), pageSize: 50 } })
  const options = (found.data?.items ?? []).map((one) => ({ value: `${one.regionPath}|${one.id}`, label: one.name }))
  return <Picker {...control} options={options} onSearch={setQ} />
}

/** Asks for a membership, after whatever `fields` ask for; what else is asked follows from the role. */
export function MembershipForm(props: {
  fields?: z.ZodRawShape
  submitLabel: string
  onSubmit: (membership: MembershipValues, values: Record<string, unknown>) => Promise<ApiProblem | null>
  onCancel?: () => void
}): ReactNode {
  const [chosen, setChosen] = useState<Role | null>(null)
  const schema = useMemo(() => z.object({ ...props.fields, role, ...placeOf(chosen) }), [props.fields, chosen])
  const roles = roleNames.map((value) => ({ value, label: say(roleWords[value]) }))
  return (
    <FormFromZod
      schema={schema}
      columns={2}
      submitLabel={props.submitLabel}
      onCancel={props.onCancel}
      onSubmit={async (values) => ownFields(await props.onSubmit(membershipOf(values), values))}
      custom={{
        role: (control) => (
          <Picker
            {...control}
            options={roles}
            onChange={(next) => {
              control.onChange(next)
              setChosen(role.safeParse(next).data ?? null)
            }}
          />
        ),
        department: (control) => <DepartmentPicker {...control} />,
        organisation: (control) => <OrganisationPicker {...control} />,
      }}
    />
  )
}

const fieldNames: Record<string, string> = { departmentId: 'department', organisationId: 'organisation' }

/** The server's reasons beside our fields. */
function ownFields(problem: ApiProblem | null): ApiProblem | null {
  for (const error of problem?.errors ?? []) {
    const name = error.field?.replace(/^membership\./, '')
    if (name !== undefined) error.field = fieldNames[name] ?? name
  }
  return problem
}
