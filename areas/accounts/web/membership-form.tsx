import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { listOrganisations } from '#contract/accounts'
import { listDepartments } from '#contract/regions'
import { type ApiProblem, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { say, useText } from '#ui/text'
import { roleWords } from './words.ts'

const roleNames = Object.keys(roleWords) as [keyof typeof roleWords, ...(keyof typeof roleWords)[]]

/** Fields of a membership as a person fills them in: a department or an organisation brings its own region. */
export const membershipFields = {
  role: z
    .enum(roleNames)
    .meta({ label: { zh: '角色', en: 'Role' }, options: roleWords, section: { zh: '身份', en: 'Membership' } }),
  regionPath: z
    .string()
    .optional()
    .meta({
      widget: 'region',
      label: { zh: '区划', en: 'Region' },
      help: {
        zh: '部门和单位用户不必填，随部门或单位确定。',
        en: 'Not needed for a department or an organisation: it follows from them.',
      },
    }),
  department: z
    .string()
    .optional()
    .meta({ label: { zh: '部门', en: 'Department' } }),
  organisation: z
    .string()
    .optional()
    .meta({ label: { zh: '单位', en: 'Organisation' } }),
  validTo: z.iso
    .date()
    .optional()
    .meta({ label: { zh: '有效至', en: 'Valid until' } }),
}

const noRegion = () => say({ zh: '请选择区划、部门或单位。', en: 'Choose a region, a department or an organisation.' })

interface MembershipValues {
  role: keyof typeof roleWords
  regionPath?: string
  department?: string
  organisation?: string
  validTo?: string
}

/** Says at once what would be refused for want of a place. */
export function withPlace<S extends z.ZodType<MembershipValues>>(schema: S) {
  return schema.refine((values) => values.regionPath || values.department || values.organisation, {
    error: noRegion,
    path: ['regionPath'],
  })
}

/** `region|id` of the pickers taken apart. */
export function membershipOf({ role, regionPath, department, organisation, validTo }: MembershipValues) {
  const [departmentRegion, departmentId = null] = department?.split('|') ?? []
  const [organisationRegion, organisationId = null] = organisation?.split('|') ?? []
  return {
    role,
    regionPath: departmentRegion ?? organisationRegion ?? regionPath ?? '',
    departmentId,
    organisationId,
    validTo: validTo ?? null,
  }
}

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
}: Control & { options: { value: string; label: string }[]; onSearch: (words: string) => void }): ReactNode {
  return (
    <Select
      id={id}
      value={typeof value === 'string' ? value : undefined}
      onChange={(next: string | undefined) => onChange(next)}
      options={options}
      allowClear
      showSearch={{ filterOption: false, onSearch }}
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

/** A form with a membership in it, with its two pickers. The server's fields of the membership are shown beside ours. */
export function MembershipForm<S extends z.ZodType>(props: {
  schema: S
  submitLabel: string
  onSubmit: (values: z.output<S>) => Promise<ApiProblem | null>
  onCancel?: () => void
}): ReactNode {
  const text = useText()
  return (
    <FormFromZod
      {...props}
      columns={2}
      onSubmit={async (values) => ownFields(await props.onSubmit(values))}
      onCancel={props.onCancel}
      submitLabel={props.submitLabel || text('ui.submit')}
      custom={{
        department: (control) => <DepartmentPicker {...control} />,
        organisation: (control) => <OrganisationPicker {...control} />,
      }}
    />
  )
}

const fieldNames: Record<string, string> = { departmentId: 'department', organisationId: 'organisation' }

function ownFields(problem: ApiProblem | null): ApiProblem | null {
  for (const error of problem?.errors ?? []) {
    const name = error.field?.replace(/^membership\./, '')
    if (name !== undefined) error.field = fieldNames[name] ?? name
  }
  return problem
}
