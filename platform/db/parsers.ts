import pg from 'pg'

const oid = {
  int8: 20,
  date: 1082,
  numeric: 1700,
  int8Array: 1016,
  dateArray: 1182,
  numericArray: 1231,
  textArray: 1009,
}

// Through the driver's own array parser, so that quoting and NULL elements are read once and rightly.
const textArray = pg.types.getTypeParser(oid.textArray) as (text: string) => (string | null)[]

/**
 * How column values become JavaScript values, on both back ends: int8 as `bigint` (a JavaScript number loses
 * digits beyond 2^53), numeric as text, date as `YYYY-MM-DD` text (a Date would shift the day with the time zone).
 * Everything else as the driver does it: timestamptz as Date, jsonb parsed, int4 and float8 as number.
 */
export const columnTypes = new pg.TypeOverrides()
columnTypes.setTypeParser(oid.int8, (text: string) => BigInt(text))
columnTypes.setTypeParser(oid.numeric, (text: string) => text)
columnTypes.setTypeParser(oid.date, (text: string) => text)
columnTypes.setTypeParser(oid.int8Array, (text: string) =>
  textArray(text).map((item) => (item === null ? null : BigInt(item))),
)
columnTypes.setTypeParser(oid.numericArray, textArray)
columnTypes.setTypeParser(oid.dateArray, textArray)
