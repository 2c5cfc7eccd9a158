/**
 * A `content-disposition` that offers a file under its own name and can be neither split nor made to render.
 *
 * Example: dispositionOf('任务书.docx') → `attachment; filename="___.docx"; filename*=UTF-8''%E4%BB%BB%E5%8A%A1%E4%B9%A6.docx`
 */
export function dispositionOf(fileName: string): string {
  const safe = fileName.replace(/[\p{Cc}/\\:*?"<>|]/gu, '_').trim() || 'download'
  const plain = safe.replace(/[^\x20-\x7e]/g, '_').replace(/[%]/g, '_')
  const encoded = encodeURIComponent(safe.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
