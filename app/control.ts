import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Problem, Refusal } from '#kernel/refusal'
import { asRefusal } from './system-error.ts'

/**
 * The running server's back door for the command line on the same machine: only one process may hold the embedded
 * database, so `backup`, `restore`, `audit verify` and `demo` ask the one that does. A socket file that only its
 * owner can open; one JSON line in, lines out until an answer.
 */
export interface Control {
  close(): Promise<void>
}

export type Perform = (operation: string, input: unknown, progress: (text: string) => void) => Promise<unknown>

type Line = { progress: string } | { answer: unknown } | { problems: Problem[] } | { defect: string }

/** Socket paths have room for about 100 characters; a data folder deeper than that gets one in the temporary folder. */
export function controlPath(dataDir: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\kechuang-${digestOf(dataDir)}`
  const beside = join(dataDir, 'control.sock')
  return beside.length < 100 ? beside : join(tmpdir(), `kechuang-${digestOf(dataDir)}.sock`)
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

export function listenForControl(
  dataDir: string,
  perform: Perform,
  onError: (error: unknown) => void,
): Promise<Control> {
  const path = controlPath(dataDir)
  // The database lock is held by now, so a socket file that is still there belongs to a process that is gone.
  if (process.platform !== 'win32') rmSync(path, { force: true })
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    const send = (line: Line) => socket.writable && socket.write(`${JSON.stringify(line, plain)}\n`)
    createInterface({ input: socket }).once('line', (text) => {
      answer(text, perform, send, onError).finally(() => socket.end())
    })
  })
  return new Promise((ready, failed) => {
    server.once('error', failed)
    server.listen(path, () => {
      if (process.platform !== 'win32') chmodSync(path, 0o600)
      server.off('error', failed)
      server.on('error', onError)
      ready({
        close: () =>
          new Promise((done) => {
            for (const socket of open) socket.destroy()
            server.close(() => done())
          }),
      })
    })
  })
}

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)

async function answer(text: string, perform: Perform, send: (line: Line) => void, onError: (error: unknown) => void) {
  try {
    const { operation, input } = JSON.parse(text)
    send({ answer: await perform(operation, input, (progress) => send({ progress })) })
  } catch (thrown) {
    const error = asRefusal(thrown)
    if (error instanceof Refusal) return send({ problems: error.problems })
    onError(error)
    send({ defect: error instanceof Error ? error.message : String(error) })
  }
}

/** Asks the server that runs on this data folder; `null` when none does. */
export async function askServer(
  dataDir: string,
  operation: string,
  input: unknown,
  progress: (text: string) => void,
): Promise<{ answer: unknown } | null> {
  const socket = await connected(controlPath(dataDir))
  if (!socket) return null
  socket.write(`${JSON.stringify({ operation, input })}\n`)
  for await (const text of createInterface({ input: socket })) {
    const line = JSON.parse(text) as Line
    if ('progress' in line) progress(line.progress)
    else if ('problems' in line) throw new Refusal(line.problems)
    else if ('defect' in line) throw new Error(line.defect)
    else return { answer: line.answer }
  }
  throw new Error('the server ended before it answered')
}

function connected(path: string): Promise<Socket | null> {
  return new Promise((done) => {
    const socket = connect(path)
    socket.once('connect', () => done(socket))
    socket.once('error', () => done(null))
  })
}
