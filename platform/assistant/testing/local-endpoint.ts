import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** A question as it came over the wire. */
export interface Asked {
  path: string
  authorization: string | null
  model: string
  instruction: string
  material: string
}

/** What the endpoint does with a question. */
export type Reply =
  | { says: string }
  | { status: number; headers?: Record<string, string> }
  | { body: string }
  | { does: 'hang' | 'break-off' | 'flood' }

export interface LocalEndpoint {
  url: string
  asked: Asked[]
  /** Answers every question from now on; gets the question and how many came before it. */
  reply(how: (asked: Asked, nth: number) => Reply | Promise<Reply>): void
  close(): Promise<void>
}

/** A real HTTP server that speaks the chat-completions protocol and answers what a test says. */
export async function startLocalEndpoint(): Promise<LocalEndpoint> {
  const asked: Asked[] = []
  let how: (asked: Asked, nth: number) => Reply | Promise<Reply> = () => ({ says: '{}' })
  const server = createServer((request, response) => void answer(request, response))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const body = JSON.parse(Buffer.concat(pieces).toString()) as {
      model: string
      messages: { role: string; content: string }[]
    }
    const said = (role: string) => body.messages.find((message) => message.role === role)?.content ?? ''
    const question = {
      path: `${request.method} ${request.url}`,
      authorization: request.headers.authorization ?? null,
      model: body.model,
      instruction: said('system'),
      material: said('user'),
    }
    const nth = asked.push(question) - 1
    send(response, await how(question, nth))
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${portOf(server)}/v1`,
    asked,
    reply(next) {
      how = next
    },
    async close() {
      if (!server.listening) return
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the local endpoint has no port')
  return address.port
}

function send(response: ServerResponse, reply: Reply): void {
  if ('says' in reply) {
    const message = { role: 'assistant', content: reply.says }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ id: '1', object: 'chat.completion', choices: [{ index: 0, message }] }))
  } else if ('status' in reply) {
    response.writeHead(reply.status, reply.headers).end('{"error":{"message":"no"}}')
  } else if ('body' in reply) {
    response.end(reply.body)
  } else if (reply.does === 'break-off') {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('{"choices":[')
    response.destroy()
  } else if (reply.does === 'flood') {
    const piece = 'x'.repeat(64 * 1024)
    const pour = () => {
      while (!response.destroyed) if (!response.write(piece)) return
    }
    response.on('drain', pour)
    pour()
  }
}
