import type { Db } from '#platform/db/db'
import { namesInUse } from '../store/catalogue.ts'

/** An indicator's name and what else documents call it. */
export interface CatalogueName {
  name: string
  aliases: string[]
}

/**
 * Every indicator in use with its aliases, for whoever reads documents by the city's own words.
 *
 * Reads:  the catalogue and its aliases.
 * Errors: none.
 */
export async function catalogueNames(db: Db): Promise<CatalogueName[]> {
  const texts = Map.groupBy(await namesInUse(db), ({ indicatorId }) => indicatorId)
  return [...texts.values()].flatMap((of) => {
    const name = of.find(({ isName }) => isName)?.text
    return name === undefined ? [] : [{ name, aliases: of.filter(({ isName }) => !isName).map(({ text }) => text) }]
  })
}
