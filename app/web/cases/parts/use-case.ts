import type { UseQueryResult } from '@tanstack/react-query'
import type { CaseView } from '#platform/cases/contract'
import { useCall } from '#ui/api'
import { locateCase, readCase } from '../endpoints.ts'

/** A case by its id alone: links need not know to which procedure it belongs. */
export function useCase(caseId: string, options: { refetchEveryMs?: number } = {}): UseQueryResult<CaseView> {
  const located = useCall(locateCase, { params: { caseId } })
  const procedureId = located.data?.procedureId
  const found = useCall(
    readCase,
    { params: { procedureId: procedureId ?? '-', caseId } },
    { enabled: procedureId !== undefined, refetchEveryMs: options.refetchEveryMs },
  )
  return (procedureId === undefined ? located : found) as unknown as UseQueryResult<CaseView>
}
