import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answers } from '#engines/form'
import type { ResponseOf } from '#platform/http/endpoint'
import { ApiProblem, asProblem, call } from '#ui/api'
import { clearDraft, keepDraft, keptDraft } from '#ui/drafts'
import { bePresent, readDraft, saveDraft } from '../endpoints.ts'

export type Draft = ResponseOf<typeof readDraft>
export type Conflict = ResponseOf<typeof saveDraft>['conflicts'][number]

/** `offline`: kept on this device, sent by itself when the network is back. */
export type Saving = 'saved' | 'waiting' | 'saving' | 'offline' | 'refused'

const afterTypingMs = 800
const retryMs = 8_000
const presenceMs = 20_000

const keptUnder = (id: string) => `case.${id}`

export interface DraftHandle {
  draft: Draft | null
  answers: Answers
  saving: Saving
  savedAt: string | null
  conflicts: Conflict[]
  /** Who else has this draft open. */
  others: string[]
  problem: ApiProblem | null
  set(name: string, value: unknown): void
  /** Ends a conflict: mine overwrites, theirs is taken over. */
  settle(name: string, which: 'mine' | 'theirs'): void
  dismissLeftOver(): void
  /** Sends what is not saved yet; answers the revision, or null where it could not be saved. */
  flush(): Promise<number | null>
  /** The draft was filed: nothing is kept on this device any more. */
  forget(): void
}

/**
 * A draft that saves itself. Changes are kept on this device at once and sent a moment later; without a network they
 * wait, through reloads too, and are sent when it is back. What others write into other fields comes by itself.
 */
export function useDraft(id: string): DraftHandle {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [answers, setAnswers] = useState<Answers>({})
  const [saving, setSaving] = useState<Saving>('saved')
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [conflicts, setConflicts] = useState<Conflict[]>([])
  const [others, setOthers] = useState<string[]>([])
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  /** What the server does not have yet, and what it was changed on. */
  const state = useRef({
    revision: 0,
    pending: {} as Answers,
    insistOn: [] as string[],
    timer: 0,
    running: null as Promise<number | null> | null,
  })

  const keep = useCallback(() => {
    const { revision, pending } = state.current
    if (Object.keys(pending).length === 0) clearDraft(keptUnder(id))
    else keepDraft(keptUnder(id), { revision, changes: pending })
  }, [id])

  const send = useCallback(async (): Promise<number | null> => {
    const now = state.current
    const sent = { ...now.pending }
    setSaving('saving')
    try {
      const answer = await call(saveDraft, {
        params: { draftId: id },
        body: { revision: now.revision, changes: sent, insistOn: now.insistOn, dismissLeftOver: false },
      })
      now.revision = answer.revision
      now.insistOn = []
      for (const [name, value] of Object.entries(sent)) if (now.pending[name] === value) delete now.pending[name]
      // A field that both wrote into waits for the person's decision; it is not sent again by itself.
      if (answer.conflicts.length > 0)
        setConflicts((before) => [
          ...before.filter(({ name }) => !answer.conflicts.some((each) => each.name === name)),
          ...answer.conflicts,
        ])
      const news = Object.entries(answer.news).filter(([name]) => !(name in now.pending))
      if (news.length > 0) setAnswers((before) => ({ ...before, ...Object.fromEntries(news) }))
      setSavedAt(answer.savedAt)
      setProblem(null)
      keep()
      setSaving(Object.keys(now.pending).length > 0 ? 'waiting' : 'saved')
      return answer.revision
    } catch (error) {
      const refused = asProblem(error)
      setSaving(refused.isOffline || refused.status >= 500 ? 'offline' : 'refused')
      if (!refused.isOffline) setProblem(refused)
      return null
    }
  }, [id, keep])

  const flush = useCallback(async (): Promise<number | null> => {
    const now = state.current
    window.clearTimeout(now.timer)
    if (now.running) await now.running
    if (Object.keys(now.pending).length === 0 && now.insistOn.length === 0) return now.revision
    now.running = send().finally(() => {
      state.current.running = null
    })
    return now.running
  }, [send])

  const later = useCallback(() => {
    const now = state.current
    window.clearTimeout(now.timer)
    now.timer = window.setTimeout(() => void flush(), afterTypingMs)
  }, [flush])

  useEffect(() => {
    const stop = new AbortController()
    call(readDraft, { params: { draftId: id }, signal: stop.signal }).then(
      (read) => {
        const kept = keptDraft(keptUnder(id)) as { revision?: number; changes?: Answers } | null
        const pending = kept?.changes ?? {}
        state.current = {
          ...state.current,
          revision: Object.keys(pending).length > 0 ? (kept?.revision ?? read.revision) : read.revision,
          pending,
        }
        setDraft(read)
        setAnswers({ ...read.answers, ...pending })
        if (Object.keys(pending).length > 0) later()
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setProblem(asProblem(error))
      },
    )
    return () => stop.abort()
  }, [id, later])

  useEffect(() => {
    const again = () => void flush()
    window.addEventListener('online', again)
    const timer = window.setInterval(() => {
      if (Object.keys(state.current.pending).length > 0) void flush()
    }, retryMs)
    const leaving = () => void flush()
    document.addEventListener('visibilitychange', leaving)
    return () => {
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', leaving)
      window.clearInterval(timer)
      void flush()
    }
  }, [flush])

  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        const { others: seen } = await call(bePresent, { body: { kind: 'draft', id } })
        setOthers(seen)
        // With somebody else here, their fields come in even while this person does not type.
        if (seen.length > 0 && state.current.running === null && Object.keys(state.current.pending).length === 0)
          await send()
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        setOthers([])
      }
    }
    void look()
    const timer = window.setInterval(() => void look(), presenceMs)
    return () => window.clearInterval(timer)
  }, [id, send])

  const set = useCallback(
    (name: string, value: unknown) => {
      setAnswers((before) => ({ ...before, [name]: value }))
      state.current.pending = { ...state.current.pending, [name]: value }
      setSaving('waiting')
      keep()
      later()
    },
    [keep, later],
  )

  const settle = useCallback(
    (name: string, which: 'mine' | 'theirs') => {
      const conflict = conflicts.find((each) => each.name === name)
      setConflicts((before) => before.filter((each) => each.name !== name))
      if (!conflict) return
      if (which === 'theirs') {
        setAnswers((before) => ({ ...before, [name]: conflict.theirs }))
        return
      }
      state.current.pending = { ...state.current.pending, [name]: answers[name] ?? null }
      state.current.insistOn = [...state.current.insistOn, name]
      keep()
      void flush()
    },
    [answers, conflicts, flush, keep],
  )

  const dismissLeftOver = useCallback(() => {
    setDraft((before) => (before ? { ...before, leftOver: [] } : before))
    void call(saveDraft, {
      params: { draftId: id },
      body: { revision: state.current.revision, changes: {}, dismissLeftOver: true },
    }).then(
      (answer) => {
        state.current.revision = answer.revision
      },
      (error: unknown) => setProblem(asProblem(error)),
    )
  }, [id])

  const forget = useCallback(() => {
    state.current.pending = {}
    window.clearTimeout(state.current.timer)
    clearDraft(keptUnder(id))
  }, [id])

  return { draft, answers, saving, savedAt, conflicts, others, problem, set, settle, dismissLeftOver, flush, forget }
}
