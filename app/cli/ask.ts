import { readConfig } from '../config.ts'
import { askServer } from '../control.ts'
import { filesFolderOf, withDatabase } from '../installation.ts'
import { beside, isBeside, type OperationName, type Operations, still } from '../operations.ts'

const progress = (text: string) => process.stderr.write(`${text}\n`)

/** Has the running server do it, or does it here when none runs on this data folder. */
export async function operate<Name extends OperationName>(
  name: Name,
  input: Operations[Name]['input'],
): Promise<Operations[Name]['answer']> {
  const config = readConfig()
  const asked = await askServer(config.dataDir, name, input, progress)
  if (asked) return asked.answer as Operations[Name]['answer']
  const filesFolder = filesFolderOf(config)
  const answer = isBeside(name)
    ? withDatabase((db) => beside[name as 'backup']({ db, filesFolder }, input as never, progress), config)
    : still[name as 'restore'](config, input as never, progress)
  return (await answer) as Operations[Name]['answer']
}
