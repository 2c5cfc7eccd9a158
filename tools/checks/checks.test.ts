import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { boundaries } from './boundaries.ts'
import { docs } from './docs.ts'
import { errorCodes } from './error-codes.ts'
import { examples } from './examples.ts'
import type { Check } from './finding.ts'
import { messages } from './messages.ts'
import { ownSchema } from './own-schema.ts'
import { shortcuts } from './shortcuts.ts'
import { sizes } from './sizes.ts'

const planted = fileURLToPath(new URL('../fixtures/planted', import.meta.url))

async function found(check: Check): Promise<string[]> {
  return (await check(planted)).map((f) => `${f.file}: ${f.message}`)
}

describe('a checker reports what was planted', () => {
  it.each([
    ['an area reaching into another area', 'areas/vouchers/actions.ts: area-by-its-door: imports areas/plans/store.ts'],
    ['the same by a type alone', 'areas/vouchers/actions.ts: area-by-its-door: imports areas/plans/store-types.ts'],
    ['a rule that knows the database', 'areas/vouchers/rules.ts: pure-rules: imports areas/vouchers/store.ts'],
    ['a circle', 'no-circle: imports areas/vouchers/'],
    ['an engine that knows the platform', 'engines/pace/engine.ts: pure-engines: imports platform/ui/table.ts'],
    ['a kernel that knows the platform', 'kernel/word.ts: kernel-below-all: imports platform/ui/table.ts'],
    ['a platform that knows an area', 'platform/knows-area.ts: platform-knows-no-area: imports areas/plans/public.ts'],
    ['a page that knows the store', 'areas/vouchers/web/pages.ts: web-sees-contracts: imports areas/vouchers/store.ts'],
    [
      "a page that imports another area's pages",
      'areas/vouchers/web/pages.ts: web-of-one-area: imports areas/plans/web/pages.ts',
    ],
    ['a route that imports a page', 'areas/plans/routes.ts: server-sees-no-web: imports areas/plans/web/pages.ts'],
    ['an import that leads nowhere', 'areas/plans/broken.ts: resolvable: imports ./not-there.ts'],
  ])('%s', async (_, expected) => {
    expect(await found(boundaries)).toContainEqual(expect.stringContaining(expected))
  })

  it('an area that comes by the door is not reported', async () => {
    expect((await found(boundaries)).filter((f) => f.startsWith('areas/plans/public.ts'))).toEqual([])
  })

  it("another area's tables, in a migration and in code, but not a published view", async () => {
    const findings = await found(ownSchema)
    expect(findings).toContainEqual(expect.stringContaining('areas/plans/store.ts: SQL names vouchers.voucher'))
    expect(findings).toContainEqual(
      expect.stringContaining('areas/vouchers/schema/001-voucher.sql: SQL names plans.plan'),
    )
    expect(findings.filter((f) => f.includes('public_plan'))).toEqual([])
  })

  it('a file over 500 lines fails, one over 300 is warned of', async () => {
    const findings = (await sizes(planted)).map((f) => [f.file, f.isWarning ?? false])
    expect(findings).toEqual([
      ['kernel/long.ts', false],
      ['kernel/longish.ts', true],
    ])
  })

  it.each(['TODO', 'new Date()', 'Math.random(', 'catch (error) {}', 'as any', 'a name that says nothing'])(
    '%s',
    async (sign) => {
      expect(await found(shortcuts)).toContainEqual(expect.stringContaining(sign))
    },
  )

  it('a path in a document that does not exist, by link and by name', async () => {
    expect(await found(docs)).toEqual([
      'docs/README.md: names gone.md, which does not exist',
      'docs/README.md: names kernel/absent.ts, which does not exist',
    ])
  })

  it('a text missing in one language, with other places, or in no file', async () => {
    expect(await found(messages)).toEqual([
      'areas/vouchers/messages: vouchers.left: the places differ between languages',
      'areas/vouchers/messages: vouchers.only: no text in en',
      'areas/vouchers/web/list.tsx: text vouchers.nowhere is in no messages file',
    ])
  })

  it('an error code that is not declared, and one that is not used', async () => {
    expect(await found(errorCodes)).toEqual([
      'areas/vouchers/throws.ts: vouchers.undeclared is declared in no errors.ts',
      'areas/vouchers/errors.ts: vouchers.idle is never used',
    ])
  })

  it('an example in a docstring that is not true', async () => {
    expect(await found(examples)).toEqual(['kernel/examples.ts: example of thrice: gives 6, not 7'])
  })
})
