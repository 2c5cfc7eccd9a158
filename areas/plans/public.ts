export { acceptItems } from './actions/accept-items.ts'
export { previewPublication } from './actions/preview-publication.ts'
export { publishVersion } from './actions/publish-version.ts'
export { uploadPlan } from './actions/upload-plan.ts'
