import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { addDepartment, changeDepartment, type Department, listDepartments } from '#contract/regions'
import { useAct } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { sayAll, useText } from '#ui/text'

/** Other names as a person writes them: one per line. */
const aliases = z
  .string()
  .max(1500)
  .optional()
  .meta({
    widget: 'textarea',
    label: { zh: '其他写法', en: 'Other names' },
    help: { zh: '规划文件里对它的其他称呼，一行一个，如“市科学技术局”。', en: 'What documents call it, one per line.' },
  })
const name = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .meta({ label: { zh: '名称', en: 'Name' } })
const NewDepartment = z.object({
  regionPath: z.string().meta({ widget: 'region', label: { zh: '区划', en: 'Region' } }),
  name,
  aliases,
  validFrom: z.iso.date().meta({ label: { zh: '设立日期', en: 'Founded on' } }),
})
const Changed = z.object({
  name,
  aliases,
  validTo: z.iso
    .date()
    .nullable()
    .meta({ label: { zh: '撤销前最后一日', en: 'Last day, if dissolved' } }),
})

const linesOf = (value: string | undefined) =>
  (value ?? '')
    .split(/[\n、；;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

export function Departments(): ReactNode {
  const text = useText()
  const [isAdding, setAdding] = useState(false)
  const [changing, setChanging] = useState<Department | null>(null)
  const add = useAct(addDepartment, { done: text('regions.department.added'), onDone: () => setAdding(false) })
  const change = useAct(changeDepartment, { done: text('regions.department.changed'), onDone: () => setChanging(null) })
  const action = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {text('regions.department.add')}
    </Button>
  )
  return (
    <Section title={text('regions.departments')} extra={action}>
      <DataTable
        id="regions.departments"
        label={text('regions.departments')}
        endpoint={listDepartments}
        query={{ withFormer: 'true' }}
        rowKey={(one: Department) => one.id}
        filters={[
          { key: 'q', label: text('regions.departments.search'), kind: 'search' },
          { key: 'under', label: text('regions.column.region'), kind: 'region' },
        ]}
        columns={[
          { key: 'name', title: text('regions.column.department'), isTitle: true, width: 220 },
          { key: 'regionName', title: text('regions.column.region'), width: 160 },
          { key: 'aliases', title: text('regions.column.aliases'), width: 360, value: (one) => sayAll(one.aliases) },
          {
            key: 'state',
            title: text('regions.column.state'),
            width: 120,
            value: (one) => one.validTo,
            render: (one) =>
              one.isInForce ? (
                <StatusTag tone="good" label={text('regions.in-force')} />
              ) : (
                <StatusTag tone="none" label={text('regions.over')} />
              ),
          },
        ]}
        onOpen={setChanging}
        empty={{ title: text('regions.departments.none'), hint: text('regions.departments.none.hint') }}
      />
      <Modal
        open={isAdding}
        title={text('regions.department.add')}
        footer={null}
        onCancel={() => setAdding(false)}
        destroyOnHidden
      >
        <FormFromZod
          schema={NewDepartment}
          submitLabel={text('regions.department.add')}
          onSubmit={(values) => add.submit({ body: { ...values, aliases: linesOf(values.aliases) } })}
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
            initial={{ name: changing.name, aliases: changing.aliases.join('\n'), validTo: changing.validTo }}
            onSubmit={(values) =>
              change.submit({ params: { id: changing.id }, body: { ...values, aliases: linesOf(values.aliases) } })
            }
          />
        ) : null}
      </Modal>
    </Section>
  )
}
