import { z } from 'zod'
import type { actNames } from '#contract/tasks'
import type { Localized } from '#kernel/localized'

export type FormAct = Exclude<
  (typeof actNames)[number],
  'accept' | 'retract' | 'grant-extension' | 'remind' | 'hand-out' | 'change'
>

const label = (zh: string, en: string): { label: Localized } => ({ label: { zh, en } })
const words = (zh: string, en: string) =>
  z
    .string()
    .trim()
    .min(2)
    .max(2000)
    .meta({ widget: 'textarea', ...label(zh, en) })
const maybeWords = (zh: string, en: string) =>
  z
    .string()
    .trim()
    .max(2000)
    .nullable()
    .default(null)
    .meta({ widget: 'textarea', ...label(zh, en) })
const evidenceIds = z.array(z.string()).default([]).meta(label('佐证材料', 'Evidence'))
const links = z
  .array(z.object({ title: z.string(), url: z.string() }))
  .default([])
  .meta(label('网址', 'Links'))
const unit = (zh: string, en: string) => z.string().meta(label(zh, en))

/** What each act has to be told. */
export const actShapes: Record<FormAct, z.ZodObject> = {
  decline: z.object({ words: words('为什么不属于本单位职责，建议由谁办理', 'Why it is not yours, and whose it is') }),
  progress: z.object({
    words: words('进展', 'Progress'),
    percent: z
      .int()
      .min(0)
      .max(100)
      .meta({ ...label('完成进度', 'Percent done'), unit: { zh: '%', en: '%' } }),
    milestonesDone: z.array(z.int()).default([]).meta(label('已完成的节点', 'Milestones reached')),
    evidenceIds,
    links,
  }),
  'report-done': z.object({ words: words('办理结果', 'What was achieved'), evidenceIds, links }),
  'ask-extension': z.object({
    until: z.iso.date().meta(label('延期至', 'Until')),
    words: words('原因和下一步安排', 'Why, and what comes next'),
  }),
  close: z.object({ words: maybeWords('意见（可不填）', 'Remark (optional)') }),
  return: z.object({ words: words('退回原因，还要补什么', 'Why, and what is missing') }),
  'refuse-extension': z.object({ words: words('不同意的原因', 'Why not') }),
  reassign: z.object({ lead: unit('改由哪个单位办理', 'Which unit takes it'), words: words('原因', 'Why') }),
  'hand-over': z.object({
    asker: unit('移交给哪个单位督办', 'Which office follows it up'),
    words: words('原因', 'Why'),
  }),
  cancel: z.object({ words: words('撤销原因', 'Why') }),
  reopen: z.object({ words: words('重新打开的原因', 'Why') }),
  remark: z.object({ words: words('批示或留言', 'Remark'), evidenceIds, links }),
}
