import { fileTypeFromBuffer } from 'file-type'

/** How many bytes of a file are looked at. */
export const sniffedBytes = 64 * 1024

/**
 * Media type by content: signatures first, then whether it reads as text. Never by name, never by what a browser claims.
 *
 * Example: await mediaTypeOf(Buffer.from('<!doctype html><p>')) → 'text/html'
 */
export async function mediaTypeOf(head: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(head)
  if (known && known.mime !== 'application/xml') return known.mime
  if (!looksLikeText(head)) return 'application/octet-stream'
  const start = new TextDecoder('utf-8').decode(head.subarray(0, 4096)).trimStart().toLowerCase()
  if (/^(<!doctype html|<html|<head|<body|<table|<div|<p[ >])/.test(start)) return 'text/html'
  if (start.startsWith('<?xml')) return /<html[ >]/.test(start) ? 'text/html' : 'application/xml'
  return 'text/plain'
}

function looksLikeText(head: Uint8Array): boolean {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (isUtf16) return true
  let odd = 0
  for (const byte of head) {
    if (byte === 0) return false
    if (byte < 9 || (byte > 13 && byte < 32)) odd++
  }
  return odd <= head.length / 100
}
