import { useEffect, useRef, useState } from 'react'
import { followVersion, type LiveEvent, type Onlooker, tellPresence } from '#contract/plans'
import { call, follow } from '#ui/api'
import type { At } from '../steps/use-step-line.ts'

/** A window that is out of sight for longer is nobody's who looks on; a glance elsewhere is not told. */
const outOfSightMs = 20_000
const beatMs = 15_000
/** Who walks through the cards by key is told of once in a while only. */
const moveMs = 1_500
const againMs = 500

const nobody: readonly Onlooker[] = []

interface Place {
  id: string | null
  isEditing: boolean
}

/**
 * Who else has the version open, and what they do to it as they do it; in turn they learn what this window looks at.
 * Nothing is asked or told while the window is out of sight.
 */
export function useLive({
  at,
  seq,
  isOn,
  place,
  hear,
}: {
  at: At
  /** Step up to which the page knows the version. */
  seq: number
  isOn: boolean
  place: Place
  hear: (event: LiveEvent) => void
}): readonly Onlooker[] {
  const [people, setPeople] = useState(nobody)
  const [windowId] = useState(newWindowId)
  const isThere = useIsInSight() && isOn
  const now = useRef({ at, hear, seq })
  now.current = { at, hear, seq: Math.max(seq, now.current.seq) }

  useEffect(() => {
    if (!isThere) return
    const stop = new AbortController()
    const event = (told: LiveEvent) => {
      now.current.seq = Math.max(told.seq, now.current.seq)
      now.current.hear(told)
      setPeople((before) => (JSON.stringify(before) === JSON.stringify(told.people) ? before : told.people))
    }
    const input = () => ({ params: now.current.at, query: { since: now.current.seq, window: windowId } })
    async function listen() {
      // The server ends a stream now and then, to ask anew who it is that looks on.
      while (!stop.signal.aborted) {
        await follow(followVersion, input, { event, lost: () => undefined, isOver: () => false }, stop.signal)
        await new Promise((resolve) => window.setTimeout(resolve, againMs))
      }
    }
    // Refused for good: the version is no longer this person's to see, and the page will say so when it reads it.
    listen().catch(() => setPeople(nobody))
    return () => {
      stop.abort()
      setPeople(nobody)
    }
  }, [isThere, windowId])

  usePresence({ at, windowId, isThere, place })
  return people
}

function usePresence({
  at: { planId, versionId },
  windowId,
  isThere,
  place: { id, isEditing },
}: {
  at: At
  windowId: string
  isThere: boolean
  place: Place
}) {
  const toldAt = useRef(0)
  useEffect(() => {
    if (!isThere) return
    const tell = () => {
      toldAt.current = Date.now()
      const body = { window: windowId, placeId: id, isEditing }
      // A sign of life that does not arrive is followed by the next one.
      call(tellPresence, { params: { planId, versionId }, body }).catch(() => undefined)
    }
    const soon = window.setTimeout(tell, Math.max(0, toldAt.current + moveMs - Date.now()))
    const beat = window.setInterval(tell, beatMs)
    return () => {
      window.clearTimeout(soon)
      window.clearInterval(beat)
    }
  }, [planId, versionId, windowId, isThere, id, isEditing])
}

function useIsInSight(): boolean {
  const [isInSight, setInSight] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    let timer = 0
    const look = () => {
      window.clearTimeout(timer)
      if (document.visibilityState === 'visible') setInSight(true)
      else timer = window.setTimeout(() => setInSight(false), outOfSightMs)
    }
    document.addEventListener('visibilitychange', look)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return isInSight
}

/** Not `randomUUID`, which browsers keep from pages of an intranet without a certificate. */
function newWindowId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
