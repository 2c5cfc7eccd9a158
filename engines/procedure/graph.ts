import type { ProcedureModel, StateModel } from './model.ts'

/** States that a state leads to, by an action or by its deadline. */
export function statesFrom(state: StateModel): string[] {
  const byAction = state.actions.flatMap((action) => action.to)
  return [...new Set([...byAction, ...(state.onDue && 'to' in state.onDue ? [state.onDue.to] : [])])]
}

/** The state itself and all that can come after it. */
export function reachable(model: ProcedureModel, from: string): Set<string> {
  const byName = new Map(model.states.map((state) => [state.name, state]))
  const reached = new Set<string>()
  const waiting = [from]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = byName.get(name)
    if (!state || reached.has(name)) continue
    reached.add(name)
    waiting.push(...statesFrom(state))
  }
  return reached
}
