// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType } from 'kysely'

/** A saved view: the filters and the order of a page under a name that its owner gave */
export interface ViewTable {
  /** Whose view; nobody else sees it */
  user_id: string
  /** Page or table that it belongs to, such as indicators.cockpit */
  page: string
  /** Name given by the owner */
  name: string
  /** Filters and order as the page keeps them in its address: texts by name */
  query: ColumnType<unknown, string, string>
  /** Instant of the last saving */
  saved_at: ColumnType<Date, Date | string, Date | string>
}

/** For `db.as<ViewsTables>()`. */
export interface ViewsTables {
  'views.view': ViewTable
}
