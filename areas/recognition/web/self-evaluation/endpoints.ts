import type * as cases from '#platform/cases/contract'
import type { Endpoint, ResponseOf } from '#platform/http/endpoint'
import type * as contract from '../../contract/self-evaluation.ts'
import type * as titles from '../../contract/titles.ts'

/** Known by types alone: a page for a phone does without the library that checks shapes. The server checks all the same. */
const bare = <E extends Endpoint>(method: E['method'], path: E['path']): E =>
  ({ method, path, summary: { zh: '', en: '' } }) as unknown as E

const base = '/api/recognition/self-evaluations'
export const listEvaluable = bare<typeof contract.listEvaluable>('GET', base)
export const readSelfEvaluation = bare<typeof contract.readSelfEvaluation>('GET', `${base}/{ruleSet}`)
export const evaluateSelf = bare<typeof contract.evaluateSelf>('POST', `${base}/{ruleSet}`)
export const readOwnAnswers = bare<typeof contract.readOwnAnswers>('GET', `${base}/{ruleSet}/own`)
export type OwnAnswers = ResponseOf<typeof readOwnAnswers>
export const readJudgements = bare<typeof titles.readJudgements>('GET', '/api/recognition/cases/{caseId}/judgements')
export const startDraft = bare<typeof cases.startDraft>('POST', '/api/procedures/{procedureId}/drafts')
export const saveDraft = bare<typeof cases.saveDraft>('PATCH', '/api/cases/drafts/{draftId}')
