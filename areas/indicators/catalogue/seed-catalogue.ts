import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { system } from '#platform/auth/actor'
import type { Services } from '#platform/services'
import { addIndicator, writeCard } from '../actions/define-indicator.ts'
import { cadences, countings, modes } from '../contract.ts'
import { nameKey } from '../rules/name-match.ts'
import { insertAlias, keyHolder } from '../store/catalogue.ts'

const Starter = z.object({
  indicators: z.array(
    z.object({
      name: z.string(),
      unit: z.string(),
      mode: z.enum(modes),
      counting: z.enum(countings).nullable().default(null),
      judge: z.enum(['time', 'seasonal']).default('time'),
      cadence: z.enum(cadences),
      aliases: z.array(z.string()),
      formula: z.string(),
      numerator: z.string().nullable().default(null),
      denominator: z.string().nullable().default(null),
      dataSource: z.string(),
      legalBasis: z.string().nullable().default(null),
      effectiveFrom: z.iso.date(),
    }),
  ),
})

/** Calendar days after the end of a period; the city changes them on the cards. */
const dueDays = { month: 15, quarter: 20, 'half-year': 30, year: 60 } as const

/**
 * Fills an empty catalogue with the indicators that plans name most often. A catalogue that holds anything is left as
 * it is, so that what a city removed or renamed does not come back.
 *
 * Writes: indicators.indicator, card, alias.
 */
export async function seedCatalogue(services: Services): Promise<void> {
  const starter = Starter.parse(JSON.parse(await readFile(new URL('./starter.json', import.meta.url), 'utf8')))
  await services.db.tx(async (tx) => {
    const [taken] = await tx.query('select 1 from indicators.indicator limit 1')
    if (taken) return
    const ctx = { ...services, actor: system }
    for (const entry of starter.indicators) {
      const { name, unit, mode, counting, judge, cadence, aliases, ...card } = entry
      const fields = {
        name,
        unit,
        mode,
        counting,
        judge,
        direction: 'up',
        reported: 'year-to-date',
        jumpPercent: 50,
      } as const
      const id = await addIndicator(tx, ctx, fields, 'starter')
      await writeCard(tx, ctx, id, {
        ...card,
        cadence,
        dueDays: dueDays[cadence],
        ownerDepartmentId: null,
        changeNote: null,
      })
      for (const alias of aliases) {
        const key = nameKey(alias)
        if (!(await keyHolder(tx, key)))
          await insertAlias(tx, { key, alias, indicatorId: id, at: services.clock.now(), by: null })
      }
    }
  })
}
