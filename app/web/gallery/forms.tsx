import type { ReactNode } from 'react'
import { z } from 'zod'
import { ApiProblem } from '#ui/api'
import { FormFromZod, RegionsProvider } from '#ui/form'
import { Section } from '#ui/page'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'

const Sample = z.object({
  name: z
    .string()
    .trim()
    .min(2)
    .max(50)
    .meta({
      label: { zh: '项目名称', en: 'Project' },
      help: { zh: '与立项文件一致。', en: 'As in the approval.' },
      section: { zh: '基本信息', en: 'Basics' },
    }),
  kind: z.enum(['development', 'transfer', 'service']).meta({
    label: { zh: '合同类型', en: 'Kind' },
    options: {
      development: { zh: '技术开发', en: 'Development' },
      transfer: { zh: '技术转让', en: 'Transfer' },
      service: { zh: '技术服务', en: 'Service' },
    },
  }),
  amount: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,2})?$/)
    .meta({
      widget: 'decimal',
      label: { zh: '合同金额', en: 'Amount' },
      unit: { zh: '万元', en: '10k yuan' },
      problem: { zh: '填数字，最多两位小数', en: 'A number with at most two decimals' },
    }),
  persons: z
    .int()
    .min(1)
    .max(9999)
    .optional()
    .meta({ label: { zh: '参与人数', en: 'People' }, unit: { zh: '人', en: 'people' } }),
  region: z.string().meta({ widget: 'region', label: { zh: '所在地区', en: 'Region' } }),
  signedOn: z.iso.date().meta({ label: { zh: '签订日期', en: 'Signed on' } }),
  period: z.string().meta({ widget: 'period', periodKind: 'quarter', label: { zh: '统计期', en: 'Period' } }),
  fields: z
    .array(z.enum(['ai', 'materials', 'bio']))
    .max(2)
    .optional()
    .meta({
      label: { zh: '技术领域', en: 'Fields' },
      options: {
        ai: { zh: '人工智能', en: 'Artificial intelligence' },
        materials: { zh: '新材料', en: 'New materials' },
        bio: { zh: '生物医药', en: 'Biomedicine' },
      },
    }),
  isFirst: z
    .boolean()
    .default(false)
    .meta({ label: { zh: '首次登记', en: 'First registration' } }),
  summary: z
    .string()
    .max(500)
    .optional()
    .meta({ label: { zh: '内容摘要', en: 'Summary' }, widget: 'textarea' }),
  file: z
    .file()
    .optional()
    .meta({ label: { zh: '合同文本', en: 'Contract' }, widget: 'file' }),
})

const regions = [
  { path: '990000/', name: { zh: '样例市', en: 'Sample city' } },
  { path: '990000/990001/', name: { zh: '样例一区', en: 'Sample district 1' } },
  { path: '990000/990002/', name: { zh: '样例二区', en: 'Sample district 2' } },
]

export function FormPieces(): ReactNode {
  const text = useText()
  return (
    <RegionsProvider regions={regions}>
      <Section title={text('web.gallery.form')}>
        <FormFromZod
          schema={Sample}
          columns={2}
          sources={{ region: text('web.gallery.source') }}
          onSubmit={async (values) => {
            if (values.name.includes('重复'))
              return new ApiProblem(409, [{ code: 'gallery.taken', field: 'name', message: text('web.gallery.taken') }])
            notify('done', text('web.gallery.sent'))
            return null
          }}
        />
      </Section>
    </RegionsProvider>
  )
}
