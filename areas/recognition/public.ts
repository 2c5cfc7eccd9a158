export { approveRecognitionBatch, recognitionFund } from './actions/awards/decide-batch.ts'
export { drawRecognitionBatch } from './actions/awards/draw-batch.ts'
export { giveConsent } from './actions/points/consents.ts'
export { computePointsAt } from './actions/points/run-points.ts'
