/** Numbers that a spreadsheet can hold exactly stay numbers. */
export function numeric(text: string | null): number | string | null {
  return text !== null && text.length <= 15 ? Number(text) : text
}
