export { uploadPlan } from './actions/documents/upload-plan.ts'
export { previewPublication } from './actions/publication/preview-publication.ts'
export { publishVersion } from './actions/publication/publish-version.ts'
export { acceptItems } from './actions/review/accept-items.ts'
