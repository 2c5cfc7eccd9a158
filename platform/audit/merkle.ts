import { createHash } from 'node:crypto'

/** Digest algorithm of a tree: SM3 (GB/T 32905) for our log, SHA-256 for other people's test data. */
export type Digest = 'sm3' | 'sha256'

const leafPrefix = Buffer.from([0])
const nodePrefix = Buffer.from([1])

function hash(digest: Digest, ...parts: Uint8Array[]): Buffer {
  const sum = createHash(digest)
  for (const part of parts) sum.update(part)
  return sum.digest()
}

/** Digest of an entry as a leaf. The prefix keeps an inner node from being passed off as a leaf (RFC 6962 §2.1). */
export const leafHash = (entry: Uint8Array, digest: Digest = 'sm3'): Buffer => hash(digest, leafPrefix, entry)

const nodeHash = (digest: Digest, left: Uint8Array, right: Uint8Array) => hash(digest, nodePrefix, left, right)

/** Largest power of two below `size`. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/** A tree that grows leaf by leaf and can say its root at any moment, in memory of log(size). */
export interface GrowingTree {
  readonly size: number
  append(leaf: Uint8Array): void
  root(): Buffer
}

/**
 * Example: a tree of no leaves has the digest of nothing as its root.
 *
 * Source: RFC 6962 §2.1.
 */
export function growingTree(digest: Digest = 'sm3'): GrowingTree {
  // Perfect subtrees by size, as in a binary counter: linear in all, and no deep recursion.
  const stack: { size: number; node: Uint8Array }[] = []
  let size = 0
  return {
    get size() {
      return size
    },
    append(leaf) {
      size++
      let top = { size: 1, node: leaf }
      while (stack.at(-1)?.size === top.size) {
        const left = stack.pop()
        if (left) top = { size: top.size * 2, node: nodeHash(digest, left.node, top.node) }
      }
      stack.push(top)
    },
    root() {
      if (stack.length === 0) return hash(digest)
      return Buffer.from(stack.map((part) => part.node).reduceRight((right, left) => nodeHash(digest, left, right)))
    },
  }
}

/** Root of the Merkle tree over leaf hashes. */
export function rootOf(leaves: Iterable<Uint8Array>, digest: Digest = 'sm3'): Buffer {
  const tree = growingTree(digest)
  for (const leaf of leaves) tree.append(leaf)
  return tree.root()
}

/** Sibling digests from a leaf up to the root of the tree over `leaves`. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number, digest: Digest = 'sm3'): Buffer[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index} in a tree of ${leaves.length}`)
  if (leaves.length === 1) return []
  const split = splitOf(leaves.length)
  return index < split
    ? [...inclusionProof(leaves.slice(0, split), index, digest), rootOf(leaves.slice(split), digest)]
    : [...inclusionProof(leaves.slice(split), index - split, digest), rootOf(leaves.slice(0, split), digest)]
}

/** Digests that show the tree over the first `oldSize` leaves to be a beginning of the tree over all. */
export function consistencyProof(leaves: readonly Uint8Array[], oldSize: number, digest: Digest = 'sm3'): Buffer[] {
  if (oldSize < 1 || oldSize > leaves.length) throw new RangeError(`no tree of ${oldSize} in one of ${leaves.length}`)
  return subProof(leaves, oldSize, true, digest)
}

function subProof(leaves: readonly Uint8Array[], oldSize: number, isWhole: boolean, digest: Digest): Buffer[] {
  if (oldSize === leaves.length) return isWhole ? [] : [rootOf(leaves, digest)]
  const split = splitOf(leaves.length)
  return oldSize <= split
    ? [...subProof(leaves.slice(0, split), oldSize, isWhole, digest), rootOf(leaves.slice(split), digest)]
    : [...subProof(leaves.slice(split), oldSize - split, false, digest), rootOf(leaves.slice(0, split), digest)]
}

const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0
/** SM3 and SHA-256 both give 32 bytes. Without this check an empty leaf would be "proven" under an empty root. */
const isDigest = (bytes: Uint8Array) => bytes.length === 32
const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0

/**
 * Whether `leaf` stands at `index` in the tree of `size` leaves with this root. False for any malformed proof.
 *
 * Source: RFC 9162 §2.1.3.2.
 */
export function verifyInclusion(
  input: { leaf: Uint8Array; index: number; size: number; proof: readonly Uint8Array[]; root: Uint8Array },
  digest: Digest = 'sm3',
): boolean {
  const { index, size, proof, root } = input
  if (!isCount(index) || !isCount(size) || index >= size) return false
  if (![input.leaf, root, ...proof].every(isDigest)) return false
  let position = index
  let last = size - 1
  let node: Uint8Array = input.leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      node = nodeHash(digest, sibling, node)
      while (position % 2 === 0 && position !== 0) {
        position = Math.floor(position / 2)
        last = Math.floor(last / 2)
      }
    } else node = nodeHash(digest, node, sibling)
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && isSame(node, root)
}

/**
 * Whether the tree with `oldRoot` is a beginning of the tree with `newRoot`: nothing was changed or taken out.
 * A proof about an empty tree is refused: it would show nothing.
 *
 * Source: RFC 9162 §2.1.4.2.
 */
export function verifyConsistency(
  input: { oldSize: number; newSize: number; oldRoot: Uint8Array; newRoot: Uint8Array; proof: readonly Uint8Array[] },
  digest: Digest = 'sm3',
): boolean {
  const { oldSize, newSize, oldRoot, newRoot } = input
  if (!isCount(oldSize) || !isCount(newSize) || oldSize === 0 || oldSize > newSize) return false
  if (oldSize === newSize) return input.proof.length === 0 && isSame(oldRoot, newRoot)
  if (![oldRoot, newRoot, ...input.proof].every(isDigest)) return false
  const isPowerOfTwo = Number.isInteger(Math.log2(oldSize))
  const [first, ...rest] = isPowerOfTwo ? [oldRoot, ...input.proof] : input.proof
  if (!first) return false
  let position = oldSize - 1
  let last = newSize - 1
  while (position % 2 === 1) {
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  let before: Uint8Array = first
  let after: Uint8Array = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      before = nodeHash(digest, sibling, before)
      after = nodeHash(digest, sibling, after)
      while (position % 2 === 0 && position !== 0) {
        position = Math.floor(position / 2)
        last = Math.floor(last / 2)
      }
    } else after = nodeHash(digest, after, sibling)
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && isSame(before, oldRoot) && isSame(after, newRoot)
}
