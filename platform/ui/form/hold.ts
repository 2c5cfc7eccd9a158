import { createContext, type Dispatch, type SetStateAction, useContext, useEffect } from 'react'

/** How many parts of the form around are still at work. */
export const FormHold = createContext<Dispatch<SetStateAction<number>>>(() => {})

/** While `isBusy` the form around is not sent: a file that is on its way would be left out of what it belongs to. */
export function useHoldForm(isBusy: boolean): void {
  const hold = useContext(FormHold)
  useEffect(() => {
    if (!isBusy) return
    hold((count) => count + 1)
    return () => hold((count) => count - 1)
  }, [hold, isBusy])
}
