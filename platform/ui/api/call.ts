import type { BodyIn, Endpoint, ParamsIn, QueryIn, ResponseOf } from '#platform/http/endpoint'
import { currentLocale, text } from '../text.tsx'
import { addressOf } from './address.ts'
import { ApiProblem, problemFrom } from './problem.ts'

type Needed<E extends Endpoint, K extends 'params' | 'body', T> = E[K] extends object
  ? { [key in K]: T }
  : { [key in K]?: undefined }

/** What a call takes: exactly the parts that its endpoint names. */
export type CallInput<E extends Endpoint> = Needed<E, 'params', ParamsIn<E>> &
  (E['upload'] extends object
    ? { body?: BodyIn<E>; file: File }
    : Needed<E, 'body', BodyIn<E>> & { file?: undefined }) & {
    query?: QueryIn<E>
    signal?: AbortSignal
    /** Share sent, 0 to 1; uploads only. */
    onProgress?: (share: number) => void
  }

interface LooseInput {
  params?: unknown
  query?: unknown
  body?: unknown
  file?: File
  signal?: AbortSignal
  onProgress?: (share: number) => void
}

type SignInHandler = () => void
let onSignInNeeded: SignInHandler = () => {}

/** The shell says what to do when the server answers 401: go to sign-in and come back afterwards. */
export function whenSignInNeeded(handler: SignInHandler): void {
  onSignInNeeded = handler
}

function offline(): ApiProblem {
  return new ApiProblem(0, [{ code: 'network', message: text('ui.network.lost') }])
}

function refusalOf(status: number, body: string): ApiProblem {
  const problem = problemFrom(status, body, text('ui.error.unexpected', { status }))
  // A wrong password is 401 as well; only a missing or ended session leads to sign-in.
  if (problem.errors.some((each) => each.code === 'http.not-signed-in')) onSignInNeeded()
  return problem
}

function headers(): Record<string, string> {
  return { accept: 'application/json, application/problem+json', 'accept-language': currentLocale() }
}

/** One request with the person's session; throws an `ApiProblem` for anything but success. */
export async function request(endpoint: Endpoint, input: LooseInput): Promise<Response> {
  const init: RequestInit = {
    method: endpoint.method,
    headers: headers(),
    signal: input.signal,
    credentials: 'same-origin',
    // Published answers may be kept by others; a page asks whether its own copy still holds.
    cache: 'no-cache',
  }
  if (input.body !== undefined) {
    init.body = JSON.stringify(input.body)
    init.headers = { ...headers(), 'content-type': 'application/json' }
  }
  let response: Response
  try {
    response = await fetch(addressOf(endpoint, input.params, input.query), init)
  } catch (error) {
    if (input.signal?.aborted) throw error
    throw offline()
  }
  if (!response.ok) throw refusalOf(response.status, await response.text())
  return response
}

/** `fetch` does not tell how much of a body has been sent, so uploads go by XMLHttpRequest. */
function upload(endpoint: Endpoint, input: LooseInput & { file: File }): Promise<string> {
  const form = new FormData()
  // Text fields first: a server that streams the file has read them by then.
  for (const [name, value] of Object.entries((input.body ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null)
      form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  form.append('file', input.file, input.file.name)
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    xhr.open(endpoint.method, addressOf(endpoint, input.params, input.query))
    for (const [name, value] of Object.entries(headers())) xhr.setRequestHeader(name, value)
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) input.onProgress?.(event.loaded / event.total)
    }
    xhr.onload = () => {
      if (xhr.status >= 200 && xhr.status < 300) resolve(xhr.responseText)
      else reject(refusalOf(xhr.status, xhr.responseText))
    }
    xhr.onerror = () => reject(offline())
    xhr.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    input.signal?.addEventListener('abort', () => xhr.abort())
    xhr.send(form)
  })
}

/**
 * Calls an endpoint and answers what its `response` shape says.
 *
 * Errors: `ApiProblem` with every reason the server gave; status 0 when the network did not answer.
 * Example: const plan = await call(getPlan, { params: { id } })
 */
export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ResponseOf<E>> {
  const loose = input as LooseInput
  const body = loose.file
    ? await upload(endpoint, { ...loose, file: loose.file })
    : await (await request(endpoint, loose)).text()
  return checked(endpoint, body)
}

/** An answer of another shape comes from a server of another version; the page says so, the console says where. */
function checked<E extends Endpoint>(endpoint: E, body: string): ResponseOf<E> {
  try {
    const value: unknown = body === '' ? undefined : JSON.parse(body)
    return (endpoint.response ? endpoint.response.parse(value) : value) as ResponseOf<E>
  } catch (error) {
    console.error(`${endpoint.method} ${endpoint.path} answered in another shape`, error)
    throw new ApiProblem(-1, [{ code: 'answer', message: text('ui.error.answer') }])
  }
}

/** Saves a `download` endpoint's answer under the name that the server gives it. */
export async function download<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<void> {
  const response = await request(endpoint, input as LooseInput)
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')
  saveAs(await response.blob(), named?.[1] ? decodeURIComponent(named[1]) : 'download')
}

/** Hands a file made in the browser to the person. */
export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
