export { type Alert, alertsBetween, alertsOf, nextLook } from './alerts.ts'
export { checkProcedure, type Finding, type Known } from './check.ts'
export {
  type Clock,
  type Colour,
  type Convention,
  colourOf,
  type Reading,
  readClock,
  resumeClock,
  type Stop,
  startClock,
  stopClock,
} from './clock.ts'
export {
  countersigned,
  mayCountersign,
  needsCountersign,
  pendingAction,
  proposed,
  withoutProposal,
} from './countersign.ts'
export {
  type Declared,
  type DeclaredAction,
  type DeclaredStart,
  type DeclaredState,
  type DeclaredWords,
  type Hook,
  modelOf,
} from './declaration.ts'
export { type Diagram, diagramOf, linesOf, svgOf } from './diagram.ts'
export { canonicalJson, digestOf, versionDigest } from './digest.ts'
export {
  type ActionModel,
  type Basis,
  type CityNumber,
  clockKey,
  days,
  type Ending,
  initialState,
  kebab,
  months,
  type Period,
  type ProcedureModel,
  type StateModel,
  stateOf,
  type Who,
  weeks,
  workingDays,
} from './model.ts'
export {
  type Actor,
  actionsFor,
  entered,
  filed,
  isOwner,
  ledOn,
  mayAct,
  momentOf,
  type Pending,
  runningClock,
  type Standing,
  step,
  touched,
  waitingClock,
} from './step.ts'
export { type Difference, type PastCase, type PastEvent, type Trial, tryVersion } from './trial.ts'
export { periodWords } from './words.ts'
