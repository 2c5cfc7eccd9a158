/**
 * A value with every control character and half character of its texts made a blank: Word opens no file that holds one,
 * and texts bring page feeds along, notes whatever was pasted. Tabs and line breaks stay; what is no text is untouched.
 *
 * Example: printable({ title: '第一页\f第二页', count: 2n }) → { title: '第一页 第二页', count: 2n }
 */
export function printable<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFE\uFFFF]/gu, ' ') as T
  if (Array.isArray(value)) return value.map(printable) as T
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, printable(own)])) as T
}
