import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import {
  addOrganisation,
  changeOrganisation,
  listOrganisations,
  type Organisation,
  organisationKinds,
} from '#contract/accounts'
import { getMe } from '#platform/http/contract'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { Page } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { kindWords } from './words.ts'

const fields = {
  name: z
    .string()
    .trim()
    .min(2)
    .max(100)
    .meta({ label: { zh: '名称', en: 'Name' } }),
  kind: z.enum(organisationKinds).meta({ label: { zh: '类别', en: 'Kind' }, options: kindWords }),
}
const Added = z.object({
  creditCode: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .meta({
      label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
      help: {
        zh: '营业执照上的 18 位代码，空格和小写会自动整理。',
        en: 'The 18 characters on the licence; blanks and lower case are put right.',
      },
    }),
  ...fields,
  regionPath: z.string().meta({ widget: 'region', label: { zh: '所在区划', en: 'Region' } }),
})
const Changed = z.object({
  ...fields,
  closedOn: z.iso
    .date()
    .nullable()
    .meta({
      label: { zh: '注销日期', en: 'Closed on' },
      help: { zh: '填写后该单位不能再新增用户。', en: 'Once set, nobody new can act for it.' },
    }),
})

/** 单位: everybody who may sees them; administrators add and correct. */
export default function Organisations(): ReactNode {
  const text = useText()
  const me = useCall(getMe, {})
  const mayManage = me.data?.permissions.includes('accounts:manage') ?? false
  const [isAdding, setAdding] = useState(false)
  const [changing, setChanging] = useState<Organisation | null>(null)
  const add = useAct(addOrganisation, { done: text('accounts.organisation.added'), onDone: () => setAdding(false) })
  const change = useAct(changeOrganisation, {
    done: text('accounts.organisation.changed'),
    onDone: () => setChanging(null),
  })
  const action = mayManage ? (
    <Button type="primary" onClick={() => setAdding(true)}>
      {text('accounts.organisation.add')}
    </Button>
  ) : null
  return (
    <Page title={text('accounts.organisations')} action={action}>
      <DataTable
        id="accounts.organisations"
        label={text('accounts.organisations')}
        endpoint={listOrganisations}
        rowKey={(one: Organisation) => one.id}
        inAddress
        filters={[
          { key: 'q', label: text('accounts.organisations.search'), kind: 'search' },
          {
            key: 'kind',
            label: text('accounts.column.kind'),
            kind: 'select',
            options: organisationKinds.map((value) => ({ value, label: say(kindWords[value]) })),
          },
          { key: 'under', label: text('accounts.column.region'), kind: 'region' },
        ]}
        columns={[
          { key: 'name', title: text('accounts.column.organisation'), isTitle: true, width: 300 },
          { key: 'creditCode', title: text('accounts.column.credit-code'), width: 200 },
          { key: 'kind', title: text('accounts.column.kind'), width: 110, value: (one) => say(kindWords[one.kind]) },
          { key: 'regionName', title: text('accounts.column.region'), width: 130 },
          {
            key: 'memberCount',
            title: text('accounts.column.members'),
            unit: text('accounts.unit.people'),
            kind: 'number',
            width: 110,
          },
          {
            key: 'state',
            title: text('accounts.column.state'),
            width: 110,
            value: (one) => one.closedOn,
            render: (one) =>
              one.closedOn ? (
                <StatusTag tone="none" label={text('accounts.organisation.closed')} />
              ) : (
                <StatusTag tone="good" label={text('accounts.organisation.active')} />
              ),
          },
        ]}
        {...(mayManage ? { onOpen: setChanging } : {})}
        empty={{ title: text('accounts.organisations.none'), hint: text('accounts.organisations.none.hint'), action }}
      />
      <Modal
        open={isAdding}
        title={text('accounts.organisation.add')}
        footer={null}
        onCancel={() => setAdding(false)}
        destroyOnHidden
      >
        <FormFromZod
          schema={Added}
          draft="accounts.organisation"
          submitLabel={text('accounts.organisation.add')}
          onSubmit={(body) => add.submit({ body })}
        />
      </Modal>
      <Modal
        open={changing !== null}
        title={changing?.name}
        footer={null}
        onCancel={() => setChanging(null)}
        destroyOnHidden
      >
        {changing ? (
          <FormFromZod
            schema={Changed}
            initial={{ name: changing.name, kind: changing.kind, closedOn: changing.closedOn }}
            onSubmit={(body) => change.submit({ params: { id: changing.id }, body })}
          />
        ) : null}
      </Modal>
    </Page>
  )
}
