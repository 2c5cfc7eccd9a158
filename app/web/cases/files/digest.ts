import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

const pieceBytes = 1_048_576

/**
 * SHA-256 of a file, read piece by piece so that memory does not grow with it. The browser's own digest wants the whole
 * file at once, and is not there at all on a plain-http intranet.
 */
export async function digestOfFile(file: File, progress: (share: number) => void): Promise<string> {
  const sum = sha256.create()
  for (let at = 0; at < file.size; at += pieceBytes) {
    sum.update(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()))
    progress(Math.min(1, (at + pieceBytes) / file.size))
  }
  return bytesToHex(sum.digest())
}
