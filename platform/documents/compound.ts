/** Names of the streams and storages in an old Office file (OLE compound file), or undefined when it is broken. */
export function compoundEntryNames(bytes: Uint8Array): string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 1024) return undefined
  const sectorBytes = 1 << view.getUint16(30, true)
  if (sectorBytes !== 512 && sectorBytes !== 4096) return undefined
  const nextSector = (sector: number): number => {
    const table = Math.floor(sector / (sectorBytes / 4))
    if (table >= 109) return -2
    const tableSector = view.getInt32(76 + table * 4, true)
    const at = (tableSector + 1) * sectorBytes + (sector % (sectorBytes / 4)) * 4
    return tableSector < 0 || at + 4 > bytes.length ? -2 : view.getInt32(at, true)
  }
  const names: string[] = []
  const visited = new Set<number>()
  let sector = view.getInt32(48, true)
  while (sector >= 0 && !visited.has(sector)) {
    visited.add(sector)
    const start = (sector + 1) * sectorBytes
    for (let at = start; at < start + sectorBytes && at + 128 <= bytes.length; at += 128) {
      const nameBytes = view.getUint16(at + 64, true)
      if (nameBytes < 2 || nameBytes > 64) continue
      names.push(new TextDecoder('utf-16le').decode(bytes.subarray(at, at + nameBytes - 2)))
    }
    sector = nextSector(sector)
  }
  return names.length > 0 ? names : undefined
}

/** What an old Office file is, by its streams. */
export function compoundKind(bytes: Uint8Array): 'encrypted' | 'doc' | 'xls' | 'ppt' | 'other' | 'corrupt' {
  const names = compoundEntryNames(bytes)
  if (!names) return 'corrupt'
  if (names.includes('EncryptedPackage') || names.includes('EncryptionInfo')) return 'encrypted'
  if (names.includes('WordDocument')) return 'doc'
  if (names.includes('Workbook') || names.includes('Book')) return 'xls'
  if (names.includes('PowerPoint Document')) return 'ppt'
  return 'other'
}

export function isCompound(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((value, index) => bytes[index] === value)
}
