import type * as cases from '#platform/cases/contract'
import type { Endpoint } from '#platform/http/endpoint'
import type * as contract from '../../contract/precheck.ts'

/** Known by types alone: a page for a phone does without the library that checks shapes. The server checks all the same. */
const bare = <E extends Endpoint>(method: E['method'], path: E['path']): E =>
  ({ method, path, summary: { zh: '', en: '' } }) as unknown as E

export const readPrecheckForm = bare<typeof contract.readPrecheckForm>('GET', '/api/contracts/precheck')
export const precheckContract = bare<typeof contract.precheckContract>('POST', '/api/contracts/precheck')
export const startDraft = bare<typeof cases.startDraft>('POST', '/api/procedures/{procedureId}/drafts')
export const saveDraft = bare<typeof cases.saveDraft>('PATCH', '/api/cases/drafts/{draftId}')
