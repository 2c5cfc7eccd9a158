import { createContext, type ReactNode, useContext } from 'react'

const Person = createContext<string | null>(null)

/** The shell says who is signed in; null for visitors. */
export function PersonProvider({ userId, children }: { userId: string | null; children: ReactNode }): ReactNode {
  return <Person.Provider value={userId}>{children}</Person.Provider>
}

/** Whether somebody is signed in, for pieces that keep something on the server. */
export function useIsSignedIn(): boolean {
  return useContext(Person) !== null
}
