/**
 * Names of signs that are put together of two words. Each name is made once: a string that is known already is found
 * in a table of weights at sight, a new one would have to be read letter by letter.
 */
export function signOf(first: string, second: string): string {
  let names = NAMES.get(first)
  if (names === undefined) {
    names = new Map()
    NAMES.set(first, names)
  }
  let name = names.get(second)
  if (name === undefined) {
    name = `${first} ${second}`
    names.set(second, name)
  }
  return name
}

const NAMES = new Map<string, Map<string, string>>()
