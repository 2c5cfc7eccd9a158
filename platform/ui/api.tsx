import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Endpoint, ResponseOf } from '#platform/http/endpoint'
import { type CallInput, call } from './api/call.ts'
import { follow } from './api/events.ts'
import { ApiProblem } from './api/problem.ts'
import { currentLocale, text } from './text.tsx'
import { notify } from './toast.tsx'

export { type CallInput, call, download, saveAs, whenSignInNeeded } from './api/call.ts'
export { follow } from './api/events.ts'
export { ApiProblem, type WireProblem } from './api/problem.ts'

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => error instanceof ApiProblem && (error.isOffline || error.status >= 500) && count < 2,
      },
    },
  })
}

function keyOf(endpoint: Endpoint, input: { params?: unknown; query?: unknown }) {
  return [endpoint.path, input.params ?? null, input.query ?? null, currentLocale()]
}

/** Any failure as an `ApiProblem`, so that every page shows it the same way. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem(-1, [{ code: 'defect', message: text('ui.error.answer') }])
}

/**
 * Reads an endpoint and keeps the answer; the last answer stays on screen while the next one is fetched.
 *
 * Example: const plan = useCall(getPlan, { params: { id } }); <Page answer={plan}>{(p) => p.title}</Page>
 */
export function useCall<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: { enabled?: boolean; refetchEveryMs?: number; isFresh?: boolean; isLasting?: boolean } = {},
): UseQueryResult<ResponseOf<E>> {
  return useQuery({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, { ...input, signal }),
    enabled: options.enabled,
    refetchInterval: options.refetchEveryMs,
    placeholderData: keepPreviousData,
    // Asked anew whenever it is shown: for a dialog that must not decide on what it showed the last time.
    ...(options.isFresh ? { staleTime: 0, gcTime: 0 } : {}),
    // Asked once while the page is open: for what never changes, such as the text of a version.
    ...(options.isLasting ? { staleTime: Number.POSITIVE_INFINITY } : {}),
  }) as UseQueryResult<ResponseOf<E>>
}

/**
 * Reads one endpoint for each of several things at once, such as the parts of every target of a row.
 *
 * Example: const answers = useCalls(getTargetParts, targets.map((one) => ({ params: { targetId: one.id }, query: … })))
 */
export function useCalls<E extends Endpoint>(
  endpoint: E,
  inputs: readonly CallInput<E>[],
): UseQueryResult<ResponseOf<E>>[] {
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: keyOf(endpoint, input),
      queryFn: ({ signal }: { signal: AbortSignal }) => call(endpoint, { ...input, signal }),
    })),
  }) as UseQueryResult<ResponseOf<E>>[]
}

export interface ActOptions<E extends Endpoint> {
  /** Said when it worked. */
  done?: string | ((answer: ResponseOf<E>) => string)
  /** What happens next, such as going to the new thing's page. */
  onDone?: (answer: ResponseOf<E>) => void
  /** Offers 撤销 beside the message. */
  undo?: (answer: ResponseOf<E>) => void
  /** Reads that are stale afterwards; without it, all of the same area (`/api/plans/…`). */
  refreshes?: Endpoint[]
  /** The caller shows the reasons itself (a form, beside its fields): no toast. */
  quiet?: boolean
}

export interface Act<E extends Endpoint> {
  /** Answers null when it was refused; the reasons are in `problem` and on screen. */
  run: (input: CallInput<E>) => Promise<ResponseOf<E> | null>
  /** For forms: answers the refusal, shown by the form beside its fields, or null when it worked. */
  submit: (input: CallInput<E>) => Promise<ApiProblem | null>
  isRunning: boolean
  problem: ApiProblem | null
  clear: () => void
}

