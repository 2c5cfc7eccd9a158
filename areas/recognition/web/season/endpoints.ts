import { bareEndpoint as bare } from '#platform/http/endpoint'
import type * as diagnosis from '../../contract/season-diagnosis.ts'
import type * as results from '../../contract/season-results.ts'

/** For pages of companies and of the public, which need not load the shapes. */
const own = '/api/recognition/diagnoses/own'
export const getOwnDiagnosis = bare<typeof diagnosis.getOwnDiagnosis>('GET', own)
export const makeDiagnosis = bare<typeof diagnosis.makeDiagnosis>('POST', own)
export const notePoint = bare<typeof diagnosis.notePoint>('PUT', `${own}/points/{point}`)

const published = '/api/recognition/published-seasons'
export const listPublishedSeasons = bare<typeof results.listPublishedSeasons>('GET', published)
export const getPublishedSeason = bare<typeof results.getPublishedSeason>('GET', `${published}/{seasonId}`)
