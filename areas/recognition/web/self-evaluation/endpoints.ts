import { bareEndpoint as bare, type ResponseOf } from '#platform/http/endpoint'
import type * as contract from '../../contract/self-evaluation.ts'
import type * as titles from '../../contract/titles.ts'

const base = '/api/recognition/self-evaluations'
export const listEvaluable = bare<typeof contract.listEvaluable>('GET', base)
export const readSelfEvaluation = bare<typeof contract.readSelfEvaluation>('GET', `${base}/{ruleSet}`)
export const evaluateSelf = bare<typeof contract.evaluateSelf>('POST', `${base}/{ruleSet}`)
export const readOwnAnswers = bare<typeof contract.readOwnAnswers>('GET', `${base}/{ruleSet}/own`)
export type OwnAnswers = ResponseOf<typeof readOwnAnswers>
export const readJudgements = bare<typeof titles.readJudgements>('GET', '/api/recognition/cases/{caseId}/judgements')