/** Says every reason of a refusal above the page. */
export function showProblem(problem: ApiProblem): void {
  const lines = problem.errors.map((each) => each.message)
  if (problem.errors.some((each) => each.code === 'http.not-signed-in')) return
  notify('refused', problem.isOffline ? text('ui.network.title') : text('ui.refused.title'), {
    lines:
      problem.requestId && problem.status >= 500 ? [...lines, text('ui.error.id', { id: problem.requestId })] : lines,
  })
}

async function refresh(queries: QueryClient, endpoint: Endpoint, refreshes: Endpoint[] | undefined): Promise<void> {
  const area = endpoint.path.split('/').slice(0, 3).join('/')
  await queries.invalidateQueries({
    predicate: ({ queryKey }) =>
      refreshes ? refreshes.some((each) => each.path === queryKey[0]) : String(queryKey[0]).startsWith(area),
  })
}

function sayDone<E extends Endpoint>(answer: ResponseOf<E>, { done, undo }: ActOptions<E>): void {
  const said = typeof done === 'function' ? done(answer) : done
  if (!said) return
  const action = undo ? { label: text('ui.undo'), run: () => undo(answer) } : undefined
  notify('done', said, action ? { action, keepMs: 10_000 } : {})
}

/**
 * Does something: runs the endpoint, says how it went, refreshes what it changed. A second press while it runs is ignored.
 *
 * Example: const publish = useAct(publishPlan, { done: text('plans.published') }); <Button loading={publish.isRunning} onClick={() => publish.run({ params: { id } })} />
 */
export function useAct<E extends Endpoint>(endpoint: E, options: ActOptions<E> = {}): Act<E> {
  const queries = useQueryClient()
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const running = useRef(false)

  async function attempt(input: CallInput<E>): Promise<{ answer: ResponseOf<E> } | { refused: ApiProblem | null }> {
    if (running.current) return { refused: null }
    running.current = true
    setRunning(true)
    setProblem(null)
    try {
      const answer = await call(endpoint, input)
      await refresh(queries, endpoint, options.refreshes)
      sayDone(answer, options)
      options.onDone?.(answer)
      return { answer }
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return { refused: null }
      if (!(error instanceof ApiProblem)) console.error(error)
      const refused = asProblem(error)
      setProblem(refused)
      return { refused }
    } finally {
      running.current = false
      setRunning(false)
    }
  }

  async function run(input: CallInput<E>): Promise<ResponseOf<E> | null> {
    const result = await attempt(input)
    if ('answer' in result) return result.answer
    if (result.refused && !options.quiet) showProblem(result.refused)
    return null
  }

  async function submit(input: CallInput<E>): Promise<ApiProblem | null> {
    const result = await attempt(input)
    return 'refused' in result ? result.refused : null
  }

  return { run, submit, isRunning, problem, clear: () => setProblem(null) }
}

export interface Events<Data> {
  latest: Data | null
  /** The connection is gone and being tried again. */
  isLost: boolean
  problem: ApiProblem | null
}

/** The latest event of an `events` endpoint; stops when `isOver` says so or the component goes. */
export function useEvents<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E> | null,
  isOver: (data: ResponseOf<E>) => boolean = () => false,
): Events<ResponseOf<E>> {
  const [state, setState] = useState<Events<ResponseOf<E>>>({ latest: null, isLost: false, problem: null })
  const key = input ? JSON.stringify(keyOf(endpoint, input)) : null
  const now = useRef({ endpoint, input, isOver })
  now.current = { endpoint, input, isOver }

  useEffect(() => {
    if (key === null || !now.current.input) return
    const stop = new AbortController()
    setState({ latest: null, isLost: false, problem: null })
    follow(
      now.current.endpoint,
      now.current.input,
      {
        event: (latest) => setState({ latest, isLost: false, problem: null }),
        lost: (isLost) => setState((before) => ({ ...before, isLost })),
        isOver: (data) => now.current.isOver(data),
      },
      stop.signal,
    ).catch((error: unknown) => setState((before) => ({ ...before, problem: asProblem(error) })))
    return () => stop.abort()
  }, [key])
  return state
}
