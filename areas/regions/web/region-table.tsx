import { Button, Modal, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { closeRegion, createRegion, listRegions, type Region, renameRegion } from '#contract/regions'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { useGo } from '#ui/link'
import { Section } from '#ui/page'
import { StatusTag } from '#ui/status'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'
import { fieldWords, kindWords } from './words.ts'

const names = {
  name: z.string().trim().min(2).max(60).meta({ label: fieldWords.name }),
  shortName: z.string().trim().min(1).max(20).meta({ label: fieldWords.shortName }),
  nameEn: z.string().trim().min(1).max(80).meta({ label: fieldWords.nameEn }),
}
const NewRegion = z.object({
  parentPath: z.string().meta({ widget: 'region', label: { zh: '上级', en: 'Lies in' } }),
  kind: z.enum(['district', 'park', 'town']).meta({ label: { zh: '类别', en: 'Kind' }, options: kindWords }),
  ...names,
  codeSource: z.enum(['official', 'local']).meta({
    label: { zh: '代码来源', en: 'Code' },
    options: {
      official: { zh: '国家行政区划代码', en: 'Official code' },
      local: { zh: '本地自编', en: 'Made up here' },
    },
  }),
  code: z
    .string()
    .regex(/^\d{6,12}$/)
    .meta({
      label: { zh: '代码', en: 'Digits' },
      help: { zh: '官方代码 6、9 或 12 位；本地自编 10 位。', en: 'Official: 6, 9 or 12 digits; local: 10.' },
      problem: { zh: '填 6 到 12 位数字。', en: '6 to 12 digits.' },
    }),
  validFrom: z.iso
    .date()
    .nullable()
    .meta({ label: { zh: '设立日期', en: 'Founded on' } }),
})
const Renamed = z.object({
  ...names,
  from: z.iso.date().meta({ label: { zh: '新名称启用日', en: 'First day of the name' } }),
})
const Closed = z.object({
  lastDay: z.iso.date().meta({ label: { zh: '最后一日', en: 'Last day' } }),
  successorPath: z
    .string()
    .nullable()
    .meta({
      widget: 'region',
      label: { zh: '并入', en: 'Becomes part of' },
      help: {
        zh: '没有则不填。历史数据保留在原区划下。',
        en: 'Leave empty if none. Past figures stay where they are.',
      },
    }),
  alsoInto: z
    .string()
    .nullable()
    .meta({
      widget: 'region',
      label: { zh: '另一部分并入', en: 'Another part becomes part of' },
      help: { zh: '一分为二时填写。', en: 'Where it is divided.' },
    }),
  closeParts: z.boolean().meta({
    label: { zh: '下级区划和部门同日撤销', en: 'Everything in it ends on the same day' },
  }),
})

type Doing = { what: 'rename' | 'close'; region: Region } | { what: 'add' } | null

function depthOf(region: Region): number {
  return region.path.split('/').length - 2
}

export function RegionTable(): ReactNode {
  const text = useText()
  const go = useGo()
  const regions = useCall(listRegions, { query: { withFormer: 'true' } })
  const [doing, setDoing] = useState<Doing>(null)
  const close = () => setDoing(null)
  const add = useAct(createRegion, { done: text('regions.added'), onDone: close })
  const rename = useAct(renameRegion, { done: text('regions.renamed'), onDone: close })
  const end = useAct(closeRegion, { done: text('regions.closed'), onDone: close })
  const region = doing && 'region' in doing ? doing.region : null
  const params = { code: region?.code ?? '' }
  return (
    <Section
      title={text('regions.regions')}
      extra={
        <Button type="primary" onClick={() => setDoing({ what: 'add' })}>
          {text('regions.add')}
        </Button>
      }
    >
      <p className="quiet">{text('regions.codes.about')}</p>
      <RowsTable
        id="regions.regions"
        label={text('regions.regions')}
        rows={regions.data?.items ?? null}
        rowKey={(one) => one.path}
        pageSize={200}
        onOpen={(one) => go(`/regions/${one.code}`)}
        columns={[
          {
            key: 'name',
            title: text('regions.column.name'),
            isTitle: true,
            width: 320,
            value: (one) => say({ zh: one.name, en: one.nameEn }),
            render: (one) => (
              <span style={{ paddingInlineStart: `${depthOf(one) * 16}px` }}>
                {say({ zh: one.name, en: one.nameEn })}
              </span>
            ),
          },
          { key: 'kind', title: text('regions.column.kind'), width: 90, value: (one) => say(kindWords[one.kind]) },
          { key: 'code', title: text('regions.column.code'), width: 140 },
          {
            key: 'codeSource',
            title: text('regions.column.source'),
            width: 130,
            value: (one) => text(`regions.source.${one.codeSource}`),
          },
          { key: 'nameEn', title: text('regions.column.english'), width: 240, optional: true },
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
          {
            key: 'act',
            title: text('regions.column.act'),
            width: 160,
            value: () => null,
            render: (one) =>
              one.isInForce ? (
                <Space>
                  <Button size="small" onClick={() => setDoing({ what: 'rename', region: one })}>
                    {text('regions.rename')}
                  </Button>
                  {one.parentPath !== null ? (
                    <Button size="small" onClick={() => setDoing({ what: 'close', region: one })}>
                      {text('regions.close')}
                    </Button>
                  ) : null}
                </Space>
              ) : null,
          },
        ]}
      />
      <Modal open={doing?.what === 'add'} title={text('regions.add')} footer={null} onCancel={close} destroyOnHidden>
        <FormFromZod schema={NewRegion} submitLabel={text('regions.add')} onSubmit={(body) => add.submit({ body })} />
      </Modal>
      <Modal
        open={doing?.what === 'rename'}
        title={text('regions.rename.title', { name: region?.name ?? '' })}
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        {region ? (
          <FormFromZod
            schema={Renamed}
            initial={{ name: region.name, shortName: region.shortName, nameEn: region.nameEn }}
            submitLabel={text('regions.rename')}
            onSubmit={(body) => rename.submit({ params, body })}
          />
        ) : null}
      </Modal>
      <Modal
        open={doing?.what === 'close'}
        title={text('regions.close.title', { name: region?.name ?? '' })}
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        <p className="quiet">{text('regions.close.about')}</p>
        <FormFromZod
          schema={Closed}
          submitLabel={text('regions.close')}
          initial={{ closeParts: true }}
          onSubmit={({ alsoInto, ...body }) =>
            end.submit({ params, body: { ...body, furtherSuccessorPaths: alsoInto ? [alsoInto] : [] } })
          }
        />
      </Modal>
    </Section>
  )
}
