import type { Fact, FactSource, Party } from '#platform/cases/ports'
import type { Db } from '#platform/db/db'
import { organisationsAt } from './store/organisations.ts'

interface PersonRow {
  user_id: string
  name: string
  region_path: string
}

async function people(db: Db, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  return db.query<PersonRow>(
    `select u.user_id, u.name, p.region_path from auth.public_person u
     join accounts.person p on p.user_id = u.user_id where u.user_id = any($1)`,
    [ids],
  )
}

/** Organisations and people as parties of cases, by id. */
export async function parties(db: Db, ids: readonly string[]): Promise<Map<string, Party>> {
  const organisations = await organisationsAt(
    db,
    ids.filter((id) => id.startsWith('org_')),
  )
  const persons = await people(
    db,
    ids.filter((id) => !id.startsWith('org_')),
  )
  return new Map<string, Party>([
    ...organisations.map(
      ({ id, name, region_path: regionPath }) => [id, party(id, 'organisation', name, regionPath)] as const,
    ),
    ...persons.map((row) => [row.user_id, party(row.user_id, 'person', row.name, row.region_path)] as const),
  ])
}

function party(id: string, kind: Party['kind'], name: string, regionPath: string): Party {
  return { id, kind, name, regionPath }
}

const source = { zh: '平台单位信息', en: 'the platform’s record of the organisation' }

/** What the platform knows of every organisation that has an account, and of the person who files for it. */
export const factsOfParty: FactSource = {
  facts: {
    'organisation.name': { zh: '单位名称', en: 'name of the organisation' },
    'organisation.credit-code': { zh: '统一社会信用代码', en: 'unified social credit code' },
    'organisation.region': { zh: '所在区划', en: 'region of the organisation' },
    'person.name': { zh: '经办人姓名', en: 'name of the person who files' },
  },
  async read(db, { party: { id, kind }, userId }) {
    const found = new Map<string, Fact>()
    const [person] = await people(db, userId ? [userId] : [])
    if (person) found.set('person.name', { value: person.name, source: { zh: '登录账号', en: 'your account' } })
    const [row] = kind === 'organisation' ? await organisationsAt(db, [id]) : []
    if (!row) return found
    const facts = { name: row.name, 'credit-code': row.credit_code, region: row.region_path }
    for (const [name, value] of Object.entries(facts)) found.set(`organisation.${name}`, { value, source })
    return found
  },
}
