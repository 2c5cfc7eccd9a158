import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { system } from '#platform/auth/actor'
import type { RegisterImport } from '../contract/imports.ts'
import { type RegisterServices, writeRegister } from './import-register.ts'

/**
 * Takes a sheet of registrations into the register, for the command line of whoever runs the installation.
 *
 * Writes and errors: as `writeRegister`.
 */
export async function importRegisterFile(
  services: RegisterServices,
  { path, regionPath, headerRow }: { path: string; regionPath: string; headerRow: number | null },
): Promise<RegisterImport> {
  const bytes = await readFile(path)
  const digest = createHash('sha256').update(bytes).digest('hex')
  return writeRegister(
    services,
    { ...system, regionPath, name: '命令行导入' },
    {
      ...{ bytes, digest, fileName: basename(path), fileId: digest.slice(0, 16), office: regionPath },
      ...(headerRow === null ? {} : { headerRow }),
    },
  )
}
