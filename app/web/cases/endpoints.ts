import type * as contract from '#platform/cases/contract'
import type * as files from '#platform/cases/contract/files'
import type * as notices from '#platform/cases/contract/notices'
import { bareEndpoint as bare } from '#platform/http/endpoint'

export const listProcedures = bare<typeof contract.listProcedures>('GET', '/api/procedures')
export const readProcedure = bare<typeof contract.readProcedure>('GET', '/api/procedures/{procedureId}')
export const precheck = bare<typeof contract.precheck>('POST', '/api/procedures/{procedureId}/precheck')
export const startDraft = bare<typeof contract.startDraft>('POST', '/api/procedures/{procedureId}/drafts')
export const submitDraft = bare<typeof contract.submitDraft>(
  'POST',
  '/api/procedures/{procedureId}/drafts/{draftId}/submit',
)
export const startCorrection = bare<typeof contract.startCorrection>(
  'POST',
  '/api/procedures/{procedureId}/cases/{caseId}/draft',
)
export const actOnCase = bare<typeof contract.actOnCase>(
  'POST',
  '/api/procedures/{procedureId}/cases/{caseId}/{action}',
)
export const readCase = bare<typeof contract.readCase>('GET', '/api/procedures/{procedureId}/cases/{caseId}')
export const locateCase = bare<typeof contract.locateCase>('GET', '/api/cases/{caseId}/location')
export const listDrafts = bare<typeof contract.listDrafts>('GET', '/api/cases/drafts')
export const readDraft = bare<typeof contract.readDraft>('GET', '/api/cases/drafts/{draftId}')
export const saveDraft = bare<typeof contract.saveDraft>('PATCH', '/api/cases/drafts/{draftId}')
export const deleteDraft = bare<typeof contract.deleteDraft>('DELETE', '/api/cases/drafts/{draftId}')
export const listMyCases = bare<typeof contract.listMyCases>('GET', '/api/cases/mine')
export const bePresent = bare<typeof contract.bePresent>('POST', '/api/cases/presence')
export const verifyReceipt = bare<typeof contract.verifyReceipt>('GET', '/api/receipts/{number}')
export const downloadCase = bare<{
  method: 'GET'
  path: '/api/procedures/{procedureId}/cases/{caseId}/document'
  summary: { zh: string; en: string }
  params: typeof contract.readCase.params
  answers: 'download'
}>('GET', '/api/procedures/{procedureId}/cases/{caseId}/document')

export const announceFile = bare<typeof files.announceFile>('POST', '/api/cases/drafts/{draftId}/attachments')
export const readAttachment = bare<typeof files.readAttachment>('GET', '/api/cases/attachments/{attachmentId}')
export const downloadOwnFile = bare<typeof files.downloadOwnFile>(
  'GET',
  '/api/cases/attachments/{attachmentId}/content',
)
export const downloadFile = bare<typeof files.downloadFile>(
  'GET',
  '/api/procedures/{procedureId}/cases/{caseId}/attachments/{attachmentId}',
)

export const listPublicNotices = bare<typeof notices.listPublicNotices>('GET', '/api/public-notices')
export const readPublicNotice = bare<typeof notices.readPublicNotice>('GET', '/api/public-notices/{noticeId}')
export const makeObjection = bare<typeof notices.makeObjection>('POST', '/api/public-notices/{noticeId}/objections')
