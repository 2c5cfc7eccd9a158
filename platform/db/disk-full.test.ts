import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const child = fileURLToPath(new URL('./testing/fill-disk.ts', import.meta.url))
/** The disk is small, and yet has to be filled by ordinary commits. */
const patienceMs = 240_000
const small = 'd=$(mktemp -d) && mount -t tmpfs -o size=76m tmpfs "$d"'
// A mount namespace of its own: the small file system ends with the process, whatever happens.
const onSmallDisk = (script: string) =>
  spawnSync(
    'unshare',
    [
      '--user',
      '--map-root-user',
      '--mount',
      'sh',
      '-c',
      `${small} && ${script}; s=$?; umount "$d"; rmdir "$d"; exit $s`,
    ],
    {
      encoding: 'utf8',
    },
  )

const canMount = onSmallDisk('true').status === 0
if (!canMount) console.warn('skipped: no small file system can be mounted here (unshare, tmpfs)')

interface Report {
  refusal: unknown
  acknowledged: number
  afterwards: { rows: number[]; last: number }
  reopened: { rows: number[]; last: number }
}

function report(what: string): Report {
  const { stdout, stderr } = onSmallDisk(`"${process.execPath}" "${child}" "$d" ${what}`)
  expect(stdout, stderr).not.toBe('')
  return JSON.parse(stdout) as Report
}

describe.skipIf(!canMount)('a full disk', () => {
  test(
    'is told as such, loses nothing acknowledged, keeps no half, and is over once there is space',
    () => {
      const { refusal, acknowledged, afterwards, reopened } = report('rows')
      expect(refusal).toEqual([{ code: 'platform.disk-full' }])
      expect(acknowledged).toBeGreaterThan(1)
      const rows = Array.from({ length: acknowledged }, (_, index) => index + 1)
      expect(afterwards).toEqual({ rows, last: acknowledged })
      expect(reopened).toEqual({ rows: [...rows, 1_000_000], last: 1_000_000 })
    },
    patienceMs,
  )

  test(
    'that breaks the engine within a commit does the same, and the engine starts anew',
    () => {
      const { refusal, acknowledged, afterwards, reopened } = report('log')
      expect(refusal).toEqual([{ code: 'platform.disk-full' }])
      expect(acknowledged).toBeGreaterThan(1)
      // The commit under way when the engine broke may have been kept, but then wholly.
      expect([acknowledged, acknowledged + 1]).toContain(afterwards.last)
      expect(afterwards.rows).toEqual([afterwards.last])
      expect(reopened).toEqual({ rows: [1_000_000], last: 1_000_000 })
    },
    patienceMs,
  )
})
