export { bindMeasure } from './actions/bind-measure.ts'
export {
  bindTargets,
  type PlanSource,
  type TargetFromPlan,
  withdrawTargets,
} from './actions/bind-targets.ts'
export { type CatalogueName, catalogueNames } from './actions/catalogue-names.ts'
export {
  type DistrictFigure,
  type FigureVersions,
  type MonthlyFigures,
  monthlyFigures,
} from './actions/cockpit/monthly-figures.ts'
export { type Cockpit, type CockpitQuery, readCockpit } from './actions/cockpit/read-cockpit.ts'
export { superviseTarget } from './actions/cockpit/supervise-target.ts'
export { decideObservations, listPending } from './actions/decide-observations.ts'
export { addCard, publishIndicator } from './actions/define-indicator.ts'
export { recordObservations } from './actions/record-observations.ts'
export { type ReportedFromPlan, recordReported } from './actions/record-reported.ts'
export { refreshMeasures } from './actions/refresh-measures.ts'
export { type Suggestion, suggestIndicators } from './actions/suggest-indicators.ts'
export { type HistoricFigure, takeOverHistory } from './actions/take-over-history.ts'
export { type TargetStatus, targetStatuses } from './actions/target-statuses.ts'
export { type CheckedFile, checkImportFile } from './imports/check-file.ts'
export { type Measure, type RowBehind, registerMeasure } from './measures.ts'
export { unitsAgree } from './rules/units.ts'
export { indicatorsById } from './store/catalogue.ts'
