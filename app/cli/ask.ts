import { Refusal } from '#kernel/refusal'
import { holdsDatabase } from '#platform/db/open'
import { readConfig } from '../config.ts'
import { askServer } from '../control.ts'
import { filesFolderOf, withDatabase } from '../installation.ts'
import { beside, isBeside, type OperationName, type Operations, still } from '../operations.ts'

/** Operations on what is there; the others may begin with nothing. */
const readsOnly = new Set<OperationName>([
  'backup',
  'audit verify',
  'ledger verify',
  'import check',
  'import company facts',
  'import contracts',
])

const progress = (text: string) => process.stderr.write(`${text}\n`)

/** Has the running server do it, or does it here when none runs on this data folder. */
export async function operate<Name extends OperationName>(
  name: Name,
  input: Operations[Name]['input'],
): Promise<Operations[Name]['answer']> {
  const config = readConfig()
  const asked = await askServer(config.dataDir, name, input, progress)
  if (asked) return asked.answer as Operations[Name]['answer']
  // A mistyped folder would be made, found in order, and backed up: empty.
  if (readsOnly.has(name) && !config.databaseUrl && !holdsDatabase(config.dataDir))
    throw new Refusal({ code: 'app.no-database', params: { folder: config.dataDir } })
  const filesFolder = filesFolderOf(config)
  const answer = isBeside(name)
    ? withDatabase((db) => beside[name as 'backup']({ db, filesFolder }, input as never, progress), config)
    : still[name as 'restore'](config, input as never, progress)
  return (await answer) as Operations[Name]['answer']
}
