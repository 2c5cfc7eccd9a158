/** The page and the query of a link that the server wrote. */
export const pathOf = (link: string): string => link.split('?')[0] ?? link

export const queryOf = (link: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(link.split('?')[1] ?? ''))
