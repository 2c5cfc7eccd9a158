import { mkdir, readFile } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hasPeople } from '#areas/accounts'
import { importRegisterFile } from '#areas/contracts'
import { type ImportedFile, type ImportInput, importCompanyFacts } from '#areas/enterprises'
import { type CheckedFile, checkImportFile } from '#areas/indicators'
import { type LedgerVerification, verifyLedger } from '#areas/ledger'
import { loadRegions } from '#areas/regions'
import type { RegisterImport } from '#contract/contracts'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { openOperationLog, sealOperations } from '#platform/audit/log'
import { type KeptRoot, type Verification, verifyOperationLog } from '#platform/audit/verify'
import { type BackupReport, backup } from '#platform/db/backup/backup'
import { type RestoreReport, restore } from '#platform/db/backup/restore'
import { filesIn, filesInto } from '#platform/db/backup/stored-files'
import { migrate } from '#platform/db/migrate'
import type { Services } from '#platform/services'
import { loadDemoCity } from '../demo/load.ts'
import { demoState } from '../demo/schema.ts'
import type { Config } from './config.ts'
import { createAccount, type NewAccount } from './create-account.ts'
import { filesFolderOf, type Installation, openInstallation, schemas, withDatabase } from './installation.ts'

/** Operations that go on beside the work of the city. */
export interface Beside {
  backup: { input: { file: string }; answer: BackupReport }
  'audit verify': { input: { kept: KeptRoot[] }; answer: Verification }
  'ledger verify': { input: Record<string, never>; answer: LedgerVerification }
  'account create': { input: NewAccount; answer: { username: string; initialPassword: string } }
  'regions load': { input: { file: string }; answer: { loaded: true } }
  'import company facts': {
    input: { file: string; regionPath: string; source: ImportInput['source']; headerRow: number | null }
    answer: ImportedFile
  }
  'import contracts': {
    input: { file: string; regionPath: string; headerRow: number | null }
    answer: RegisterImport
  }
  'import check': { input: { file: string; regionPath: string; headerRow: number | null }; answer: CheckedFile }
}

/** Operations that need the city to stand still: the server closes, does it, and opens again. */
export interface Still {
  restore: { input: { file: string; replace: boolean }; answer: RestoreReport }
  'demo reset': { input: Record<string, never>; answer: { loaded: true } }
  'demo load': { input: Record<string, never>; answer: { loaded: boolean } }
}

export type Operations = Beside & Still
export type OperationName = keyof Operations
export type Progress = (text: string) => void

/** What an operation needs of an installation that is open. */
type Open = Pick<Installation, 'db' | 'filesFolder'>

export const beside: {
  [Name in keyof Beside]: (
    open: Open,
    input: Beside[Name]['input'],
    progress: Progress,
  ) => Promise<Beside[Name]['answer']>
} = {
  async backup({ db, filesFolder }, { file }) {
    if (!isAbsolute(file)) throw new Error(`not an absolute path: ${file}`)
    await mkdir(filesFolder, { recursive: true })
    return backup(db, file, { attached: filesIn(filesFolder, ['incoming']), now: systemClock.now() })
  },
  async 'audit verify'({ db }, { kept }) {
    await sealOperations(db)
    return verifyOperationLog(db, kept)
  },
  'ledger verify': ({ db }) => verifyLedger(db),
  'account create': ({ db }, account) => createAccount(db, account),
  async 'regions load'({ db }, { file }) {
    await migrate(db, schemas)
    await loadRegions(db, pathToFileURL(file))
    return { loaded: true }
  },
  'import company facts': ({ db }, { file, ...of }) =>
    logged(db, (services) => importCompanyFacts(services, { ...of, path: file, fileName: basename(file) })),
  'import contracts': ({ db }, { file, ...of }) =>
    logged(db, (services) => importRegisterFile(services, { ...of, path: file })),
  async 'import check'({ db }, { file, regionPath, headerRow }) {
    const bytes = await readFile(file)
    const services = { db, clock: systemClock, ids: systemIds }
    return checkImportFile(services, { bytes, fileName: basename(file), regionPath, headerRow })
  },
}

/** What writes into the operation log, with a log that is open while it does. */
async function logged<T>(db: Open['db'], run: (services: LoggedServices) => Promise<T>): Promise<T> {
  const audit = openOperationLog({ db, clock: systemClock, ids: systemIds, onError: (error) => console.error(error) })
  try {
    return await run({ db, clock: systemClock, ids: systemIds, audit })
  } finally {
    await audit.stop()
  }
}

type LoggedServices = Pick<Services, 'db' | 'clock' | 'ids' | 'audit'>

export const still: {
  [Name in keyof Still]: (
    config: Config,
    input: Still[Name]['input'],
    progress: Progress,
  ) => Promise<Still[Name]['answer']>
} = {
  restore: (config, { file, replace }) =>
    withDatabase(
      (db) => restore(db, file, { areas: schemas, replace, attach: filesInto(filesFolderOf(config)) }),
      config,
    ),
  async 'demo reset'(config, _, progress) {
    await withDatabase(async (db) => {
      // Somebody's real city is never emptied by a command meant for playing. Asked without migrating first: a demo
      // city of another version must be replaceable too.
      const isThere = async (table: string) =>
        (await db.query('select to_regclass($1) is not null as there', [table]))[0]?.there === true
      const isDemo = (await isThere('demo.loaded')) && (await demoState(db)) !== 'none'
      if (!isDemo && (await isThere('accounts.person')) && (await hasPeople(db))) throw new Refusal('app.not-a-demo')
      progress('正在清空数据库…  Emptying the database…')
      await db.tx(async (tx) => {
        const names = ['platform', 'pgboss', ...schemas.map(({ id }) => id)]
        for (const name of names) await tx.query(`drop schema if exists "${name}" cascade`)
      })
      await migrate(db, schemas)
    }, config)
    await inInstallation(config, (installation) => loadDemoCity(installation, progress))
    return { loaded: true }
  },
  'demo load': async (config, _, progress) => ({
    loaded: await inInstallation(config, (installation) => loadDemoCity(installation, progress)),
  }),
}

async function inInstallation<T>(config: Config, run: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await openInstallation(config, { onError: (error) => console.error(error) })
  try {
    return await run(installation)
  } finally {
    await installation.close()
  }
}

export const isBeside = (name: string): name is keyof Beside => Object.hasOwn(beside, name)
export const isStill = (name: string): name is keyof Still => Object.hasOwn(still, name)
