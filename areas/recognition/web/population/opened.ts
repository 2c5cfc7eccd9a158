const filterKeys = ['bin', 'gate', 'gateIs', 'district', 'section', 'verdict', 'readiness', 'missing', 'q', 'page']
/** What the address says when no bar is open. */
export const nothingOpen: Record<string, string> = Object.fromEntries(filterKeys.map((key) => [key, '']))
