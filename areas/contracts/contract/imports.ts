import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Yuan } from './shapes.ts'

export const RegisterImport = z
  .object({
    fileId: z.string(),
    fileName: z.string(),
    isWritten: z.boolean(),
    /** Registrations that are new, and what their contracts come to. */
    taken: z.int(),
    contractYuan: Yuan,
    /** Registered already, and the same. */
    unchanged: z.int(),
    refused: z.int(),
    /** Blank lines, totals, notes. */
    skipped: z.int(),
    /** The refused rows with every reason, the first 200. */
    rows: z.array(
      z.object({
        sheet: z.string(),
        row: z.int(),
        label: z.string(),
        reasons: z.array(z.object({ zh: z.string(), en: z.string() })),
      }),
    ),
  })
  .meta({ id: 'RegisterImport' })
export type RegisterImport = z.output<typeof RegisterImport>

export const checkRegister = endpoint({
  method: 'POST',
  path: '/api/contracts/registrations/sheets',
  summary: { zh: '上传登记导出表，先核对', en: 'Upload a sheet of registrations and see what it would do' },
  upload: { maxBytes: 20 * 1024 * 1024 },
  response: RegisterImport,
  status: 201,
})

export const importRegister = endpoint({
  method: 'POST',
  path: '/api/contracts/registrations/imports',
  summary: { zh: '导入登记导出表', en: 'Take a sheet of registrations into the register' },
  body: z.object({ fileId: z.string().regex(/^fil_[0-9a-z]{1,40}$/) }),
  response: RegisterImport,
})
