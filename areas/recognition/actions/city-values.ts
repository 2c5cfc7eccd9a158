import type { RuleSet, ScoreOptions } from '#engines/scorecard'
import { Numeral, readParameters } from '#engines/scorecard'
import type { Db } from '#platform/db/db'
import { valuesOn } from '#platform/parameters/values'
import { cityCriteria } from '../city-criteria.ts'

/** What the city has set for the parameters of a rule set on a day; none where it has set nothing. */
export async function cityValues(db: Db, set: RuleSet, on: string): Promise<ScoreOptions['parameters']> {
  return readParameters(await cityFigures(db, set, on), set)
}

/** As `cityValues`, as they were set: by the name of the parameter, in the unit of the rule set. */
export async function cityFigures(db: Db, set: RuleSet, on: string): Promise<Record<string, Numeral>> {
  const own = cityCriteria.filter(({ ruleSet }) => ruleSet === set.id)
  const values = await valuesOn(
    db,
    own.map(({ parameter }) => parameter.key),
    on,
  )
  return Object.fromEntries(
    own.flatMap(({ name, parameter, isPercent }) => {
      const value = values.get(parameter.key) ?? parameter.initial
      return value <= 0 ? [] : [[name, new Numeral(isPercent ? `${value}e-2` : String(value))]]
    }),
  )
}

/** As `cityFigures`, as they are kept: every digit as text. */
export async function cityTexts(db: Db, set: RuleSet, on: string): Promise<Record<string, string>> {
  const figures = await cityFigures(db, set, on)
  return Object.fromEntries(Object.entries(figures).map(([name, { text }]) => [name, text]))
}
