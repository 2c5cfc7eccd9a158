import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { AttachmentView } from './shapes.ts'

const id = z.string().max(60)

export const announceFile = endpoint({
  method: 'POST',
  path: '/api/cases/drafts/{draftId}/attachments',
  summary: { zh: '登记附件，续传时给出已收到的字节数', en: 'Announce a file; says from which byte on it is wanted' },
  params: z.object({ draftId: id }),
  body: z.object({
    field: z.string().max(80),
    name: z.string().min(1).max(200),
    sizeBytes: z.int().min(1),
    /** SHA-256 of the bytes. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  response: AttachmentView,
})

const one = z.object({ attachmentId: id })

export const sendBytes = endpoint({
  method: 'POST',
  path: '/api/cases/attachments/{attachmentId}/bytes',
  summary: { zh: '上传附件的一段', en: 'Send bytes of a file' },
  params: one,
  query: z.object({ offset: z.coerce.number().int().min(0) }),
  takesBytes: true,
  response: AttachmentView,
})

export const readAttachment = endpoint({
  method: 'GET',
  path: '/api/cases/attachments/{attachmentId}',
  summary: { zh: '附件收到多少', en: 'How much of a file has come' },
  params: one,
  response: AttachmentView,
})

export const takeFileBack = endpoint({
  method: 'DELETE',
  path: '/api/cases/attachments/{attachmentId}',
  summary: { zh: '取消附件', en: 'Take a file back' },
  params: one,
  status: 204,
})

export const downloadOwnFile = endpoint({
  method: 'GET',
  path: '/api/cases/attachments/{attachmentId}/content',
  summary: { zh: '下载本人、本单位的附件', en: 'Download an own file' },
  params: one,
  answers: 'download',
})

export const downloadFile = endpoint({
  method: 'GET',
  path: '/api/procedures/{procedureId}/cases/{caseId}/attachments/{attachmentId}',
  summary: { zh: '下载附件', en: 'Download an attachment' },
  params: z.object({ procedureId: id, caseId: id, attachmentId: id }),
  answers: 'download',
})
