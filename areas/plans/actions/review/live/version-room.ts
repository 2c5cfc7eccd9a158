import type { Clock } from '#kernel/clock'
import type { Db } from '#platform/db/db'
import { changedSince } from '../../../rules/review/changed-since.ts'
import { countsOf, type ItemRow, itemsById, type VersionKey } from '../../../store/items.ts'
import { type OnlookerRow, readLive } from '../../../store/review/pulse.ts'

/** How often a process asks the database what other processes have written; its own steps are told at once. */
const pollMs = 700
/** A window that has not been heard of for so long is closed, asleep or offline. */
export const silentAfterMs = 45_000

type Live = Awaited<ReturnType<typeof readLive>>

/** What somebody who knows a version up to a step is told. */
export interface Told {
  seq: number
  /** Null: more than can be listed. */
  items: ItemRow[] | null
  removedItemIds: string[]
  counts: Awaited<ReturnType<typeof countsOf>>
  people: readonly OnlookerRow[]
}

/**
 * Everybody of this process who looks at one version. However many they are, the database is asked once: it has no
 * channel that works on both back ends and survives a pooled connection, and one row read by its key costs next to
 * nothing. Nobody there: nothing is asked.
 */
class VersionRoom {
  readonly #db: Db
  readonly #clock: Clock
  readonly #version: VersionKey
  readonly #empty: () => void
  #live: Live | null = null
  #next = newNext()
  #followers = 0
  #timer: NodeJS.Timeout | undefined
  #isAsking = false
  #isKicked = false
  /** By the step that is known. */
  #told = new Map<number, Promise<Omit<Told, 'people'>>>()

  constructor(services: { db: Db; clock: Clock }, version: VersionKey, empty: () => void) {
    this.#db = services.db
    this.#clock = services.clock
    this.#version = { region_path: version.region_path, id: version.id }
    this.#empty = empty
  }

  /** Tells at once where things stand, then at every change of them, until the signal aborts. */
  async *follow(seen: number, signal: AbortSignal): AsyncGenerator<Told> {
    const gone = new Promise<null>((resolve) => {
      if (signal.aborted) resolve(null)
      else signal.addEventListener('abort', () => resolve(null), { once: true })
    })
    this.#followers += 1
    if (this.#followers === 1) void this.#ask()
    try {
      let known = seen
      let shown: Live | null = null
      while (!signal.aborted) {
        const live = this.#live
        if (live === null || live === shown) {
          await Promise.race([this.#next.promise, gone])
          continue
        }
        shown = live
        const told = await this.#changesSince(known, live)
        known = told.seq
        yield { ...told, people: live.people }
      }
    } finally {
      this.#followers -= 1
      if (this.#followers === 0) this.#close()
    }
  }

  /** Somebody of this process has just written. */
  kick(): void {
    if (this.#followers === 0) return
    this.#isKicked = true
    if (!this.#isAsking) void this.#ask()
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer)
    this.#isAsking = true
    this.#isKicked = false
    try {
      const aliveSince = new Date(this.#clock.now().getTime() - silentAfterMs)
      const live = await readLive(this.#db, this.#version, { seen: this.#live?.pulse.seq ?? -1, aliveSince })
      this.#take(live)
    } catch (error) {
      // Those who follow are told and come back; the next of them asks anew.
      this.#next.reject(error)
      this.#next = newNext()
    }
    this.#isAsking = false
    if (this.#followers === 0) return
    if (this.#isKicked) void this.#ask()
    else this.#timer = setTimeout(() => void this.#ask(), pollMs)
  }

  #take(live: Live): void {
    const before = this.#live
    const isSameStep = before?.pulse.seq === live.pulse.seq
    if (before && isSameStep && JSON.stringify(before.people) === JSON.stringify(live.people)) return
    this.#live = before && isSameStep ? { ...live, pulse: before.pulse } : live
    if (!isSameStep) this.#told.clear()
    this.#next.resolve(this.#live)
    this.#next = newNext()
  }

  #changesSince(seen: number, { pulse }: Live): Promise<Omit<Told, 'people'>> {
    const known = this.#told.get(seen)
    if (known) return known
    const loading = this.#load(pulse.seq, changedSince(pulse, seen))
    this.#told.set(seen, loading)
    return loading
  }

  async #load(seq: number, ids: string[] | null): Promise<Omit<Told, 'people'>> {
    const items = ids === null ? null : await itemsById(this.#db, this.#version, ids)
    const there = new Set(items?.map(({ id }) => id))
    const removedItemIds = (ids ?? []).filter((id) => !there.has(id))
    return { seq, items, removedItemIds, counts: await countsOf(this.#db, this.#version) }
  }

  #close(): void {
    clearTimeout(this.#timer)
    this.#live = null
    this.#told.clear()
    this.#empty()
  }
}

function newNext(): PromiseWithResolvers<Live> {
  const next = Promise.withResolvers<Live>()
  // A refusal that nobody waits for is nobody's.
  next.promise.catch(() => undefined)
  return next
}

/** The rooms of a process, one for each version that somebody looks at. */
export class VersionRooms {
  readonly #services: { db: Db; clock: Clock }
  readonly #rooms = new Map<string, VersionRoom>()

  constructor(services: { db: Db; clock: Clock }) {
    this.#services = services
  }

  /** As the room of the version tells it; a room is there as long as somebody is in it. */
  async *follow(version: VersionKey, seen: number, signal: AbortSignal): AsyncGenerator<Told> {
    let room = this.#rooms.get(version.id)
    if (!room) {
      room = new VersionRoom(this.#services, version, () => this.#rooms.delete(version.id))
      this.#rooms.set(version.id, room)
    }
    yield* room.follow(seen, signal)
  }

  kick(version: { id: string }): void {
    this.#rooms.get(version.id)?.kick()
  }
}

const roomsByDb = new WeakMap<Db, VersionRooms>()

/** The rooms of the process that holds this database open. */
export function roomsOf(services: { db: Db; clock: Clock }): VersionRooms {
  let rooms = roomsByDb.get(services.db)
  if (!rooms) {
    rooms = new VersionRooms(services)
    roomsByDb.set(services.db, rooms)
  }
  return rooms
}
