import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { ContractTextFindings } from './precheck-text.ts'

const Text = z.object({ zh: z.string(), en: z.string() })

export const readFiledText = endpoint({
  method: 'GET',
  path: '/api/contracts/cases/{caseId}/text',
  summary: {
    zh: '已申请合同的文本里找到的金额、日期、主体',
    en: 'What stands in the text of a contract that was filed',
  },
  params: z.object({ caseId: z.string().regex(/^cas_[0-9a-z]{1,40}$/) }),
  response: z.object({
    findings: ContractTextFindings,
    files: z.array(z.object({ name: z.string(), isRead: z.boolean(), notes: z.array(Text) })),
    /** Amounts that were filled in, in yuan, by the names of the precheck. */
    declared: z.record(z.string(), z.string()),
  }),
})
