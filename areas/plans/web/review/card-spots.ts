import { useLayoutEffect, useState, useSyncExternalStore } from 'react'
import type { Onlooker } from '#contract/plans'
import type { Composing } from './recompose/compose-panel.tsx'
import type { Conflict } from './steps/use-step-line.ts'

/** What concerns single cards and changes with every key: all cards at once. */
export interface Spots {
  chosenId: string | null
  editingId: string | null
  /** Card on which the indicator is being chosen. */
  indicatorId: string | null
  historyId: string | null
  picked: ReadonlySet<string>
  pending: ReadonlySet<string>
  conflicts: ReadonlyMap<string, Conflict>
  /** Who else looks at a card. */
  people: ReadonlyMap<string, readonly Onlooker[]>
  composing: Composing | null
}

/** The same of one card. */
export interface Spot {
  isChosen: boolean
  isEditing: boolean
  isChoosing: boolean
  hasHistory: boolean
  isPicked: boolean
  isPending: boolean
  conflict: Conflict | null
  people: readonly Onlooker[] | null
  /** What is being merged or split below this card. */
  composing: Composing | null
}

const plain: Spot = {
  isChosen: false,
  isEditing: false,
  isChoosing: false,
  hasHistory: false,
  isPicked: false,
  isPending: false,
  conflict: null,
  people: null,
  composing: null,
}
const names = Object.keys(plain) as (keyof Spot)[]

/**
 * Tells each card what concerns it, and draws none that is not concerned: with a thousand cards, going through all of
 * them at every key is what makes a key slow.
 */
export class SpotStore {
  #spots: Spots
  readonly #listeners = new Set<() => void>()
  readonly #told = new Map<string, Spot>()

  constructor(spots: Spots) {
    this.#spots = spots
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(spots: Spots): void {
    const before = this.#spots
    this.#spots = spots
    if ((Object.keys(spots) as (keyof Spots)[]).every((name) => spots[name] === before[name])) return
    for (const listener of this.#listeners) listener()
  }

  /** The same object as long as nothing of it changes. */
  of(id: string): Spot {
    const spots = this.#spots
    const spot: Spot = {
      isChosen: spots.chosenId === id,
      isEditing: spots.editingId === id,
      isChoosing: spots.indicatorId === id,
      hasHistory: spots.historyId === id,
      isPicked: spots.picked.has(id),
      isPending: spots.pending.has(id),
      conflict: spots.conflicts.get(id) ?? null,
      people: spots.people.get(id) ?? null,
      composing: spots.composing?.partIds[0] === id ? spots.composing : null,
    }
    const told = this.#told.get(id) ?? plain
    if (names.every((name) => spot[name] === told[name])) return told
    this.#told.set(id, spot)
    return spot
  }
}

/** A store that holds what is given at every drawing. */
export function useSpotStore(spots: Spots): SpotStore {
  const [store] = useState(() => new SpotStore(spots))
  useLayoutEffect(() => store.set(spots))
  return store
}

export function useSpot(store: SpotStore, id: string): Spot {
  return useSyncExternalStore(store.subscribe, () => store.of(id))
}
