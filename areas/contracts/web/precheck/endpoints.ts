import { bareEndpoint as bare } from '#platform/http/endpoint'
import type * as contract from '../../contract/precheck.ts'

export const readPrecheckForm = bare<typeof contract.readPrecheckForm>('GET', '/api/contracts/precheck')
export const precheckContract = bare<typeof contract.precheckContract>('POST', '/api/contracts/precheck')
