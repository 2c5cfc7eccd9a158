import { fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Init = NodeFS['init']

interface NodeFsModule {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd?: number }) => number } }
}

/** What the engine is told when the disk would not take it (EIO): it then stops rather than acknowledge. */
const inputOutputError = 29

/**
 * The folder on disk, with fsync. PGlite's own NodeFS has none: the engine's fsync returned at once, and what it
 * had acknowledged was still in the operating system's memory.
 */
export class DurableNodeFs extends NodeFS {
  readonly #flush: (descriptor: number) => void

  constructor(folder: string, flush: (descriptor: number) => void = fsyncSync) {
    super(folder)
    this.#flush = flush
  }

  override async init(...[engine, options]: Parameters<Init>): ReturnType<Init> {
    const { emscriptenOpts } = await super.init(engine, options)
    const addFsync = (module: unknown) => {
      const { stream_ops } = (module as NodeFsModule).NODEFS
      stream_ops.fsync = ({ nfd }) => {
        try {
          if (nfd !== undefined) this.#flush(nfd)
          return 0
        } catch {
          return inputOutputError
        }
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } }
  }
}
