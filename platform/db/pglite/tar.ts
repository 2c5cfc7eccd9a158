const blockBytes = 512

export interface TarEntry {
  /** Relative, inside the archive's root. */
  path: string
  isFolder: boolean
  content: Uint8Array
}

/** Files and folders of a tar as PGlite writes it: plain ustar headers, no links, no extensions. */
export function* tarEntries(tar: Uint8Array): Generator<TarEntry> {
  const bytes = Buffer.from(tar.buffer, tar.byteOffset, tar.byteLength)
  const text = (from: number, length: number) => {
    const field = bytes.subarray(from, from + length)
    const end = field.indexOf(0)
    return field.toString('utf8', 0, end === -1 ? length : end).trim()
  }
  for (let at = 0; at + blockBytes <= bytes.length && bytes[at] !== 0; ) {
    const sizeBytes = Number.parseInt(text(at + 124, 12) || '0', 8)
    const prefix = text(at + 345, 155)
    const path = `${prefix ? `${prefix}/` : ''}${text(at, 100)}`.replace(/^\/+/, '')
    const isFolder = bytes[at + 156] === 0x35
    const from = at + blockBytes
    if (from + sizeBytes > bytes.length) throw new Error(`the archive ends inside ${path}`)
    if (path.split('/').includes('..')) throw new Error(`the archive leaves its folder: ${path}`)
    yield { path, isFolder, content: isFolder ? new Uint8Array(0) : bytes.subarray(from, from + sizeBytes) }
    at = from + (isFolder ? 0 : Math.ceil(sizeBytes / blockBytes) * blockBytes)
  }
}
