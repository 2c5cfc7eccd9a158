import { fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Init = NodeFS['init']

interface NodeFsModule {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd?: number }) => number } }
}

/**
 * The folder on disk, with fsync. PGlite's own NodeFS has none: the engine's fsync returned at once, and what it
 * had acknowledged was still in the operating system's memory.
 */
export class DurableNodeFs extends NodeFS {
  override async init(...[engine, options]: Parameters<Init>): ReturnType<Init> {
    const { emscriptenOpts } = await super.init(engine, options)
    const addFsync = (module: unknown) => {
      const { stream_ops } = (module as NodeFsModule).NODEFS
      stream_ops.fsync = (stream) => {
        // A failed fsync must reach the engine as EIO (29): it then stops rather than acknowledge.
        try {
          if (stream.nfd !== undefined) fsyncSync(stream.nfd)
          return 0
        } catch {
          return 29
        }
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } }
  }
}
