import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const outDir = here('./dist/web')
const keptMs = 7 * 24 * 3600 * 1000

/**
 * Files of earlier builds stay for a week, so that a running server and a page that is open go on working while a new
 * build is made; they carry a digest in their names, so nothing old is ever taken for new.
 */
function forgetOldAssets(): Plugin {
  return {
    name: 'forget-old-assets',
    apply: 'build',
    writeBundle(_options, bundle) {
      const assets = join(outDir, 'assets')
      for (const name of readdirSync(assets)) {
        const file = join(assets, name)
        if (!(`assets/${name}` in bundle) && Date.now() - statSync(file).mtimeMs > keptMs) rmSync(file, { force: true })
      }
    },
  }
}

export default defineConfig({
  root: here('./app/web'),
  plugins: [react(), forgetOldAssets()],
  build: {
    outDir,
    emptyOutDir: false,
    target: 'es2024',
    reportCompressedSize: true,
    // An inlined file would be a data: address, which the content security policy refuses for scripts and fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: {
    port: 5173,
    proxy: { '/api': process.env.KECHUANG_SERVER ?? 'http://127.0.0.1:4600' },
  },
})
