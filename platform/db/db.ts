import type { Kysely } from 'kysely'

/**
 * The one way to the database, the same on PGlite and PostgreSQL.
 *
 * Traps: inside `tx` use only the handle it passes: the outer one throws there, because on one connection it
 * would wait for itself for ever. Never wait for the network inside a transaction. No session state (`set`,
 * named statements, listen, session locks): only `set local` and `pg_advisory_xact_lock`.
 * bigint and numeric come back as text for numeric, `bigint` for int8; date as `YYYY-MM-DD`; timestamptz as Date.
 */
export interface Db {
  readonly backend: 'pglite' | 'postgres'
  /** True inside `tx`. */
  readonly inTransaction: boolean
  /** Typed queries: `db.as<PlansTables>().selectFrom('plans.plan')`. */
  as<Tables>(): Kysely<Tables>
  /** Plain SQL with $1 places; rows typed by the caller. */
  query<Row extends object = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<Row[]>
  /** Runs in a transaction, or in a savepoint when already inside one. A throw rolls back to where it began. */
  tx<T>(run: (tx: Db) => Promise<T>): Promise<T>
  /** Runs once the outermost transaction has committed; never when it rolled back. Outside a transaction: at once. */
  afterCommit(run: () => void): void
}
