import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistencyProof, inclusionProof, leafHash, rootOf, verifyConsistency, verifyInclusion } from './merkle.ts'

const leavesOf = (size: number) => Array.from({ length: size }, (_, i) => leafHash(Buffer.from(`entry ${i}`)))

describe('Merkle tree over the operation log', () => {
  it('every entry of every small tree is proven in it, and nowhere else', () => {
    for (let size = 1; size <= 20; size++) {
      const leaves = leavesOf(size)
      const root = rootOf(leaves)
      leaves.forEach((leaf, index) => {
        const proof = inclusionProof(leaves, index)
        expect(verifyInclusion({ leaf, index, size, proof, root })).toBe(true)
        expect(verifyInclusion({ leaf, index: (index + 1) % size, size, proof, root })).toBe(size === 1)
        expect(verifyInclusion({ leaf: leafHash(Buffer.from('x')), index, size, proof, root })).toBe(false)
      })
    }
  })

  it('a longer log is consistent with each of its beginnings, and not when an entry was changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (newSize, a, b) => {
        const oldSize = (a % newSize) + 1
        const leaves = leavesOf(newSize)
        const oldRoot = rootOf(leaves.slice(0, oldSize))
        const proof = consistencyProof(leaves, oldSize)
        expect(verifyConsistency({ oldSize, newSize, oldRoot, newRoot: rootOf(leaves), proof })).toBe(true)
        const forged = leaves.with(b % oldSize, leafHash(Buffer.from('forged')))
        const proofOfForged = consistencyProof(forged, oldSize)
        const newRoot = rootOf(forged)
        expect(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof: proofOfForged })).toBe(false)
      }),
    )
  })
})

const vectors = new URL('../../../shared/conformance/merkle_vectors.json', import.meta.url)
if (!existsSync(vectors)) console.log('skipped: conformance/merkle_vectors.json is not beside the checkout')
describe.skipIf(!existsSync(vectors))('proofs collected by the transparency-dev project', () => {
  const cases = existsSync(vectors) ? JSON.parse(readFileSync(vectors, 'utf8')) : { inclusion: [], consistency: [] }
  const bytes = (text: string | null) => Buffer.from(text ?? '', 'base64')
  const proofOf = (list: string[] | null) => (list ?? []).map(bytes)

  it('98 inclusion proofs are judged as they should be', () => {
    expect(cases.inclusion).toHaveLength(98)
    for (const c of cases.inclusion) {
      const input = {
        leaf: bytes(c.leafHash),
        index: c.leafIdx,
        size: c.treeSize,
        proof: proofOf(c.proof),
        root: bytes(c.root),
      }
      expect([c.file, verifyInclusion(input, 'sha256')]).toEqual([c.file, !c.wantErr])
    }
  })

  it('98 consistency proofs are judged as they should be', () => {
    expect(cases.consistency).toHaveLength(98)
    for (const c of cases.consistency) {
      const roots = { oldRoot: bytes(c.root1), newRoot: bytes(c.root2) }
      const input = { oldSize: c.size1, newSize: c.size2, ...roots, proof: proofOf(c.proof) }
      expect([c.file, verifyConsistency(input, 'sha256')]).toEqual([c.file, !c.wantErr])
    }
  })
})
