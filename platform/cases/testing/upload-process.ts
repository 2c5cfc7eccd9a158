/**
 * Child of `upload-killed.test.ts`, which looks at what is left behind. On a database in a folder: `die` announces a file,
 * takes half of its bytes and dies while the connection goes on; `go-on DRAFT` says what had come and sends the rest. The
 * last line is JSON.
 */
import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createOrganisation } from '#areas/accounts'
import { systemClock } from '#kernel/clock'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { systemIds } from '#kernel/ids'
import { type Actor, system } from '#platform/auth/actor'
import { migrate } from '#platform/db/migrate'
import { openDb } from '#platform/db/open'
import { migratedArchive } from '#platform/db/snapshot'
import { openPlatform, platformAreas } from '#platform/http/assemble'
import { outsideRequest } from '#platform/http/route'
import { accountsArea } from '../../../areas/accounts/area.ts'
import { noticesArea } from '../../../areas/notices/area.ts'
import { regionsArea } from '../../../areas/regions/area.ts'
import { announce, takeBytes } from '../actions/attachments.ts'
import { startDraft } from '../actions/drafts.ts'
import { district, sampleArea } from './cases-app.ts'

const [dataDir = '', step = '', draftId = ''] = process.argv.slice(2)
const areas = [regionsArea, accountsArea, noticesArea, sampleArea()]
const schemas = [...platformAreas, ...areas].flatMap(({ id, schema }) => (schema ? [{ id, schema }] : []))
const db = await openDb({ dataDir, archive: () => migratedArchive(schemas) })
await migrate(db, schemas)
const { services, stop } = await openPlatform({
  ...{ db, areas, clock: systemClock, ids: systemIds, publicUrl: 'http://127.0.0.1' },
  filesFolder: join(dataDir, 'files'),
  onError: (error) => console.error(error),
})
for (const area of areas) await area.seed?.(services)

const first = '91320812000000000'
const creditCode = first + creditCodeCheckCharacter(first)
const content = Buffer.from(`%PDF-1.4\n${'建站方案的正文。'.repeat(40_000)}`)
const file = {
  field: 'plan',
  name: '方案.pdf',
  sizeBytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
}
/** Synchronous: a line that waits in this process when it dies would never be read. */
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)

async function party() {
  const [known] = await db.query<{ id: string }>('select id from accounts.organisation where credit_code = $1', [
    creditCode,
  ])
  const input = { creditCode, name: '示例企业', kind: 'enterprise' as const, regionPath: district }
  const id = known?.id ?? (await db.tx((tx) => createOrganisation(tx, services, system, input))).id
  const actor: Actor = { ...system, name: '示例申请人', role: 'organisation-member', organisationId: id }
  return outsideRequest(services, { actor, scope: { reach: 'organisation', organisationId: id } })
}

const ctx = await party()
if (step === 'die') {
  const draft = await startDraft(ctx, 'sample-filing', { callId: null, another: true })
  const { id } = await announce(ctx, draft.id, file)
  const half = Math.floor(content.length / 2)
  const body = new Readable({ read() {} })
  body.push(content.subarray(0, half))
  void takeBytes(ctx, id, 0, body)
  while ((await services.files.receivedOf(id)) < half) await new Promise((done) => setTimeout(done, 5))
  say({ draftId: draft.id, sent: half })
  process.kill(process.pid, 'SIGKILL')
}
const waiting = await announce(ctx, draftId, file)
const received = await services.files.receivedOf(waiting.id)
const after = await takeBytes(ctx, waiting.id, received, Readable.from([content.subarray(received)]))
const stored = after.file_id ? await services.files.get(db, after.file_id) : null
const isWhole = stored !== null && content.equals(await services.files.read(stored))
say({ received, state: after.state, isWhole })
await stop()
await db.close()
