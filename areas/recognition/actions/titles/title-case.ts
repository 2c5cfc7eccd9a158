import { organisationById } from '#areas/accounts'
import { Refusal } from '#kernel/refusal'
import type { CaseOf } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import type { TitleForm } from '../../procedures/title-form.ts'

export type TitleCase = CaseOf<TitleForm>

/** The company that applies. Errors: recognition.not-an-enterprise. */
export async function applicantOf(
  tx: Db,
  { party }: Pick<TitleCase, 'party'>,
): Promise<{ creditCode: string; name: string; regionPath: string }> {
  const organisation = await organisationById(tx, party.id)
  if (organisation?.kind !== 'enterprise') throw new Refusal('recognition.not-an-enterprise')
  const { creditCode, name, regionPath } = organisation
  return { creditCode, name, regionPath }
}
