import { Refusal } from '#kernel/refusal'
import { ArchiveFault } from '../documents/archive.ts'
import { XmlFault } from '../documents/xml.ts'
import type { SpreadsheetErrorCode } from './errors.ts'
import type { SheetLimits } from './limits.ts'

/** A refusal of the whole file. */
export function refuseFile(
  code: SpreadsheetErrorCode,
  fileName: string,
  params: Record<string, string | number> = {},
): Refusal {
  return new Refusal({ code, params: { fileName, ...params } })
}

/** Faults of the shared archive and XML readers as refusals of this room; anything else as it is. */
export function asSheetRefusal(error: unknown, fileName: string, limits: SheetLimits): unknown {
  if (error instanceof ArchiveFault) {
    if (error.kind === 'encrypted') return refuseFile('spreadsheets.encrypted', fileName)
    if (error.kind === 'corrupt') return refuseFile('spreadsheets.unreadable-file', fileName)
    const unpackedMb = Math.round(limits.maxUnpackedBytes / 1024 / 1024)
    return refuseFile('spreadsheets.zip-bomb', fileName, {
      unpackedMb,
      ratio: limits.maxRatio,
      entries: limits.maxEntries,
    })
  }
  if (error instanceof XmlFault)
    return refuseFile(
      error.kind === 'dangerous' ? 'spreadsheets.dangerous-xml' : 'spreadsheets.unreadable-file',
      fileName,
    )
  return error
}
